import { type Diagnostic, InputError } from '../boundary/diagnostic.ts'
import { readTable } from '../boundary/read-table.ts'
import type { FrameworkCell } from '../model/findings.ts'
import { nearMiss } from '../text/near-miss.ts'

/**
 * Puts the analyst's summaries into the cells of the framework: a table with the columns `participant`, `theme` and
 * `summary`.
 *
 * @throws InputError for a column that is missing, and every row that names no participant or theme of the study
 */
export function addSummaries(cells: readonly FrameworkCell[], text: string, file: string): FrameworkCell[] {
  const { columns, rows } = readTable(text, file)
  const missing = ['participant', 'theme', 'summary'].filter((name) => !columns.includes(name))
  const problems: Diagnostic[] = missing.map((name) => ({
    level: 'error',
    code: 'summaries/no-column',
    place: { file, line: 1, column: 1 },
    message: `there is no column "${name}"; the columns are ${columns.join(', ')}`,
    fix: 'name the columns participant, theme and summary',
  }))
  const known = {
    participant: new Set(cells.map(({ participantId }) => participantId)),
    theme: new Set(cells.map(({ themeId }) => themeId)),
  }
  const summaryByCell = new Map<string, string>()
  for (const { cells: row, line } of missing.length > 0 ? [] : rows) {
    for (const name of ['participant', 'theme'] as const) {
      const written = row[name]!.trim()
      if (known[name].has(written)) continue
      const near = nearMiss(written, known[name])
      problems.push({
        level: 'error',
        code: 'summaries/row',
        place: { file, line, column: 1 },
        message: `there is no ${name} "${written}"`,
        fix: near === undefined ? 'correct the cell, or drop the row' : `write "${near}"`,
      })
    }
    summaryByCell.set(`${row['participant']!.trim()} ${row['theme']!.trim()}`, row['summary']!.trim())
  }
  if (problems.length > 0) throw new InputError(problems)
  return cells.map((cell) => ({ ...cell, summary: summaryByCell.get(`${cell.participantId} ${cell.themeId}`) || null }))
}
