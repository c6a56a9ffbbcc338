import { inputError } from '../../boundary/diagnostic.ts'
import { loadDecisions } from '../../io/load-decisions.ts'
import { requireFolder } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { writeCsv } from '../../outputs/tables/write-table.ts'
import { isEventLog, readEvents } from '../../study/decision-events/read-events.ts'
import { decisionColumns, rowsOfRecord } from '../../study/decision-events/table-of-events.ts'
import { writeTogether } from '../print/write-together.ts'

/**
 * Prints the present decisions of a person as CSV.
 *
 * @throws InputError when nobody, or somebody else, has decided anything, or a log cannot be read
 */
export async function runDecisionsExport(
  path: string,
  { coder: asked }: { coder?: string },
  terminal: Terminal,
): Promise<void> {
  await requireFolder(path)
  const files = (await loadDecisions(path, [])).filter(({ file }) => isEventLog(file))
  const { folded, warnings } = readEvents(files)
  terminal.log(writeTogether(warnings))
  const coders = [...folded.coders.keys()]
  const coder = asked ?? (coders.length === 1 ? coders[0]! : undefined)
  const record = coder === undefined ? undefined : folded.coders.get(coder)
  if (record === undefined) {
    throw inputError({
      code: 'decisions/coder',
      place: { file: path },
      message:
        coders.length === 0
          ? 'there are no logs of events (decisions/*.jsonl) here, or nothing in them is in force'
          : `${coder === undefined ? 'there are several coders' : `"${coder}" has decided nothing`}: ${coders.join(', ')}`,
      fix: coders.length === 0 ? 'decide something first' : `add --coder ${coders[0]}`,
    })
  }
  const { rows, leftOut } = rowsOfRecord(record)
  terminal.print(writeCsv({ head: decisionColumns, rows }))
  if (leftOut > 0)
    terminal.log(
      `${leftOut} of what ${coder} wrote is left out, since no row can hold it: memos and flags about no code at a place, and passages read for some codes. memos.csv of analyze has the memos.\n`,
    )
}
