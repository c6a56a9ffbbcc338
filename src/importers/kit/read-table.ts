import type { CellRow } from '../../boundary/read-table.ts'
import type { Draft } from '../importer.ts'
import type { TableLayout } from './column-names.ts'
import { plainStyle } from './line-style.ts'
import { readLines } from './read-lines.ts'
import { readRows, type TableSource } from './read-rows.ts'
import { holdLabels } from './table-head.ts'
import { identifyColumns } from './table-layout.ts'

/**
 * Reads a table as a transcript, by its columns; where its cells have labels before what is said, as lines.
 *
 * @throws InputError when no column holds what was said, or one that was named is not there
 */
export function readTable(rows: readonly CellRow[], source: TableSource): Draft {
  const table = identifyColumns(rows, source.hints.columns, source.file)
  return isLabelled(table) ? readLabelledCells(table, source) : readRows(table, source)
}

/** Whether nobody is named but before what is said, in the cells of the text. */
const isLabelled = ({ rows, columns: { text, speaker }, voices }: TableLayout): boolean =>
  text !== undefined && speaker === undefined && voices.length === 0 && holdLabels(rows, text)

/** Reads cells with labels in them as lines, each with its time before it. */
function readLabelledCells(table: TableLayout, { file, hints, extraText = [] }: TableSource): Draft {
  const { text = 0, start } = table.columns
  const lines: string[] = []
  for (const { cells, line } of table.rows) {
    const said = (cells[text] ?? '').split('\n')
    while (lines.length < line - said.length) lines.push('')
    const time = start === undefined ? '' : (cells[start] ?? '').trim()
    lines.push(time === '' ? said[0]! : `[${time}] ${said[0]}`, ...said.slice(1))
  }
  const above = table.above.map(({ cells }) => ['text above the table', cells.join(' ')] as const)
  const heads = table.heads.map(({ cells }) => ['column names', cells.join(' ')] as const)
  const beside = table.names.flatMap((name, at) =>
    at === text || at === start ? [] : table.rows.map(({ cells }) => [`column "${name}"`, cells[at] ?? ''] as const),
  )
  return readLines(lines, { file, style: plainStyle, hints, extraText: [...extraText, ...above, ...heads, ...beside] })
}
