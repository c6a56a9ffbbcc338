import { InputError } from '../../boundary/diagnostic.ts'
import { groupBy } from '../../collections.ts'
import type { Diagnostic, Place } from '../../model/diagnostic.ts'
import type { TextFile } from '../../model/study.ts'
import { type FoldedEvents, foldEvents } from './fold-events.ts'
import { parseEvents } from './parse-events.ts'

/** True for the name of a log of events. */
export const isEventLog = (file: string): boolean => /\.jsonl$/i.test(file)

/** The folded events of files, with the line of each event. */
export interface ReadEvents {
  readonly folded: FoldedEvents
  /** Ids of all events, also of those that are no longer in force. */
  readonly ids: ReadonlySet<string>
  readonly placeOf: (eventId: string) => Place
  readonly warnings: readonly Diagnostic[]
}

/**
 * Reads logs of events and folds them together: the coder of an event is in its line, whatever the file is called.
 *
 * @throws InputError with every line of all files that is no event
 */
export function readEvents(files: readonly TextFile[]): ReadEvents {
  const parsed = files.map(({ text, file }) => parseEvents(text, file))
  const problems = parsed.flatMap((one) => one.problems)
  if (problems.some(({ level }) => level === 'error')) throw new InputError(problems)
  const located = parsed.flatMap(({ events }) => events)
  const placeById = groupBy(located, ({ event }) => event.id)
  const folded = foldEvents(located.map(({ event }) => event))
  const placeOf = (id: string): Place => placeById.get(id)![0]!.place
  return {
    folded,
    ids: new Set(placeById.keys()),
    placeOf,
    warnings: [...problems, ...folded.ambiguousIds.map((id) => warnOfId(id, placeOf(id)))],
  }
}

const warnOfId = (id: string, place: Place): Diagnostic => ({
  level: 'warning',
  code: 'decisions/same-id',
  place,
  message: `different events have the id ${id.slice(0, 40)}; one of them is left out`,
  fix: 'lines are never to be edited: restore them, or give one of them another id',
})
