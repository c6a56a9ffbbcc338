import { createPlacer, type Placer } from '../anchoring/place-anchor.ts'
import { textHash } from '../anchoring/text-hash.ts'
import { getOrInsert } from '../collections.ts'
import type { DecisionEvent, EventPlace } from '../model/decision-event.ts'
import type { Transcript } from '../model/transcript.ts'

/** Events at the places where their words are now: transcripts may have been edited since they were recorded. */
export function placeEventsNow(
  events: readonly DecisionEvent[],
  transcripts: readonly Pick<Transcript, 'id' | 'text'>[],
): DecisionEvent[] {
  const texts = new Map(transcripts.map(({ id, text }) => [id, { text, hash: textHash(text) }]))
  const placers = new Map<string, Placer>()
  const now = (on: EventPlace): EventPlace => {
    const { start, end, exact: quote, prefix: before, suffix: after } = on
    const known = texts.get(on.transcript)
    if (known === undefined || known.hash === on.text || start === null || end === null) return on
    const place = getOrInsert(placers, on.transcript, () => createPlacer(known.text, null))
    const found = place({ span: { start, end }, quote, before, after })
    return 'span' in found ? { ...on, text: known.hash, start: found.span.start, end: found.span.end } : on
  }
  return events.map((event) =>
    'on' in event && event.on !== null ? ({ ...event, on: now(event.on) } as DecisionEvent) : event,
  )
}
