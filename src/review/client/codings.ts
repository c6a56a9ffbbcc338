import type { Span } from '../../model/span.ts'
import { isSamePlace, overlaps } from '../../model/span.ts'
import type { ReviewPassage } from '../review-data.ts'
import type { Answers, PlacedAnswer } from './answers.ts'
import type { Target } from './app.ts'

/** A code at a place, as it is shown: what a machine suggests, what the coder answered, or both. */
export interface ShownCoding extends Target {
  readonly answer: PlacedAnswer | undefined
  /** The choice of its passage as a quote; null where the program chooses. */
  readonly use: 'pinned' | 'barred' | null
}

/** The state of a coding in words. */
export const describeState = ({ answer, use }: ShownCoding): string =>
  `${describeAnswer(answer)}${use === null ? '' : `, ${use}`}`

function describeAnswer(answer: PlacedAnswer | undefined): string {
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
    passage.suggestions.map((suggestion): Coded => {
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
    .map((answer): Coded => ({ transcript, span: answer.on, codeId: answer.code, suggestion: null, answer }))
  return [...suggested, ...own].map((coding) => ({ ...coding, use: useOf(coding, answers, id) }))
}

type Coded = Omit<ShownCoding, 'use'>

function useOf({ span, codeId }: Coded, answers: Answers, id: string): ShownCoding['use'] {
  const quotes = answers.quotesAt(id, span)
  if (quotes.get(null)?.use === 'barred') return 'barred'
  return quotes.get(codeId)?.use === 'pinned' ? 'pinned' : null
}

/** True for a rejection of what is shown as a suggestion already. */
const isOfSuggestion = (answer: PlacedAnswer, suggested: readonly Coded[]): boolean =>
  answer.status !== 'accepted' &&
  suggested.some(({ codeId, span }) => codeId === answer.code && isSamePlace(span, answer.on))
