import type { DecisionEvent } from '../../model/decision-event.ts'
import { eventSchemas } from './event-file.ts'

/**
 * Writes an event as one line of JSON with a line feed at its end. Keys have the order of the schema, so that the same
 * event is always the same line.
 */
export function writeEvent(event: DecisionEvent): string {
  const line = JSON.stringify(eventSchemas[event.kind].parse(event))
  return `${line.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`
}

/** Writes events, one a line. */
export const writeEvents = (events: readonly DecisionEvent[]): string => events.map(writeEvent).join('')
