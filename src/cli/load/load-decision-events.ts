import { dirname } from 'node:path'
import { InputError } from '../../boundary/diagnostic.ts'
import { changeCodes } from '../../codebook/change-codes.ts'
import { readCodebook } from '../../codebook/read-codebook.ts'
import { listStudy } from '../../io/load-study.ts'
import { loadRawText } from '../../io/load-text.ts'
import { saveFiles } from '../../io/save-files.ts'
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
  const { decisions } = (await listStudy(path)).frame
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

/** Adds a proposed code to a codebook on the disk. */
export async function proposeCode(
  file: string,
  { label, description }: { readonly label: string; readonly description: string },
): Promise<Codebook> {
  const yaml = await loadRawText(file, '')
  const ids = new Set(readCodebook(yaml.replace(/^\ufeff/, ''), file).codes.map(({ id }) => id))
  const slug =
    label
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'code'
  let id = slug
  for (let number = 2; ids.has(id); number++) id = `${slug}-${number}`
  const changed = changeCodes(yaml, file, { kind: 'propose', code: { id, label, description } })
  await saveFiles(dirname(file), [{ file: file.slice(dirname(file).length + 1), text: changed }])
  return readCodebook(changed.replace(/^\ufeff/, ''), file)
}
