import type { Span } from '../model/span.ts'
import { sentencesOf } from '../text/sentences.ts'
import { wordsOf } from '../text/words.ts'

/** Words a quote should have: enough to stand alone, few enough to be read. */
const fewest = 25
const most = 70

/**
 * The sentences of a segment that are worth quoting: those around the evidence, or the fullest ones where there is
 * none. Whole sentences, in a row; the span counts in the segment's text.
 */
export function chooseExcerpt(text: string, evidence: readonly Span[], language: string): Span {
  const sentences = sentencesOf(text, language).map((span) => ({
    ...span,
    words: wordsOf(text.slice(span.start, span.end)).length,
  }))
  if (sentences.length === 0) return { start: 0, end: text.length }
  const hits = sentences.map(
    (sentence) => evidence.filter((span) => span.start < sentence.end && sentence.start < span.end).length,
  )
  const scores = sentences.map((sentence, index) => hits[index]! * 10 + Math.min(sentence.words, 20) / 10)
  let [first, last] = [scores.indexOf(Math.max(...scores)), 0]
  last = first
  let words = sentences[first]!.words
  while (words < fewest || needsBefore(text.slice(sentences[first]!.start))) {
    const [before, after] = [sentences[first - 1], sentences[last + 1]]
    const back =
      before !== undefined &&
      words + before.words <= most &&
      (needsBefore(text.slice(sentences[first]!.start)) || after === undefined || words + after.words > most)
    if (back) {
      first--
      words += before.words
    } else if (after !== undefined && words < fewest && words + after.words <= most) {
      last++
      words += after.words
    } else break
  }
  return { start: sentences[first]!.start, end: sentences[last]!.end }
}

/** Whether a quote begins with a word that points back to what was said before. */
export const needsBefore = (quote: string): boolean =>
  /^["“'‘]?(and|because|but|he|it|its|it's|or|she|so|such|that|that's|their|them|then|these|they|they're|this|those|which|who)\b/i.test(
    quote,
  )
