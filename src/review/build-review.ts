import { groupBy, unique } from '../collections.ts'
import type { CodedTranscript } from '../model/coded-transcript.ts'
import { type AttributedCoding, isShownWord } from '../model/coding.ts'
import { describeWhy } from './describe-why.ts'
import type { ReviewPassage, ReviewTranscript } from './review-data.ts'

/** A transcript for the page, with what the machine suggests. */
export function toReviewTranscript({ file, segments, codings }: CodedTranscript): ReviewTranscript {
  const { id, text, turns } = file.transcript
  const bySegment = groupBy(codings, ({ segmentId }) => segmentId)
  return {
    id,
    text,
    turns: turns.map(({ number, speaker, role, span }) => ({ number, speaker, role, ...span })),
    passages: segments.map((segment) => ({
      ...segment.span,
      turn: segment.turn,
      ...participantOf(bySegment.get(segment.id)),
      suggestions: (bySegment.get(segment.id) ?? []).map(({ codeId, coder, confidence, evidence }) => ({
        codeId,
        coder,
        confidence,
        why: describeWhy(evidence, text),
        evidence: evidence.flatMap((reason) => (isShownWord(reason) ? [reason.span] : [])),
        keywords: unique(evidence.flatMap((reason) => (reason.kind === 'keyword' ? [reason.keyword] : []))),
      })),
    })),
  }
}

/** The participant of a segment and their organisation, as its codings state. */
function participantOf(
  codings: readonly AttributedCoding[] | undefined,
): Pick<ReviewPassage, 'participant' | 'organization'> {
  const [first] = codings ?? []
  if (first === undefined) return {}
  const { participantId: participant, organization } = first
  return organization === null ? { participant } : { participant, organization }
}

/** A transcript without suggestions, for blind coding. */
export const withoutSuggestions = (transcript: ReviewTranscript): ReviewTranscript => ({
  ...transcript,
  passages: transcript.passages.map((passage) => ({ ...passage, suggestions: [] })),
})
