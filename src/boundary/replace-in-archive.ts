import { crc32, deflateRawSync } from 'node:zlib'
import { inputError } from './diagnostic.ts'
import type { NamedBytes } from './read-archive.ts'

/** A record of the directory at the end of a zip archive. */
interface Entry {
  /** What takes the place of its file; null for a file that stays. */
  readonly content: Uint8Array | null
  /** The bytes of the record. */
  readonly record: Buffer
  /** Where its file begins in the archive. */
  readonly offset: number
}

/** Length of the fixed part of a record of the directory, of the header before a file, and of the end of the archive. */
const recordLength = 46
const headerLength = 30
const endLength = 22

/**
 * Replaces files in a zip archive, one at least. All other files keep their bytes, compressed as they are, their order, times and
 * extra fields.
 *
 * @param contentOf what takes the place of a file, by its name; null for a file that stays
 * @throws InputError if no file is replaced, a replaced one is there twice, or the directory is damaged or is in the format for archives of more than 4 GB
 */
export function replaceInArchive(
  { file, bytes }: NamedBytes,
  contentOf: (name: string) => Uint8Array | null,
): Uint8Array {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { entries, directory, end } = readDirectory(archive, file, contentOf)
  const ordered = [...entries].sort((a, b) => a.offset - b.offset)
  const compressed = new Map(entries.map((entry) => [entry, entry.content && deflateRawSync(entry.content)]))
  const pieces: Buffer[] = []
  const offsets = new Map<Entry, number>()
  let length = 0
  const add = (piece: Buffer): void => {
    pieces.push(piece)
    length += piece.length
  }
  for (const [index, entry] of ordered.entries()) {
    offsets.set(entry, length)
    const packed = compressed.get(entry) ?? null
    if (packed !== null) {
      add(headerOf(entry, packed.length))
      add(packed)
    } else add(archive.subarray(entry.offset, ordered[index + 1]?.offset ?? directory))
  }
  const start = length
  for (const entry of entries) {
    const record = Buffer.from(entry.record)
    record.writeUInt32LE(offsets.get(entry)!, 42)
    const packed = compressed.get(entry) ?? null
    if (packed !== null) {
      writeMethod(record, 8)
      writeSizes(record, 16, entry.content!, packed.length)
    }
    add(record)
  }
  const tail = Buffer.from(archive.subarray(end))
  tail.writeUInt32LE(length - start, 12)
  tail.writeUInt32LE(start, 16)
  return Buffer.concat([...pieces, tail])
}

function readDirectory(archive: Buffer, file: string, contentOf: (name: string) => Uint8Array | null) {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end === -1 || end + endLength > archive.length) throw damaged(file)
  const [count, directory] = [archive.readUInt16LE(end + 10), archive.readUInt32LE(end + 16)]
  if (count === 0xffff || directory === 0xffffffff) throw damaged(file)
  const entries: Entry[] = []
  const replaced = new Set<string>()
  let at = directory
  for (let index = 0; index < count; index++) {
    if (at + recordLength > end || archive.readUInt32LE(at) !== 0x02014b50) throw damaged(file)
    const nameLength = archive.readUInt16LE(at + 28)
    const whole = recordLength + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
    const name = archive.toString('utf8', at + recordLength, at + recordLength + nameLength)
    const content = contentOf(name)
    if (content !== null && replaced.has(name)) throw damaged(file)
    if (content !== null) replaced.add(name)
    entries.push({
      content,
      record: archive.subarray(at, at + whole),
      offset: archive.readUInt32LE(at + 42),
    })
    at += whole
  }
  if (replaced.size === 0) throw damaged(file)
  return { entries, directory, end }
}

/** The header before a file, with the name and time of its record and without extra fields. */
function headerOf({ record, content }: Entry, compressedLength: number): Buffer {
  const nameLength = record.readUInt16LE(28)
  const header = Buffer.alloc(headerLength + nameLength)
  header.writeUInt32LE(0x04034b50, 0)
  record.copy(header, 4, 6, 16)
  writeMethod(header, 6)
  writeSizes(header, 14, content!, compressedLength)
  header.writeUInt16LE(nameLength, 26)
  record.copy(header, headerLength, recordLength, recordLength + nameLength)
  return header
}

/** Writes the flags, without that of sizes behind the file, and the method `deflate`. */
function writeMethod(target: Buffer, at: number): void {
  target.writeUInt16LE(target.readUInt16LE(at) & ~8, at)
  target.writeUInt16LE(8, at + 2)
}

function writeSizes(target: Buffer, at: number, content: Uint8Array, compressedLength: number): void {
  target.writeUInt32LE(crc32(content), at)
  target.writeUInt32LE(compressedLength, at + 4)
  target.writeUInt32LE(content.length, at + 8)
}

const damaged = (file: string): Error =>
  inputError({
    code: 'import/archive',
    place: { file },
    message: 'the directory of the archive is damaged, or the archive is larger than 4 GB',
    fix: 'export the project again, without recordings',
  })
