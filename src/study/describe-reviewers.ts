import { unique } from '../collections.ts'
import type { ReadStretch, StatedDecision, StatedDecisions } from '../model/decision.ts'
import type { Reviewer } from '../model/review.ts'

/** The part of each person in the decisions of a study, in the order in which they first state something. */
export function describeReviewers({
  decisions,
  reads,
}: Pick<StatedDecisions, 'decisions' | 'reads'>): readonly Reviewer[] {
  const answers = decisions.filter(({ status, event }) => status !== 'open' && (event?.settlement ?? null) === null)
  return unique([...answers, ...reads].map(({ coder }) => coder)).map((coder) =>
    describe(
      coder,
      answers.filter((one) => one.coder === coder),
      reads.filter((one) => one.coder === coder),
    ),
  )
}

function describe(coder: string, answers: readonly StatedDecision[], reads: readonly ReadStretch[]): Reviewer {
  const shown = answers.filter(({ event }) => (event?.suggestion ?? null) !== null && event!.shown !== 'blind')
  return {
    coder,
    answers: answers.length,
    blind: answers.filter(({ event }) => event?.shown === 'blind').length,
    shown: shown.length,
    shownAccepted: shown.filter(({ status }) => status === 'accepted').length,
    medianSeconds: medianOf(answers.flatMap(({ event }) => event?.seconds ?? [])),
    read: unique(reads.filter(isWhole).map(({ transcriptId }) => transcriptId)),
  }
}

const isWhole = ({ stretch, codes }: ReadStretch): boolean => stretch === 'all' && codes === 'all'

/** True if each of some transcripts was declared read whole by somebody; false for none. */
export function isEverythingRead(transcriptIds: readonly string[], reviewers: readonly Reviewer[]): boolean {
  const read = new Set(reviewers.flatMap((one) => one.read))
  return transcriptIds.length > 0 && transcriptIds.every((id) => read.has(id))
}

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
