import type { Span } from '../../model/span.ts'
import { isSamePlace, overlaps } from '../../model/span.ts'
import type { ReviewPassage } from '../review-data.ts'
import type { Answers, PlacedAnswer } from './answers.ts'
import type { Target } from './app.ts'

/** A code at a place, as it is shown: what a machine suggests, what the coder answered, or both. */
export interface ShownCoding extends Target {
  readonly answer: PlacedAnswer | undefined
}

/** The state of a coding in words. */
export function describeState({ answer }: ShownCoding): string {
  if (answer === undefined) return 'suggested'
  const stance = answer.stance === null ? '' : `, ${answer.stance}`
  return { accepted: `accepted${stance}`, rejected: 'rejected', unsure: 'cannot say' }[answer.status]
}

/** The codes of passages: suggestions with their answers, then the coder's own codes. */
export function codingsOf(
  passages: readonly ReviewPassage[],
  {
    answers,
    id,
    transcript,
    span,
  }: { readonly answers: Answers; readonly id: string; readonly transcript: number; readonly span: Span },
): ShownCoding[] {
  const suggested = passages.flatMap((passage) =>
    passage.suggestions.map((suggestion): ShownCoding => {
      const answer = answers.at(id, passage, suggestion.codeId)
      return {
        transcript,
        span: answer?.status === 'accepted' ? answer.on : passage,
        codeId: suggestion.codeId,
        suggestion,
        answer,
      }
    }),
  )
  const used = new Set(suggested.map(({ answer }) => answer?.id))
  const own = answers
    .of(id)
    .filter((answer) => overlaps(answer.on, span) && !used.has(answer.id) && !isOfSuggestion(answer, suggested))
    .map((answer): ShownCoding => ({ transcript, span: answer.on, codeId: answer.code, suggestion: null, answer }))
  return [...suggested, ...own]
}

/** True for a rejection of what is shown as a suggestion already. */
const isOfSuggestion = (answer: PlacedAnswer, suggested: readonly ShownCoding[]): boolean =>
  answer.status !== 'accepted' &&
  suggested.some(({ codeId, span }) => codeId === answer.code && isSamePlace(span, answer.on))
