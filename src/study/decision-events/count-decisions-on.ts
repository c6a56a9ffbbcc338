import { countBy } from '../../collections.ts'
import type { TextFile } from '../../model/study.ts'
import { coderOf, readDecisionRows } from '../decision-rows.ts'
import { rowEventId } from '../read-decision-tables.ts'
import { isEventLog, readEvents } from './read-events.ts'

/** The number of decisions on codes, by person, under the ids that files have. */
export function countDecisionsOn(codeIds: readonly string[], files: readonly TextFile[]): Map<string, number> {
  const { folded, ids } = readEvents(files.filter(({ file }) => isEventLog(file)))
  const byEvents = [...folded.coders].flatMap(([coder, { decisions }]) =>
    decisions.flatMap(({ code, status }) => (status !== 'unsure' && codeIds.includes(code) ? coder : [])),
  )
  const byRows = files
    .filter(({ file }) => !isEventLog(file))
    .flatMap((file) => {
      const coder = coderOf(file.file, [])
      return readDecisionRows(file).flatMap((row) => {
        const isDecided = ['accepted', 'rejected'].includes(row.cell('status').toLowerCase())
        const isConverted = ids.has(rowEventId(row, coder))
        return isDecided && !isConverted && codeIds.includes(row.cell('subcode') || row.cell('code')) ? coder : []
      })
    })
  return countBy([...byEvents, ...byRows], (coder) => coder)
}
