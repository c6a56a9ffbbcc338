import { unpackStream } from './pdf-filters.ts'

/** What the streams of one PDF may come to when they are unpacked, pictures aside, and how deep states may be saved. */
const usual = { bytes: 100e6, depth: 1000 }

/**
 * Why a PDF would take more time or memory than any transcript; null where it would not. Its streams are unpacked one by
 * one and looked at before anything is built of them: the reader's time grows with the square of the states that are saved
 * (`q`) and never restored (`Q`).
 *
 * @param most smaller limits in tests
 */
export function findExcess(bytes: Uint8Array, most = usual): string | null {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = most.bytes
  for (let at = pdf.indexOf('stream'); at !== -1; ) {
    const dictionary = dictionaryBefore(pdf, at)
    const from = skipLineEnd(pdf, at + 'stream'.length)
    const to = endOfStream(pdf, from, dictionary)
    at = pdf.indexOf('stream', to + 'endstream'.length)
    if (/\/Subtype\s*\/Image\b/.test(dictionary)) continue
    const content = unpackStream(pdf.subarray(from, to), dictionary, left)
    if (content === null) return `it unpacks to more than ${most.bytes / 1e6} MB`
    left -= content.length
    if (deepest(content) > most.depth)
      return `it saves more than ${most.depth} states of the page and never restores them`
  }
  return null
}

/** How far before a stream its dictionary is looked for. */
const dictionaryLength = 2000

/** The dictionary of a stream, with the characters that names write as numbers. */
function dictionaryBefore(pdf: Buffer, at: number): string {
  const before = pdf.toString('latin1', Math.max(0, at - dictionaryLength), at)
  return before
    .slice(before.lastIndexOf('obj') + 1)
    .replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Where a stream ends: where its dictionary says, if that is followed by the word for it, else at the next such word. */
function endOfStream(pdf: Buffer, from: number, dictionary: string): number {
  const stated = from + Number(/\/Length\s+(\d{1,10})(?!\d|\s+\d+\s+R)/.exec(dictionary)?.[1] ?? Number.NaN)
  if (/^\s*endstream/.test(pdf.toString('latin1', stated, stated + 20))) return stated
  const close = pdf.indexOf('endstream', from)
  return close === -1 ? pdf.length : close
}

const skipLineEnd = (pdf: Buffer, at: number): number =>
  pdf[at] === 13 && pdf[at + 1] === 10 ? at + 2 : pdf[at] === 10 || pdf[at] === 13 ? at + 1 : at

const [save, restore] = ['q'.charCodeAt(0), 'Q'.charCodeAt(0)]
/** Blanks and marks that end a word in a PDF. */
const isBetween = (byte: number | undefined): boolean =>
  byte === undefined ||
  byte <= 32 ||
  byte === 40 ||
  byte === 41 ||
  byte === 60 ||
  byte === 62 ||
  byte === 91 ||
  byte === 93

const [opening, closing, backslash] = ['(', ')', '\\'].map((mark) => mark.charCodeAt(0))

/** Where a string ends that begins at a place: parentheses in it are paired or escaped. */
function endOfString(content: Buffer, from: number): number {
  let open = 0
  for (let at = from; at < content.length; at++) {
    if (content[at] === backslash) at++
    else if (content[at] === opening) open++
    else if (content[at] === closing && --open === 0) return at
  }
  return content.length
}

/** How many states are saved at most and not restored yet. */
function deepest(content: Buffer): number {
  let [depth, deepest] = [0, 0]
  for (let at = 0; at < content.length; at++) {
    const byte = content[at]
    if (byte === opening) at = endOfString(content, at)
    if ((byte !== save && byte !== restore) || !isBetween(content[at - 1]) || !isBetween(content[at + 1])) continue
    depth = byte === save ? depth + 1 : Math.max(0, depth - 1)
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
