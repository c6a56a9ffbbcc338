import type { DecisionEvent, DrawnFrom, EventPlace, Shown } from '../model/decision-event.ts'
import type { Span } from '../model/span.ts'
import { createPlaceRecorder } from '../study/decision-events/event-place.ts'
import type { Draft } from './requests-file.ts'
import type { QueueOrder, ReviewTranscript } from './review-data.ts'

/** The facts that the server adds to events. */
export interface DraftContext {
  readonly coder: string
  readonly isBlind: boolean
  readonly order: QueueOrder
  /** Hash of the codebook that made the suggestions. */
  readonly run: string | null
  readonly transcripts: readonly ReviewTranscript[]
  /** Present and former ones: another window may have renamed, merged or retired a code since. */
  readonly codeIds: ReadonlySet<string>
  /** The draw behind a place; null for places that were not drawn. */
  readonly drawnAt: (transcriptId: string, span: Span) => DrawnFrom | null
}

/**
 * The event of a draft: the server states who, in which view, and which words; the page only states where and what.
 *
 * @returns a message if the draft is about a transcript, a place or a code that is not there
 */
export function eventOfDraft(draft: Draft, context: DraftContext): DecisionEvent | string {
  const { coder, codeIds } = context
  const { id, session, seq, time } = draft
  const base = { v: 1, id, coder, time, session, seq } as const
  if (draft.kind === 'undo') return { ...base, kind: 'undo', replaces: draft.replaces }
  const on = draft.on === null ? null : placeOf(draft.on, context)
  if (typeof on === 'string') return on
  if ('code' in draft && draft.code !== null && !codeIds.has(draft.code)) return 'there is no such code in the codebook'
  if (draft.kind === 'memo') return { ...base, kind: 'memo', on, code: draft.code, memo: draft.memo, replaces: null }
  const place = on!
  if (draft.kind === 'place') {
    if (place.start === null) return 'an answer is placed at a passage, not at a transcript'
    return { ...base, kind: 'place', on: place, replaces: draft.replaces }
  }
  if (draft.kind === 'flag') return { ...base, kind: 'flag', on: place, code: draft.code, memo: draft.memo }
  if (draft.kind === 'quote') {
    const { code, use } = draft
    if (place.start === null) return 'a quote is a passage, not a transcript'
    return { ...base, kind: 'quote', on: place, code, use }
  }
  const { memo } = draft
  if (draft.kind === 'settle') {
    const { code, verdict, settles } = draft
    return { ...base, kind: 'settle', on: place, code, verdict, stance: null, memo, settles }
  }
  const { start, end } = place
  const draw = start === null || end === null ? null : context.drawnAt(place.transcript, { start, end })
  const circumstances = { shown: shownOf(draft, context), draw, seconds: draft.seconds }
  if (draft.kind === 'read') {
    const chosen = context.isBlind || place.start === null || context.order === 'random' ? '' : context.order
    return { ...base, kind: 'read', on: place, codes: '*', chosen, memo, ...circumstances }
  }
  const { kind, code, status, stance, group, replaces } = draft
  return { ...base, kind, on: place, code, status, stance, memo, ...circumstances, group, replaces }
}

function placeOf(
  { transcript: index, start, end }: NonNullable<Extract<Draft, { kind: 'read' }>['on']>,
  { transcripts }: DraftContext,
): EventPlace | string {
  const transcript = transcripts[index]
  if (transcript === undefined) return 'there is no such transcript'
  const record = createPlaceRecorder(transcript)
  if (start === null || end === null) return record(null)
  return end > transcript.text.length ? 'the place is not in the transcript' : record({ start, end })
}

function shownOf(draft: Extract<Draft, { seconds: number | null }>, { isBlind, run }: DraftContext): Shown {
  if (isBlind) return { mode: 'blind', suggestion: null, confidence: null, run: null }
  const suggested = 'suggestion' in draft ? draft : { suggestion: null, confidence: null }
  return { mode: 'assisted', suggestion: suggested.suggestion, confidence: suggested.confidence, run }
}
