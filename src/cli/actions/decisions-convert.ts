import { basename, join } from 'node:path'
import { importStudy } from '../../analysis/import-files.ts'
import { readCodebook } from '../../codebook/read-codebook.ts'
import { unique } from '../../collections.ts'
import { loadStudy } from '../../io/load-study.ts'
import { loadRawText } from '../../io/load-text.ts'
import { safeReader } from '../../io/readers.ts'
import { saveFiles } from '../../io/save-files.ts'
import { requireFolder } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { showProgress } from '../../runtime/progress.ts'
import { eventsOfTables } from '../../study/decision-events/events-of-tables.ts'
import { isEventLog, readEvents } from '../../study/decision-events/read-events.ts'
import { writeEvents } from '../../study/decision-events/write-event.ts'
import { readTables } from '../../study/read-decision-tables.ts'
import { loadCodebook } from '../load/load-codebook.ts'
import { writeTogether } from '../print/write-together.ts'

/**
 * Adds the rows of tables of decisions to the logs of their coders.
 *
 * @throws InputError when a table or a log cannot be read
 */
export async function runDecisionsConvert(
  path: string,
  { codebook: asked }: { codebook?: string },
  terminal: Terminal,
): Promise<void> {
  await requireFolder(path)
  const loaded = await loadStudy(path, safeReader)
  const imported = await importStudy({ ...loaded.study, interviewers: [], progress: showProgress(terminal) })
  const { codebook } = await loadCodebook(asked, loaded)
  const known = { codebook: readCodebook(codebook.text, codebook.file), transcripts: imported.files }
  const [logs, tables] = [true, false].map((isLog) =>
    loaded.study.decisions.filter(({ file }) => isEventLog(file) === isLog),
  )
  const stated = readTables(tables!, known, readEvents(logs!).ids)
  terminal.log(writeTogether(stated.warnings))
  const folder = join(path, 'decisions')
  const byCoder = eventsOfTables(
    stated,
    imported.files.map(({ transcript }) => transcript),
  )
  const files = await Promise.all(
    [...byCoder].map(async ([coder, events]) => {
      const file = `${coder}.jsonl`
      const before = await loadRawText(join(folder, file), '')
      const end = before === '' || before.endsWith('\n') ? '' : '\n'
      return { file, text: before + end + writeEvents(events), added: events.length }
    }),
  )
  if (files.length === 0) terminal.print('nothing to convert: no table has a row that is not converted yet\n')
  else await saveFiles(folder, files)
  for (const { file, added } of files)
    terminal.print(`${basename(path)}/decisions/${file}: ${added} ${added === 1 ? 'event' : 'events'} added\n`)
  const names = unique([...stated.rowOf.values()].map(({ place }) => place.file))
  if (names.length > 0)
    terminal.print(`Converted rows are no longer read from ${names.join(', ')}; you may delete it.\n`)
}
