import type { CellRow } from '../../boundary/read-table.ts'
import { countWords } from '../../text/words.ts'
import type { ColumnNames } from '../importer.ts'
import { clock } from './clocks.ts'
import { columnRoles, findStatedColumn, isUsualHead } from './column-names.ts'
import { isLabelLine } from './label-lines.ts'

/** A cell with a time, a number or a span of them. */
export const timeCell = new RegExp(
  String.raw`^[\[(#\s]*(?:${clock}|\d+(?:[.,]\d+)?)(?:-\d#)?(?:\s*[-–>]+\s*${clock})?[\])#\s]*$`,
)

/** Rows that may be above the heads of a table. */
const maxTitle = 15

const isTitle = (cell: string): boolean => !timeCell.test(cell) && !/[.?!…]["”’)]?$/.test(cell)

/** How many rows are above the heads: a title in one cell each, or facts above a row with two usual heads. */
export function countTitleRows(rows: readonly CellRow[], stated: ColumnNames = {}): number {
  const filled = ({ cells }: CellRow): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const isNamed = (row: CellRow): boolean => columnRoles.some((role) => findStatedColumn(row.cells, role, stated) >= 0)
  const head = rows
    .slice(0, maxTitle)
    .findIndex((row) => isNamed(row) || filled(row).filter(isUsualHead).length >= Math.max(2, filled(row).length / 2))
  if (head >= 0) return head
  const titles = rows.slice(0, maxTitle).findIndex((row) => filled(row).length > 1)
  const below = rows.slice(titles)
  const isWide = titles > 0 && below.filter((row) => filled(row).length > 1).length > 0.9 * below.length
  return isWide && rows.slice(0, titles).every((row) => isTitle(filled(row)[0] ?? '')) ? titles : 0
}

/** Share of the cells with a label before what is said, from which the column names the speakers too. */
const oftenLabelled = 0.5

/** Whether the cells of a column have labels before what is said: `Mina: How often?`. */
export function holdLabels(rows: readonly CellRow[], at: number): boolean {
  const cells = rows.map((row) => (row.cells[at] ?? '').trim()).filter((cell) => cell !== '')
  const labelled = cells.filter((cell) =>
    isLabelLine(cell.slice(0, cell.indexOf('\n') === -1 ? undefined : cell.indexOf('\n'))),
  )
  return labelled.length >= 2 && labelled.length >= oftenLabelled * cells.length
}

/** Whether the first row of a table names its columns: it has a usual or stated head, and no time, sentence or value that recurs. */
export function hasHead(rows: readonly CellRow[], stated: ColumnNames = {}): boolean {
  const [first, ...others] = rows
  if (first === undefined) return false
  const cells = first.cells.map((cell) => cell.trim())
  if (columnRoles.some((role) => findStatedColumn(cells, role, stated) >= 0) || cells.some(isUsualHead)) return true
  if (cells.some((cell) => timeCell.test(cell))) return false
  if (
    cells.filter((cell) => cell !== '').length === 1 &&
    holdLabels(
      rows,
      cells.findIndex((cell) => cell !== ''),
    )
  )
    return false
  const recurs = cells.some(
    (cell, at) => cell !== '' && others.slice(0, 1000).some((row) => row.cells[at]?.trim() === cell),
  )
  const isSentence = cells.filter((cell) => /[.!…]["”’)]?$/.test(cell) && countWords(cell) >= 3).length > 0
  return !recurs && !isSentence
}
