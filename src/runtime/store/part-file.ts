import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeSync,
  writevSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { pid } from 'node:process'
import { threadId } from 'node:worker_threads'
import { crc32 } from 'node:zlib'
import { sum } from '../../collections.ts'
import { countBuffer } from '../../io/v8-flags.ts'

/** Named byte ranges. */
export type Sections = Readonly<Record<string, Uint8Array>>

/** The error for a corrupted file. */
export class DamagedPart extends Error {
  override readonly name = 'DamagedPart'
}

interface Head {
  readonly key: string
  readonly sections: readonly (readonly [name: string, length: number, sum: string])[]
}

const magic = 'themata part 1 '
/** Most bytes that are read at first: the head and, mostly, the first sections. */
const firstRead = 1 << 15
/** The check sum (CRC-32) in eight hexadecimal digits. */
export const sumOf = (bytes: Uint8Array | string): string => crc32(bytes).toString(16).padStart(8, '0')
/** Sections begin at multiples of eight, so that numbers in them can be used without copying. */
const padded = (length: number): number => Math.ceil(length / 8) * 8

/** Encodes sections as the blocks of a part, each with its check sum. */
export function encodePart(key: string, sections: Sections): Uint8Array[] {
  const entries = Object.entries(sections)
  const head = JSON.stringify({
    key,
    sections: entries.map(([name, bytes]) => [name, bytes.length, sumOf(bytes)]),
  } satisfies Head)
  const line = `${magic}${sumOf(head)} ${head}`
  const first = Buffer.from(`${line}${' '.repeat(padded(Buffer.byteLength(line) + 1) - Buffer.byteLength(line) - 1)}\n`)
  return [first, ...entries.flatMap(([, bytes]) => [bytes, padding.subarray(0, padded(bytes.length) - bytes.length)])]
}

const padding = new Uint8Array(8)

/** Writes a file under a temporary name and renames it, so that no incomplete file has its name. */
export function writeWhole(path: string, ...blocks: readonly Uint8Array[]): void {
  const temporary = `${path}.${pid}-${threadId}.tmp`
  const write = (): void => {
    const file = openSync(temporary, 'w', 0o600) // what was said is for nobody else
    try {
      let written = writevSync(file, blocks)
      if (written === sum(blocks, ({ length }) => length)) return
      const whole = Buffer.concat(blocks)
      while (written < whole.length) written += writeSync(file, whole, written)
    } finally {
      closeSync(file)
    }
  }
  try {
    write()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    for (const folder of [dirname(dirname(path)), dirname(path)]) makeFolder(folder)
    write()
  }
  renameSync(temporary, path)
}

/**
 * Creates a folder if there is none, in a store that exists: a thread that still works while the program ends must not make
 * a temporary store again that has just been removed.
 */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

/** A part that is being read. */
export interface OpenPart {
  readonly has: (name: string) => boolean
  /** @throws DamagedPart when the section is corrupted */
  readonly section: (name: string) => Buffer
  /** @throws DamagedPart when any section is corrupted */
  readonly verify: () => void
  readonly close: () => void
}

/**
 * Opens a part; null if there is none.
 *
 * @throws DamagedPart when it is not the part of this key, or its head is corrupted
 */
export function openPart(path: string, key: string): OpenPart | null {
  let file: number
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)) // a pipe is not waited for
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  try {
    const found = fstatSync(file)
    if (!found.isFile()) throw new DamagedPart(`${path} is no ordinary file`)
    const bytes: PartBytes = {
      name: path,
      start: readAt(file, 0, Math.min(firstRead, found.size)),
      length: found.size,
      all: () => readFileSync(path),
      read: (at, length) => readAt(file, at, length),
    }
    return { ...sectionsOf(bytes, key), close: () => closeSync(file) }
  } catch (error) {
    closeSync(file)
    throw error
  }
}

/**
 * Decodes a part from bytes; every section is checked.
 *
 * @param name for messages
 * @throws DamagedPart when it is not the part of this key, or is corrupted
 */
export function decodePart(bytes: Buffer, key: string, name: string): OpenPart {
  const read = (at: number, length: number): Buffer => Buffer.from(bytes.subarray(at, at + length))
  const all = { name, start: bytes, length: bytes.length, all: () => bytes, read }
  const part = { ...sectionsOf(all, key), close: () => {} }
  part.verify()
  return part
}

/** The bytes of a part, in a file or in memory. */
interface PartBytes {
  readonly name: string
  /** The first of them. */
  readonly start: Buffer
  readonly length: number
  readonly all: () => Buffer
  readonly read: (at: number, length: number) => Buffer
}

function sectionsOf(part: PartBytes, key: string): Omit<OpenPart, 'close'> {
  const { name: path, start } = part
  const found = findHead(start)
  const { head, length } = found.head === null ? findHead(part.all()) : found
  if (head?.key !== key) throw new DamagedPart(`${path} is not what was written`)
  const places = new Map<string, { at: number; length: number; sum: string }>()
  let at = length
  for (const [name, size, sum] of head.sections) {
    places.set(name, { at, length: size, sum })
    at += padded(size)
  }
  const section = (name: string): Buffer => {
    const place = places.get(name)
    if (place === undefined) throw new DamagedPart(`${path} has no ${name}`)
    const end = place.at + place.length
    const isAtHand = end <= start.length
    if (!isAtHand && end > part.length) throw new DamagedPart(`${path} is cut off`)
    const bytes = isAtHand ? start.subarray(place.at, end) : part.read(place.at, place.length)
    if (bytes.length !== place.length || sumOf(bytes) !== place.sum)
      throw new DamagedPart(`${path} is not what was written`)
    return bytes
  }
  const verify = (): void => {
    for (const name of places.keys()) section(name)
  }
  return { has: (name) => places.has(name), section, verify }
}

function findHead(bytes: Buffer): { readonly head: Head | null; readonly length: number } {
  const end = bytes.indexOf(10)
  const line = bytes.toString('utf8', 0, Math.max(0, end)).trimEnd()
  const json = line.slice(magic.length + 9)
  const isOurs = line.startsWith(magic) && line.slice(magic.length, magic.length + 8) === sumOf(json)
  return { head: isOurs ? (JSON.parse(json) as Head) : null, length: end + 1 }
}

/** Reads bytes at an offset of a file, fewer at its end, into a new buffer, so that numbers in them are aligned. */
function readAt(file: number, at: number, length: number): Buffer {
  countBuffer(length)
  const bytes = Buffer.allocUnsafeSlow(length)
  const read = readSync(file, bytes, 0, length, at)
  return bytes.subarray(0, read)
}
