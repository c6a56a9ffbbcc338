import { lowerBound } from '../collections.ts'

/** The words of a text in columns: each distinct form is stored once, so that facts about it are looked up once. */
export interface Words {
  /**
   * Distinct words as they were said, and what their hyphens join; those of a whole transcript, also in a part of it.
   */
  readonly forms: readonly string[]
  /** For each word in order, the position of its form. */
  readonly ids: Uint32Array
  /** Start of each word, counted from `offset` before the text. */
  readonly starts: Uint32Array
  readonly offset: number
}

/** A text with its words. */
export interface TokenizedText {
  readonly text: string
  readonly words: Words
}

export const countOf = ({ ids }: Words): number => ids.length
/** Start of a word in its text. */
export const startOf = ({ starts, offset }: Words, position: number): number => starts[position]! - offset
export const endOf = ({ forms, ids, starts, offset }: Words, position: number): number =>
  starts[position]! - offset + forms[ids[position]!]!.length

/** Position of the first word that begins at a place or behind it. */
export const firstWordFrom = ({ starts, offset }: Words, place: number): number =>
  lowerBound(starts.length, (position) => starts[position]! - offset >= place)

/** The words of a part of the text, counted from its beginning; nothing is copied. */
export function wordsWithin(words: Words, start: number, end: number): Words {
  const [from, to] = [firstWordFrom(words, start), firstWordFrom(words, end)]
  return {
    forms: words.forms,
    ids: words.ids.subarray(from, to),
    starts: words.starts.subarray(from, to),
    offset: words.offset + start,
  }
}
