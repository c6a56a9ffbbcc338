import { findMarkers } from './markers.ts'

/** A word as it was said, with the place where it stands. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

const run = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu

/**
 * The words of a text in order: runs of letters and digits, apostrophes inside them included; hyphens and slashes part
 * words. Transcribers' marks such as `[laughs]` are no words.
 *
 * @example
 * wordsOf('An A/B-test [laughs]').map((word) => word.text) // => ['An', 'A', 'B', 'test']
 */
export function wordsOf(text: string): Word[] {
  const markers = findMarkers(text)
  const words: Word[] = []
  let next = 0
  for (const { 0: said, index } of text.matchAll(run)) {
    while (next < markers.length && markers[next]!.end <= index) next++
    if (next < markers.length && markers[next]!.start <= index) continue
    words.push({ text: said, start: index, end: index + said.length })
  }
  return words
}

/** How many words of any kind a text holds, marks included: the unit of the accounts of what was read. */
export function countWords(text: string): number {
  let count = 0
  for (const _ of text.matchAll(run)) count++
  return count
}
