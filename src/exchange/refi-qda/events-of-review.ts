import type { CodeEvent } from '../../model/decision-event.ts'
import type { Span } from '../../model/span.ts'
import type { Transcript } from '../../model/transcript.ts'
import { contentId } from '../../study/decision-events/content-id.ts'
import { createPlaceRecorder } from '../../study/decision-events/event-place.ts'
import { tableSession } from '../../study/decision-events/order-events.ts'
import { createDocumentPlaces } from '../document-places.ts'
import type { ForeignDocument } from '../foreign-project.ts'
import { splitAtTurns } from '../placing/place-codings.ts'
import type { ReviewedSuggestion } from './compare-review.ts'

/** Who reviewed a project, and whether every suggestion in it was looked at. */
export interface ReviewChoices {
  readonly coder: string
  /** True if suggestions that are gone were rejected. */
  readonly isComplete: boolean
}

/**
 * The decisions that a review in another program states: suggestions that are still there are accepted; corrected ones are
 * accepted as they are now, and rejected with their former code; those that are gone are rejected only if the whole project
 * was reviewed. What people coded themselves is not among them.
 */
export function eventsOfReview(
  reviewed: readonly ReviewedSuggestion[],
  transcriptOf: (suggestion: ReviewedSuggestion) => Transcript | null,
  { coder, isComplete }: ReviewChoices,
): CodeEvent[] {
  return reviewed.flatMap((suggestion) => {
    const { sent, how, coding, code, document, span } = suggestion
    const transcript = transcriptOf(suggestion)
    if (transcript === null || document === null || how === 'unknown' || how === 'taken') return []
    const event = (at: Span, codeId: string, status: CodeEvent['status']): CodeEvent[] =>
      answersOf(at, { transcript, document }, { coder, code: codeId, status, sent, memo: addedMemo(suggestion) })
    switch (how) {
      case 'kept':
        return event(span!, sent.code, 'accepted')
      case 'gone':
        return isComplete ? event(span!, sent.code, 'rejected') : []
      case 'resized':
        return event(coding!.span!, sent.code, 'accepted')
      case 'recoded':
        return [...event(span!, sent.code, 'rejected'), ...event(coding!.span!, code!, 'accepted')]
      default:
        return how satisfies never
    }
  })
}

/** What the memo of a suggestion has beyond our reason for it. */
const addedMemo = ({ coding, sent: { why } }: ReviewedSuggestion): string =>
  coding === null || coding.memo === why
    ? ''
    : coding.memo
        .replace(why, '')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .join('\n')

function answersOf(
  inDocument: Span,
  { transcript, document }: { readonly transcript: Transcript; readonly document: ForeignDocument },
  {
    coder,
    code,
    status,
    sent,
    memo,
  }: Pick<CodeEvent, 'coder' | 'code' | 'status' | 'memo'> & Pick<ReviewedSuggestion, 'sent'>,
): CodeEvent[] {
  const span = createDocumentPlaces(document.text ?? '', transcript).toTranscript(inDocument)
  if (span === null) return []
  const parts = splitAtTurns(span, transcript)
  const record = createPlaceRecorder(transcript)
  const id = (what: unknown): string =>
    contentId(JSON.stringify(['reviewed', coder, transcript.id, code, status, what]))
  return parts.map((part, index) => ({
    v: 1,
    id: id(part),
    kind: 'code',
    coder,
    time: null,
    session: tableSession,
    seq: index,
    on: record(part),
    code,
    status,
    stance: null,
    memo: index === 0 ? memo : '',
    shown: { mode: 'assisted', suggestion: sent.coder, confidence: sent.confidence, run: null },
    draw: null,
    seconds: null,
    group: parts.length > 1 ? id('group') : null,
    replaces: null,
  }))
}
