import type { DecisionEvent } from '../model/decision-event.ts'

/**
 * The events that state something new: a coder's answer for a code at a place, or memo on it, that the study has already is
 * left out, so that a project can go to another program and back without its codings being there twice.
 */
export function leaveOutStated(events: readonly DecisionEvent[], stated: readonly DecisionEvent[]): DecisionEvent[] {
  const known = new Set(stated.flatMap((event) => keyOf(event) ?? []))
  return events.filter((event) => {
    const key = keyOf(event)
    return key === null || !known.has(key)
  })
}

/** Equal for events that state the same; null for kinds that are never left out. */
function keyOf(event: DecisionEvent): string | null {
  switch (event.kind) {
    case 'code':
    case 'recode':
    case 'resize':
      return JSON.stringify([event.coder, event.code, event.status, placeOf(event.on)])
    case 'memo':
      return JSON.stringify([event.coder, event.code, event.memo, event.on === null ? null : placeOf(event.on)])
    default:
      return null
  }
}

const placeOf = ({ transcript, start, end }: { transcript: string; start: number | null; end: number | null }) => [
  transcript,
  start,
  end,
]
