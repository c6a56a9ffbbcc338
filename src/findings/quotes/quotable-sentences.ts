import { lowerBound } from '../../collections.ts'
import { overlaps, type Span } from '../../model/span.ts'
import { firstWordFrom, startOf, type Words, wordCountWithin } from '../../model/words.ts'
import { findUnspoken } from '../../text/markers.ts'
import { excerptWords } from './scoring.ts'

/** A sentence, or a part of a very long one, that may be quoted. */
export interface Sentence extends Span {
  /** Position of its first word in the transcript. */
  readonly firstWord: number
  readonly words: number
}

/**
 * Creates a function that cuts a passage into sentences, in order. A sentence of more words than an excerpt may have is
 * cut at its commas; marks of transcribers at the ends are left out.
 *
 * @param words of the transcript's text
 * @param sentences of its turns, in order
 */
export function sentenceCutter(
  text: string,
  words: Words,
  sentences: readonly Span[],
): (passage: Span) => readonly Sentence[] {
  const marks = findUnspoken(text)
  return (passage) =>
    within(sentences, passage)
      .flatMap(cutLong)
      .flatMap(trim)
      .map(({ start, end }) => {
        const firstWord = firstWordFrom(words, start)
        return { start, end, firstWord, words: firstWordFrom(words, end) - firstWord }
      })
      .filter((sentence) => sentence.words > 0)

  /** Parts of at most as many words as an excerpt may have, each up to a comma where there is one. */
  function cutLong(sentence: Span): Span[] {
    const parts: Span[] = []
    let { start } = sentence
    while (wordCountWithin(words, { start, end: sentence.end }) > excerptWords.max) {
      const first = firstWordFrom(words, start)
      const limit = startOf(words, first + excerptWords.max)
      const least = startOf(words, first + Math.floor(excerptWords.max / 2))
      const clause = /^.*[,;:–—](?=\s)/su.exec(text.slice(least, limit))?.[0].length ?? 0
      const end = clause === 0 ? limit : least + clause
      parts.push({ start, end })
      start = end
    }
    return [...parts, { start, end: sentence.end }]
  }

  /** A span without marks and blanks at its ends; none if nothing else is in it. */
  function trim({ start, end }: Span): Span[] {
    const own = marksIn({ start, end })
    let [from, to] = [start, end]
    for (const mark of own) if (text.slice(from, mark.start).trim() === '') from = Math.max(from, mark.end)
    for (const mark of own.reverse()) if (text.slice(mark.end, to).trim() === '') to = Math.min(to, mark.start)
    if (from >= to) return []
    const said = text.slice(from, to)
    const first = from + said.length - said.trimStart().length
    return said.trim() === '' ? [] : [{ start: first, end: first + said.trim().length }]
  }

  function marksIn(span: Span): Span[] {
    const first = lowerBound(marks.length, (at) => marks[at]!.end > span.start)
    const found: Span[] = []
    for (let at = first; at < marks.length && overlaps(marks[at]!, span); at++) found.push(marks[at]!)
    return found
  }
}

/** The sentences of a passage, or what of them lies in it. */
function within(sentences: readonly Span[], { start, end }: Span): Span[] {
  const first = lowerBound(sentences.length, (at) => sentences[at]!.end > start)
  const found: Span[] = []
  for (let at = first; at < sentences.length && sentences[at]!.start < end; at++)
    found.push({ start: Math.max(start, sentences[at]!.start), end: Math.min(end, sentences[at]!.end) })
  return found
}
