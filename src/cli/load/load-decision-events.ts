import { InputError } from '../../boundary/diagnostic.ts'
import { loadDecisions } from '../../io/load-decisions.ts'
import { isFolder } from '../../io/study-files.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { DecisionEvent } from '../../model/decision-event.ts'
import type { TranscriptFile } from '../../model/transcript-file.ts'
import { eventsOfTables } from '../../study/decision-events/events-of-tables.ts'
import { parseEvents } from '../../study/decision-events/parse-events.ts'
import { isEventLog } from '../../study/decision-events/read-events.ts'
import { readTables } from '../../study/read-decision-tables.ts'

/** The events of all logs as they are now, and those of tables that are not converted yet. */
export async function readAllEvents(
  path: string,
  codebook: Codebook,
  files: readonly TranscriptFile[],
): Promise<DecisionEvent[]> {
  const decisions = (await isFolder(path)) ? await loadDecisions(path, []) : []
  const [logs, tables] = [true, false].map((isLog) => decisions.filter(({ file }) => isEventLog(file) === isLog))
  const parsed = logs!.map(({ text, file }) => parseEvents(text, file))
  const problems = parsed.flatMap((one) => one.problems)
  if (problems.some(({ level }) => level === 'error')) throw new InputError(problems)
  const events = parsed.flatMap((one) => one.events.map(({ event }) => event))
  const stated = readTables(tables!, { codebook, transcripts: files }, new Set(events.map(({ id }) => id)))
  const converted = eventsOfTables(
    stated,
    files.map(({ transcript }) => transcript),
  )
  return [...events, ...[...converted.values()].flat()]
}
