import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { InputError, inputError } from './diagnostic.ts'

/** The content of a file in a folder or archive, with its name. */
export interface NamedBytes {
  readonly file: string
  readonly bytes: Uint8Array
}

/** Maximum number of bytes unpacked from an archive, more than the text of any set of interviews. */
const maxBytes = 200e6
/** Maximum number of files in an archive. */
const maxFiles = 20_000

/** True if bytes begin like a zip archive. */
export const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/** The names of the files in a zip archive; if it is damaged, those that can be read. */
export async function listArchive({ bytes }: NamedBytes): Promise<string[]> {
  const names: string[] = []
  try {
    for await (const { fileName } of entriesOf(await openZip(bytes))) names.push(fileName)
  } catch {
    return names // readArchive reports the damage
  }
  return names
}

/**
 * Unpacks files of a zip archive in memory. Its use of memory is bounded, whatever sizes the archive claims.
 *
 * @param wanted selects files by name
 * @returns the unpacked files by name
 * @throws InputError if the archive is damaged (each file is compared with its checksum) or encrypted, has paths outside
 * itself, or unpacks to more than 200 MB
 */
export async function readArchive(
  { file, bytes }: NamedBytes,
  wanted: (name: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  try {
    const zip = await openZip(bytes)
    if (zip.entryCount > maxFiles) throw broken(file, `the archive contains ${zip.entryCount} files`)
    const contents = new Map<string, Uint8Array>()
    let remaining = maxBytes
    for await (const entry of entriesOf(zip)) {
      if (entry.fileName.endsWith('/') || !wanted(entry.fileName)) continue
      if (contents.has(entry.fileName)) throw broken(file, `the archive contains two files named "${entry.fileName}"`)
      const content = await unpack(zip, entry, remaining, file)
      remaining -= content.length
      contents.set(entry.fileName, content)
    }
    return contents
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error)) throw error
    throw broken(file, `the archive is damaged: ${error.message.slice(0, 120)}`)
  }
}

const openZip = (bytes: Uint8Array): Promise<ZipFile> =>
  fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true })

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry()
  } finally {
    zip.close()
  }
}

async function unpack(zip: ZipFile, entry: Entry, limit: number, file: string): Promise<Uint8Array> {
  const tooLarge = broken(file, `"${entry.fileName}" unpacks to more than the ${maxBytes / 1e6} MB that are read`)
  if (entry.isEncrypted()) throw broken(file, `"${entry.fileName}" is encrypted`)
  if (entry.uncompressedSize > limit) throw tooLarge
  const pieces: Buffer[] = []
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
  const content = Buffer.concat(pieces)
  if (crc32(content) !== entry.crc32) throw broken(file, `"${entry.fileName}" is damaged: its checksum is another one`)
  return content
}

const broken = (file: string, message: string): InputError =>
  inputError({
    code: 'import/archive',
    place: { file },
    message,
    fix: 'save the document again, or unpack it and export the transcripts as TXT',
  })
