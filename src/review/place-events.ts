import { createPlacer } from '../anchoring/place-anchor.ts'
import { textHash } from '../anchoring/text-hash.ts'
import { getOrInsert } from '../collections.ts'
import type { Anchor, Placement } from '../model/anchor.ts'
import type { DecisionEvent, EventPlace } from '../model/decision-event.ts'
import { textAt } from '../model/span.ts'
import { orderEvents } from '../study/decision-events/order-events.ts'
import { eventsInForce } from '../study/decision-events/revoked-events.ts'
import type { MovedAnswer, ReviewTranscript } from './review-data.ts'

/** Events at their places in the present texts, and the answers whose words a person has to place or to look at. */
export interface PlacedEvents {
  readonly events: readonly DecisionEvent[]
  readonly moved: readonly MovedAnswer[]
}

/** The texts of a study: the present ones, and earlier ones by their hashes. */
export interface KnownTexts {
  readonly transcripts: readonly Pick<ReviewTranscript, 'id' | 'text'>[]
  /** Null for a text that was not kept. */
  readonly textOf: (hash: string) => string | null
}

/**
 * Finds the present places of events that were recorded in earlier texts. An answer whose words are gone, or occur more
 * than once, is left out until somebody places it; where the earlier text is known, its place is proposed.
 */
export function placeEvents(events: readonly DecisionEvent[], { transcripts, textOf }: KnownTexts): PlacedEvents {
  const known = new Map(transcripts.map(({ id, text }, index) => [id, { index, text, hash: textHash(text) }]))
  const placers = new Map<string, (anchor: Anchor) => Placement>()
  const inForce = eventsInForce(orderEvents(events).events)
  const placings = new Map(inForce.flatMap((event) => (event.kind === 'place' ? [[event.replaces, event.on]] : [])))
  const isInForce = new Set(inForce.map(({ id }) => id))
  const moved: MovedAnswer[] = []

  function find(on: EventPlace): { readonly on: EventPlace | null; readonly how: Placement['how'] } {
    const transcript = known.get(on.transcript)
    if (transcript === undefined) return { on: null, how: 'gone' }
    const { text, hash } = transcript
    if (on.exact === '' || (on.text === hash && on.start !== null)) return { on, how: 'same' }
    const span = on.start === null || on.end === null ? null : { start: on.start, end: on.end }
    const place = (old: string | null) =>
      getOrInsert(placers, `${on.transcript} ${old === null ? '' : on.text}`, () => createPlacer(text, old))
    const found = place(null)({ span, quote: on.exact, before: on.prefix, after: on.suffix })
    const at = 'span' in found ? found : null
    if (at !== null) return { on: { ...on, ...at.span, text: hash, exact: textAt(text, at.span) }, how: found.how }
    const old = on.text === null || span === null ? null : textOf(on.text)
    const proposed = old === null ? null : place(old)({ span, quote: on.exact })
    if (proposed === null || !('span' in proposed)) return { on: null, how: found.how }
    return { on: { ...on, ...proposed.span, text: hash, exact: textAt(text, proposed.span) }, how: found.how }
  }

  const placed = events.flatMap((event): DecisionEvent[] => {
    if (!('on' in event) || event.on === null) return [event]
    if (event.kind === 'place') return [event]
    const { on, how } = find(placings.get(event.id) ?? event.on)
    const isAnswer = event.kind === 'code' || event.kind === 'recode' || event.kind === 'resize'
    const isFound = on !== null && (how === 'same' || how === 'moved' || how === 'changed')
    if (isAnswer && (how === 'changed' || !isFound) && isInForce.has(event.id))
      moved.push(movedAnswer(event, { how, on, transcript: known.get(event.on.transcript)?.index ?? null }))
    return isFound ? [{ ...event, on }] : []
  })
  return { events: placed.filter((event) => event.kind !== 'place'), moved }
}

function movedAnswer(
  event: Extract<DecisionEvent, { kind: 'code' | 'recode' | 'resize' }>,
  { how, on, transcript }: { how: Placement['how']; on: EventPlace | null; transcript: number | null },
): MovedAnswer {
  const { id, coder, code, status, memo } = event
  const { exact, prefix, suffix, transcript: transcriptId } = event.on
  const span = on === null || on.start === null || on.end === null ? null : { start: on.start, end: on.end }
  return { eventId: id, coder, transcript, transcriptId, code, status, memo, exact, prefix, suffix, how, span }
}
