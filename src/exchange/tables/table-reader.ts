import { inputError } from '../../boundary/diagnostic.ts'
import type { ForeignProject } from '../foreign-project.ts'
import type { ForeignContent, ForeignOptions, ForeignReader } from '../foreign-reader.ts'
import { mergeProjects } from '../stated-codings.ts'
import type { TablePreset } from './presets.ts'
import { findHead, type HeadedTable, readQuotes } from './read-quotes.ts'

/** A reader of tables of quotes in CSV, TSV or XLSX. Of a workbook it reads every sheet that has the columns. */
export const tableReader = (preset: TablePreset): ForeignReader => ({
  summary: preset.summary,
  recognizes: ({ tables }, options) => tables.some((table) => findHead(table, preset, options) !== null),
  read: (content, options) => readTables(content, preset, options),
})

function readTables(content: ForeignContent, preset: TablePreset, options: ForeignOptions): ForeignProject {
  const found = content.tables.map((table) => findHead(table, preset, options))
  const headed = found.filter((table): table is HeadedTable => table !== null)
  if (headed.length === 0)
    throw inputError({
      code: 'exchange/columns',
      place: { file: content.file, line: 1, column: 1 },
      message: `these are not the columns of ${preset.program}: ${content.tables[0]?.rows[0]?.cells.slice(0, 12).join(', ') ?? 'there is no table'}`,
      fix: 'leave out --read-as, or name the columns with --column',
    })
  const project = mergeProjects(headed.map((table) => readQuotes(table, preset, options)))
  const others = content.tables.filter(({ rows }, index) => rows.length > 0 && found[index] === null)
  if (others.length === 0) return project
  return {
    ...project,
    losses: [...project.losses, { what: 'other sheets', count: others.length, why: 'they have no quotes and codes' }],
  }
}
