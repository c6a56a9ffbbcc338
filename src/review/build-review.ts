import { createPlacer } from '../anchoring/place-anchor.ts'
import { textHash } from '../anchoring/text-hash.ts'
import { groupBy } from '../collections.ts'
import type { Analysis } from '../model/analysis.ts'
import type { CodedTranscript } from '../model/coded-transcript.ts'
import { describeEvidence } from '../model/coding.ts'
import type { DecisionEvent, EventPlace } from '../model/decision-event.ts'
import { textAt } from '../model/span.ts'
import type { ReviewTranscript } from './review-data.ts'

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
      suggestions: (bySegment.get(segment.id) ?? []).map(({ codeId, coder, confidence, evidence }) => ({
        codeId,
        coder,
        confidence,
        why: evidence.map((reason) => describeEvidence(reason, text)),
        evidence: evidence.flatMap((reason) => (reason.kind === 'keyword' ? [reason.span] : [])),
      })),
    })),
  }
}

/** The transcripts of an analysis without decisions. */
export const toReviewTranscripts = ({ transcripts }: Analysis): ReviewTranscript[] =>
  Array.from(transcripts, toReviewTranscript)

/** A transcript without suggestions, for blind coding. */
export const withoutSuggestions = (transcript: ReviewTranscript): ReviewTranscript => ({
  ...transcript,
  passages: transcript.passages.map((passage) => ({ ...passage, suggestions: [] })),
})

/** Events with their places in the present texts, and the number of those whose words are not found. */
export interface PlacedEvents {
  readonly events: readonly DecisionEvent[]
  readonly lost: number
}

/** Finds the present places of events that were recorded in earlier texts. */
export function placeEvents(
  events: readonly DecisionEvent[],
  transcripts: readonly Pick<ReviewTranscript, 'id' | 'text'>[],
): PlacedEvents {
  const known = new Map(
    transcripts.map(({ id, text }) => [id, { text, hash: textHash(text), place: createPlacer(text, null) }]),
  )
  let lost = 0
  const find = (on: EventPlace): EventPlace | null => {
    const transcript = known.get(on.transcript)
    if (transcript === undefined) return null
    if (on.exact === '' || (on.text === transcript.hash && on.start !== null)) return on
    const span = on.start === null || on.end === null ? null : { start: on.start, end: on.end }
    const found = transcript.place({ span, quote: on.exact, before: on.prefix, after: on.suffix })
    if (found.how !== 'same' && found.how !== 'moved') return null
    return { ...on, ...found.span, text: transcript.hash, exact: textAt(transcript.text, found.span) }
  }
  const placed = events.flatMap((event): DecisionEvent[] => {
    if (!('on' in event) || event.on === null) return [event]
    const on = find(event.on)
    if (on === null) lost++
    return on === null ? [] : [{ ...event, on }]
  })
  return { events: placed, lost }
}
