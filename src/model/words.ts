import type { Span } from './span.ts'

/** The words of a text in columnar form: each distinct form is stored once, so that its properties are looked up once. */
export interface Words {
  /** Distinct words of the whole transcript as spoken, including the parts of hyphenated words. */
  readonly forms: readonly string[]
  /** Position in `forms` of each word, in order. */
  readonly ids: Uint32Array
  /** Start of each word in UTF-16 code units, plus `offset`. */
  readonly starts: Uint32Array
  readonly offset: number
}

/** A text with its words. */
export interface TokenizedText {
  readonly text: string
  readonly words: Words
}

/** The number of words. */
export const wordCountOf = ({ ids }: Words): number => ids.length
/** Start of a word in its text. */
export const startOf = ({ starts, offset }: Words, position: number): number => starts[position]! - offset
/** End of a word in its text. */
export const endOf = ({ forms, ids, starts, offset }: Words, position: number): number =>
  starts[position]! - offset + forms[ids[position]!]!.length

/** Position of the first word that starts at or after an index of the text. */
export function firstWordFrom({ starts, offset }: Words, index: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! - offset >= index) high = middle
    else low = middle + 1
  }
  return low
}

/** The number of words that start in a part of the text. */
export const wordCountWithin = (words: Words, { start, end }: Span): number =>
  firstWordFrom(words, end) - firstWordFrom(words, start)

/** The words of a part of the text, with starts relative to the part; the columns share memory. */
export function wordsWithin(words: Words, start: number, end: number): Words {
  const [from, to] = [firstWordFrom(words, start), firstWordFrom(words, end)]
  return {
    forms: words.forms,
    ids: words.ids.subarray(from, to),
    starts: words.starts.subarray(from, to),
    offset: words.offset + start,
  }
}
