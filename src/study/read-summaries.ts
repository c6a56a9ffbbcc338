import { type Diagnostic, InputError } from '../boundary/diagnostic.ts'
import { readStudyTable } from '../boundary/read-table.ts'
import { unique } from '../collections.ts'
import type { FrameworkCell } from '../model/findings.ts'
import { nearMiss } from '../text/near-miss.ts'
import { createNameFinder } from './find-name.ts'

/**
 * Puts the analyst's summaries into the cells of the framework: a table with the columns `participant`, `theme` and
 * `summary`.
 *
 * @throws InputError for a column that is missing, every row that names no participant or theme of the study, and a cell
 * that has two summaries
 */
export function addSummaries(cells: readonly FrameworkCell[], text: string, file: string): FrameworkCell[] {
  const { columns, rows } = readStudyTable(text, file)
  const missing = ['participant', 'theme', 'summary'].filter((name) => !columns.includes(name))
  const problems: Diagnostic[] = missing.map((name) => ({
    level: 'error',
    code: 'summaries/no-column',
    place: { file, line: 1, column: 1 },
    message: `there is no column "${name}"; the columns are ${columns.join(', ')}`,
    fix: 'name the columns participant, theme and summary',
  }))
  const known = {
    participant: unique(cells.map(({ participantId }) => participantId)),
    theme: unique(cells.map(({ themeId }) => themeId)),
  }
  const find = { participant: createNameFinder(known.participant), theme: createNameFinder(known.theme) }
  const summaryByCell = new Map<string, { readonly summary: string; readonly line: number }>()
  for (const { cells: row, line } of missing.length > 0 ? [] : rows) {
    const refuse = (message: string, fix: string): unknown =>
      problems.push({ level: 'error', code: 'summaries/row', place: { file, line, column: 1 }, message, fix })
    const ids = (['participant', 'theme'] as const).flatMap((name) => {
      const written = row[name]!.trim()
      const found = find[name](written)
      if (found.length === 1) return found
      const near = nearMiss(written, known[name])
      if (found.length > 1) refuse(`"${written}" may be ${found.join(' or ')}`, `write "${found[0]}" or "${found[1]}"`)
      else
        refuse(
          `there is no ${name} "${written}"`,
          near === undefined ? 'correct the cell, or drop the row' : `write "${near}"`,
        )
      return []
    })
    const summary = row['summary']!.trim()
    if (ids.length < 2 || summary === '') continue
    const key = JSON.stringify(ids)
    const other = summaryByCell.get(key)
    if (other === undefined) summaryByCell.set(key, { summary, line })
    else if (other.summary !== summary)
      refuse(`there is a summary of ${ids.join(' on ')} on line ${other.line} already`, 'keep one of the two')
  }
  if (problems.length > 0) throw new InputError(problems)
  return cells.map((cell) => ({
    ...cell,
    summary: summaryByCell.get(JSON.stringify([cell.participantId, cell.themeId]))?.summary ?? null,
  }))
}
