import type { Span } from '../model/span.ts'

/** A text in the form in which quotes of other programs are compared, and the way back to the original. */
export interface ComparisonKey {
  readonly text: string
  /** The span of the original text from which a non-empty span of the key was made. */
  readonly spanOf: (inKey: Span) => Span
}

const apostrophes = /^[’‘‛´`ʼ′]$/
const quotationMarks = /^[“”„‟«»″]$/
const dash = /^[\p{Pd}\u2212]$/u
const invisible = /^[\u00ad\u200b-\u200f\u2060\ufeff]$/
const space = /^\s$/
/** A plain run without blanks and signs that are written in several ways, or else one character with its marks. */
const pieces = /[a-zA-Z0-9,;:!?()/]+(?!\p{M})|[\s\S]\p{M}*/gu

/**
 * The comparison key of a text: what programs change when they pass text on is the same in it. Letters are composed and
 * without ligatures (NFKC), apostrophes and quotation marks straight, hyphens and dashes `-` without blanks around them,
 * an ellipsis three dots, white space one blank, invisible signs gone, the ends trimmed. Capitals stay.
 *
 * @example
 * comparisonKey('„It’s — well…“').text // => '"It\'s-well..."'
 */
export function comparisonKey(text: string): ComparisonKey {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let blank = -1
  let last = ''
  const add = (written: string, start: number, end: number): void => {
    parts.push(written)
    const isPlain = written.length === end - start
    for (let unit = 0; unit < written.length; unit++) {
      starts.push(isPlain ? start + unit : start)
      ends.push(isPlain ? start + unit + 1 : end)
    }
    last = written
  }
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    const end = index + piece.length
    const kind = piece[0]!
    if (space.test(kind)) {
      if (blank === -1) blank = index
      continue
    }
    if (invisible.test(kind)) continue
    const isDash = dash.test(kind)
    if (blank !== -1 && last !== '' && last !== '-' && !isDash) add(' ', blank, index)
    blank = -1
    if (isDash && last === '-') ends[ends.length - 1] = end
    else add(isDash ? '-' : plainForm(piece), index, end)
  }
  return { text: parts.join(''), spanOf: ({ start, end }) => ({ start: starts[start]!, end: ends[end - 1]! }) }
}

function plainForm(piece: string): string {
  if (apostrophes.test(piece)) return "'"
  if (quotationMarks.test(piece)) return '"'
  return /^[\0-\x7f]*$/.test(piece) ? piece : piece.normalize('NFKC').replace(/\s+/gu, ' ')
}

/** A key without the dots at its end by which programs mark words that they cut off. */
export const withoutCutEnd = (key: string): string => (key.endsWith('...') ? key.slice(0, -3).trimEnd() : key)
