import { join } from 'node:path'
import { unique } from '../../collections.ts'
import { loadRawText } from '../../io/load-text.ts'
import type { DecisionEvent } from '../../model/decision-event.ts'
import { parseEvents } from '../../study/decision-events/parse-events.ts'
import { writeEvents } from '../../study/decision-events/write-event.ts'

/** A log of decisions with events added at its end. */
export interface ExtendedLog {
  /** Path inside the study. */
  readonly file: string
  readonly text: string
  readonly added: number
}

/** The logs of coders with those of the events that they do not have yet; logs to which nothing is added are left out. */
export async function addToLogs(study: string, events: readonly DecisionEvent[]): Promise<ExtendedLog[]> {
  const logs = await Promise.all(
    unique(events.map(({ coder }) => coder)).map(async (coder) => {
      const file = `decisions/${coder}.jsonl`
      const before = await loadRawText(join(study, file), '')
      const known = new Set(parseEvents(before, file).events.map(({ event }) => event.id))
      const fresh = events.filter((event) => event.coder === coder && !known.has(event.id))
      const end = before === '' || before.endsWith('\n') ? '' : '\n'
      return { file, text: before + end + writeEvents(fresh), added: fresh.length }
    }),
  )
  return logs.filter(({ added }) => added > 0)
}
