import { isMostlyIn, type Span } from '../model/span.ts'

/**
 * The answers that a later one repeals: one at a place that takes in at least half of theirs.
 *
 * @param answers of one person for one code in one text, in order
 * @param repeals false for answers that repeal nothing; by default all do
 */
export const repealedAnswers = <Answer extends { readonly span: Span | null }>(
  answers: readonly Answer[],
  repeals: (answer: Answer) => boolean = () => true,
): Answer[] =>
  answers.filter(({ span }, index) =>
    answers
      .slice(index + 1)
      .some((later) => span !== null && later.span !== null && repeals(later) && isMostlyIn(span, later.span)),
  )
