import { InputError } from '../boundary/diagnostic.ts'
import { readStudyTable } from '../boundary/read-table.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { TextFile } from '../model/study.ts'
import { nearMiss } from '../text/near-miss.ts'
import { createNameFinder } from './find-name.ts'

/** The analyst's summaries. */
export interface Summaries {
  /** What a participant says on a theme; null where nobody has summed it up. */
  readonly summaryOf: (participantId: string, themeId: string) => string | null
  /** Of themes as a whole, in the order of the codebook. */
  readonly themes: readonly { readonly themeId: string; readonly summary: string }[]
}

/**
 * Reads the analyst's summaries for the cells of the framework: a table with the columns `participant`, `theme` and
 * `summary`. A row without a participant is about the theme as a whole.
 *
 * @throws InputError for a column that is missing, every row that names no participant or theme of the study, and a cell
 * that has two summaries
 */
export function readSummaries(
  known: { readonly participant: readonly string[]; readonly theme: readonly string[] },
  { text, file }: TextFile,
): Summaries {
  const { columns, rows } = readStudyTable(text, file)
  const missing = ['participant', 'theme', 'summary'].filter((name) => !columns.includes(name))
  const problems: Diagnostic[] = missing.map((name) => ({
    level: 'error',
    code: 'summaries/no-column',
    place: { file, line: 1, column: 1 },
    message: `there is no column "${name}"; the columns are ${columns.join(', ')}`,
    fix: 'name the columns participant, theme and summary',
  }))
  const find = { participant: createNameFinder(known.participant), theme: createNameFinder(known.theme) }
  const summaryByCell = new Map<string, { readonly summary: string; readonly line: number }>()
  for (const { cells: row, line } of missing.length > 0 ? [] : rows) {
    const refuse = (message: string, fix: string): unknown =>
      problems.push({ level: 'error', code: 'summaries/row', place: { file, line, column: 1 }, message, fix })
    const isWhole = row['participant']!.trim() === ''
    const names = isWhole ? (['theme'] as const) : (['participant', 'theme'] as const)
    const ids = names.flatMap((name) => {
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
    if (ids.length < names.length || summary === '') continue
    const key = JSON.stringify(ids)
    const other = summaryByCell.get(key)
    if (other === undefined) summaryByCell.set(key, { summary, line })
    else if (other.summary !== summary)
      refuse(`there is a summary of ${ids.join(' on ')} on line ${other.line} already`, 'keep one of the two')
  }
  if (problems.length > 0) throw new InputError(problems)
  const summaryOf = (...ids: string[]): string | null => summaryByCell.get(JSON.stringify(ids))?.summary ?? null
  return {
    summaryOf,
    themes: known.theme.flatMap((themeId) => {
      const summary = summaryOf(themeId)
      return summary === null ? [] : [{ themeId, summary }]
    }),
  }
}
