import { constants, inflateSync } from 'node:zlib'
import { Inflate } from 'fflate'

/** Unpacks a stream of a PDF; null where it comes to more than a number of bytes, of which no more are made. */
type Filter = (packed: Buffer, most: number, dictionary: string) => Buffer | null

/** The filters of streams by both of their names, those of pictures aside (ISO 32000-1, 7.4). */
const filters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ...['FlateDecode', 'Fl'].map((name) => [name, inflate] as const),
  ...['LZWDecode', 'LZW'].map((name) => [name, unpackLzw] as const),
  ...['ASCII85Decode', 'A85'].map((name) => [name, readAscii85] as const),
  ...['ASCIIHexDecode', 'AHx'].map((name) => [name, readHex] as const),
  ...['RunLengthDecode', 'RL'].map((name) => [name, unpackRuns] as const),
])

/**
 * Unpacks a stream by the filters that its dictionary names, one after the other, up to one that is unknown; a stream that
 * names none is inflated where that is possible.
 *
 * @returns null where the stream, or a step on the way to it, comes to more than a number of bytes
 */
export function unpackStream(packed: Buffer, dictionary: string, most: number): Buffer | null {
  const names = filterNames(dictionary)
  if (names.length === 0) return inflate(packed, most)
  let content: Buffer | null = packed
  for (const name of names) {
    const filter = filters.get(name)
    if (filter === undefined || content === null) break
    content = filter(content, most, dictionary)
  }
  return content
}

/** The names of the filters in the dictionary of a stream, in the order in which they are undone. */
export function filterNames(dictionary: string): string[] {
  const [, list = ''] = /\/(?:Filter|F)\s*(\[[^\]]{0,500}\]|\/[^\s/<>[\]()]{1,100})/.exec(dictionary) ?? []
  return Array.from(list.matchAll(/\/([^\s/<>[\]()]{1,100})/g), ([, name]) => name!)
}

/** Inflates; of data that is damaged, or not deflated, as much as a lenient reader makes of it, else the data as it is. */
function inflate(packed: Buffer, most: number): Buffer | null {
  if (!isDeflated(packed)) return packed.length > most ? null : packed
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return null
    return inflateBeginning(packed, most)
  }
}

/** True for data that begins as deflated data does (RFC 1950). */
const isDeflated = (packed: Buffer): boolean =>
  packed.length > 2 && (packed[0]! & 15) === 8 && packed.readUInt16BE(0) % 31 === 0

/** Bytes given to `Inflate` at once: what they come to, at most a thousandfold, is lost where they are damaged. */
const piece = 1024

/** Inflates up to the place that is damaged; check sums are not looked at. */
function inflateBeginning(packed: Buffer, most: number): Buffer | null {
  const made: Uint8Array[] = []
  let size = 0
  const stream = new Inflate((data) => {
    made.push(data)
    size += data.length
  })
  try {
    for (let at = 2; at < packed.length && size <= most; at += piece) stream.push(packed.subarray(at, at + piece))
  } catch {
    // what was made up to the damaged place counts
  }
  return size > most ? null : Buffer.concat(made)
}

/** Collects bytes up to a limit. */
function createOutput(most: number) {
  let bytes = Buffer.alloc(Math.min(most, 1 << 16) + 1)
  let size = 0
  return {
    /** Makes room for some more bytes; false where that is above the limit. */
    hasRoom(more: number): boolean {
      if (size + more > most) return false
      if (size + more <= bytes.length) return true
      const grown = Buffer.alloc(Math.min(most + 1, 2 * (size + more)))
      bytes.copy(grown, 0, 0, size)
      bytes = grown
      return true
    },
    add(byte: number): void {
      bytes[size++] = byte
    },
    done: (): Buffer => bytes.subarray(0, size),
  }
}

const [clearTable, endOfData] = [256, 257]

/** Codes of 9 to 12 bits; each new one is an earlier one and a byte more. */
function unpackLzw(packed: Buffer, most: number, dictionary: string): Buffer | null {
  const early = /\/EarlyChange\s+0\b/.test(dictionary) ? 0 : 1
  const output = createOutput(most)
  const before = new Int16Array(4097)
  const last = new Uint8Array(4097)
  const lengths = new Uint16Array(4097).fill(1)
  for (let code = 0; code < 256; code++) last[code] = code
  const word = new Uint8Array(4097)
  let [next, width, previous, held, bits] = [258, 9, -1, 0, 0]
  for (const byte of packed) {
    held = ((held << 8) | byte) & 0xffffff
    bits += 8
    if (bits < width) continue
    bits -= width
    const code = (held >> bits) & ((1 << width) - 1)
    if (code === endOfData) break
    if (code === clearTable) {
      ;[next, width, previous] = [258, 9, -1]
      continue
    }
    if (code > next || (code === next && previous === -1)) break
    const isNew = code === next
    const known = isNew ? previous : code
    const length = lengths[known]! + (isNew ? 1 : 0)
    if (!output.hasRoom(length)) return null
    for (let at = lengths[known]! - 1, part = known; at >= 0; at--, part = before[part]!) word[at] = last[part]!
    if (isNew) word[length - 1] = word[0]!
    for (let at = 0; at < length; at++) output.add(word[at]!)
    if (previous !== -1 && next < 4096) {
      before[next] = previous
      last[next] = word[0]!
      lengths[next] = lengths[previous]! + 1
      next++
    }
    previous = code
    const reached = next + early
    width = reached >= 2048 ? 12 : reached >= 1024 ? 11 : reached >= 512 ? 10 : 9
  }
  return output.done()
}

/** Five characters for four bytes, `z` for four that are zero. */
function readAscii85(packed: Buffer, most: number): Buffer | null {
  const output = createOutput(most)
  let [value, count] = [0, 0]
  const put = (bytes: number): void => {
    for (let byte = 0; byte < bytes; byte++) output.add((value >>> (24 - 8 * byte)) & 255)
    ;[value, count] = [0, 0]
  }
  for (const byte of packed) {
    if (byte === 126) break
    if (byte === 122 && count === 0) count = 5
    else if (byte >= 33 && byte <= 117) [value, count] = [value * 85 + byte - 33, count + 1]
    if (count < 5) continue
    if (!output.hasRoom(4)) return null
    put(4)
  }
  if (count < 2) return output.done()
  if (!output.hasRoom(count - 1)) return null
  const missing = 5 - count
  const bytes = count - 1
  for (let digit = 0; digit < missing; digit++) value = value * 85 + 84
  put(bytes)
  return output.done()
}

/** Two hexadecimal digits for a byte. */
function readHex(packed: Buffer, most: number): Buffer | null {
  const end = packed.indexOf('>')
  const digits = packed
    .subarray(0, end === -1 ? packed.length : end)
    .toString('latin1')
    .replace(/[^0-9a-f]/gi, '')
  const content = Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
  return content.length > most ? null : content
}

/** Runs of bytes: as they are, or one of them many times. */
function unpackRuns(packed: Buffer, most: number): Buffer | null {
  const output = createOutput(most)
  for (let at = 0; at < packed.length && packed[at] !== 128; ) {
    const length = packed[at]!
    const isCopied = length < 128
    const count = isCopied ? length + 1 : 257 - length
    if (!output.hasRoom(count)) return null
    for (let byte = 0; byte < count; byte++) output.add(packed[at + 1 + (isCopied ? byte : 0)] ?? 0)
    at += isCopied ? count + 1 : 2
  }
  return output.done()
}
