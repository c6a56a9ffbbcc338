import { getOrInsert } from '../collections.ts'
import { isMostlyIn, type Span } from '../model/span.ts'

/** Characters of a part of the text; later spans are looked up by the parts that they touch. */
const partLength = 1000

/**
 * The answers that a later one repeals: one at a place that takes in at least half of theirs.
 *
 * @param answers of one person for one code in one text, in order
 * @param repeals false for answers that repeal nothing; by default all do
 */
export function repealedAnswers<Answer extends { readonly span: Span | null }>(
  answers: readonly Answer[],
  repeals: (answer: Answer) => boolean = () => true,
): Answer[] {
  const laterByPart = new Map<number, Span[]>()
  const repealed: Answer[] = []
  for (const answer of [...answers].reverse()) {
    const { span } = answer
    if (span === null) continue
    const parts = partsOf(span)
    if (parts.some((part) => laterByPart.get(part)?.some((later) => isMostlyIn(span, later)))) repealed.push(answer)
    if (repeals(answer)) for (const part of parts) getOrInsert(laterByPart, part, () => []).push(span)
  }
  return repealed.reverse()
}

function partsOf({ start, end }: Span): number[] {
  const first = Math.floor(start / partLength)
  return Array.from({ length: Math.floor(end / partLength) - first + 1 }, (_, part) => first + part)
}
