import { constants, inflateSync } from 'node:zlib'

/** What the streams of one PDF may come to when they are unpacked, pictures aside, and how deep states may be saved. */
const most = { bytes: 100e6, depth: 1000 }

/**
 * Why a PDF would take more time or memory than any transcript; null where it would not. Its streams are unpacked one by
 * one and looked at before anything is built of them: the reader's time grows with the square of the states that are saved
 * (`q`) and never restored (`Q`).
 */
export function findExcess(bytes: Uint8Array): string | null {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = most.bytes
  let end = 0
  for (let at = pdf.indexOf('stream'); at !== -1; at = pdf.indexOf('stream', end)) {
    const from = at + 'stream'.length
    const close = pdf.indexOf('endstream', from)
    end = close === -1 ? pdf.length : close + 'endstream'.length
    if (isPicture(pdf.toString('latin1', Math.max(0, at - dictionaryLength), at))) continue
    const content = unpack(skipLineEnd(pdf, from), close === -1 ? pdf.length : close, pdf, left)
    if (content === null) return `it unpacks to more than ${most.bytes / 1e6} MB`
    left -= content.length
    if (deepest(content) > most.depth)
      return `it saves more than ${most.depth} states of the page and never restores them`
  }
  return null
}

/** How far before a stream its dictionary is looked for. */
const dictionaryLength = 2000
const isPicture = (before: string): boolean => /\/Subtype\s*\/Image\b/.test(before.slice(before.lastIndexOf('obj') + 1))

const skipLineEnd = (pdf: Buffer, at: number): number =>
  pdf[at] === 13 && pdf[at + 1] === 10 ? at + 2 : pdf[at] === 10 || pdf[at] === 13 ? at + 1 : at

/** A stream without its compression; as it is where it has another or none; null where it is too large. */
function unpack(from: number, to: number, pdf: Buffer, most: number): Buffer | null {
  const packed = pdf.subarray(from, to)
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return isTooLarge ? null : packed
  }
}

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
