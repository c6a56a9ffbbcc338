import { getOrInsert, lowerBound } from '../../collections.ts'
import type { Span } from '../../model/span.ts'
import { firstWordFrom, type Words } from '../../model/words.ts'
import { excerptWords, needsBefore, scoreSentence } from './scoring.ts'

/** Chooses what of a segment is quoted. */
export interface Excerpts {
  /**
   * The sentences of a segment that are worth quoting: those around the evidence, or the fullest ones where there is
   * none. Whole sentences, in a row; all spans count in the transcript's text.
   */
  readonly choose: (segment: Span, evidence: readonly Span[]) => Span
  readonly countWords: (span: Span) => number
}

interface Sentence extends Span {
  readonly words: number
  readonly needsBefore: boolean
}

/**
 * @param words of the transcript's text
 * @param sentences of its turns, in order
 */
export function createExcerpts(text: string, words: Words, sentences: readonly Span[]): Excerpts {
  const countWords = ({ start, end }: Span): number => firstWordFrom(words, end) - firstWordFrom(words, start)
  const sentencesBySegment = new Map<number, readonly Sentence[]>()
  const cut = (segment: Span): Sentence[] =>
    within(sentences, segment).map((span) => ({
      ...span,
      words: countWords(span),
      needsBefore: needsBefore(text.slice(span.start, span.start + 40)),
    }))
  return {
    countWords,
    choose: (segment, evidence) =>
      chooseAmong(
        getOrInsert(sentencesBySegment, segment.start, () => cut(segment)),
        evidence,
      ) ?? segment,
  }
}

/** The sentences of a segment, or what of them lies in it. */
function within(sentences: readonly Span[], { start, end }: Span): Span[] {
  const first = lowerBound(sentences.length, (at) => sentences[at]!.end > start)
  const found: Span[] = []
  for (let at = first; at < sentences.length && sentences[at]!.start < end; at++)
    found.push({ start: Math.max(start, sentences[at]!.start), end: Math.min(end, sentences[at]!.end) })
  return found
}

function chooseAmong(sentences: readonly Sentence[], evidence: readonly Span[]): Span | null {
  if (sentences.length === 0) return null
  const scores = sentences.map((sentence) => {
    const hits = evidence.filter((span) => span.start < sentence.end && sentence.start < span.end).length
    return scoreSentence(sentence.words, hits)
  })
  const { min, max } = excerptWords
  let first = scores.indexOf(Math.max(...scores))
  let last = first
  let words = sentences[first]!.words
  while (words < min || sentences[first]!.needsBefore) {
    const [before, after] = [sentences[first - 1], sentences[last + 1]]
    const back =
      before !== undefined &&
      words + before.words <= max &&
      (sentences[first]!.needsBefore || after === undefined || words + after.words > max)
    if (back) {
      first--
      words += before.words
    } else if (after !== undefined && words < min && words + after.words <= max) {
      last++
      words += after.words
    } else break
  }
  return { start: sentences[first]!.start, end: sentences[last]!.end }
}
