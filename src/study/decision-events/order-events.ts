import { compareCodeUnits, groupBy } from '../../collections.ts'
import type { DecisionEvent } from '../../model/decision-event.ts'

/** The session of events that were converted from rows of tables, which have no order. */
export const tableSession = 'table'

/** Events without repeats in the order in which they happened, and ids that stand for different events. */
export interface OrderedEvents {
  readonly events: readonly DecisionEvent[]
  readonly ambiguousIds: readonly string[]
}

/**
 * Puts events in the order in which they happened, wherever their lines are. Within a session the counter decides and time
 * never runs back; between sessions time decides. Repeats are dropped; of different events with one id the first by its
 * line is kept.
 */
export function orderEvents(events: Iterable<DecisionEvent>): OrderedEvents {
  const byId = groupBy(events, ({ id }) => id)
  const ambiguousIds: string[] = []
  const distinct = [...byId].map(([id, [first, ...others]]) => {
    if (others.length === 0) return first!
    const lines = new Map([first!, ...others].map((event) => [canonicalLine(event), event]))
    if (lines.size > 1) ambiguousIds.push(id)
    return lines.get([...lines.keys()].sort(compareCodeUnits)[0]!)!
  })
  const bySession = groupBy(distinct, ({ coder, session }) => JSON.stringify([coder, session]))
  const timed = [...bySession].flatMap(([session, own]) => timeSession(session, own))
  timed.sort((a, b) => compareKeys(a.key, b.key))
  return { events: timed.map(({ event }) => event), ambiguousIds: ambiguousIds.sort(compareCodeUnits) }
}

/** An event as text, the same whatever the order of its keys is. */
const canonicalLine = (event: DecisionEvent): string =>
  JSON.stringify(event, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareCodeUnits(a, b)))
      : value,
  )

type Key = readonly [time: string, session: string, seq: number, id: string]

/** The events of a session with their sort keys; an event is never earlier than those before it. */
function timeSession(session: string, events: readonly DecisionEvent[]) {
  const ordered = [...events].sort((a, b) => compareKeys(['', '', a.seq, a.id], ['', '', b.seq, b.id]))
  let latest = ''
  return ordered.map((event) => {
    const time = normalizeTime(event.time)
    if (compareCodeUnits(time, latest) > 0) latest = time
    const key: Key = [latest, session, event.seq, event.id]
    return { event, key }
  })
}

/** A time that sorts as text: with milliseconds, in UTC, also where no zone is stated; empty where it is unknown. */
export function normalizeTime(time: string | null): string {
  const isLocal = time !== null && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(time)
  const ms = time === null ? Number.NaN : Date.parse(isLocal ? `${time.replace(' ', 'T')}Z` : time)
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString()
}

const compareKeys = (a: Key, b: Key): number =>
  compareCodeUnits(a[0], b[0]) || compareCodeUnits(a[1], b[1]) || a[2] - b[2] || compareCodeUnits(a[3], b[3])
