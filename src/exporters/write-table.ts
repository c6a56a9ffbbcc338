import { stringify } from 'csv-stringify/sync'
import { toSix } from '../math/round.ts'

/** A cell of a table; null is empty. */
export type Cell = string | number | null

/** The columns of a table, by name: what each shows of an item. */
export type Columns<Item> = Readonly<Record<string, (item: Item) => Cell>>

/** A table with a name: a CSV file or a sheet. */
export interface Table {
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export const toTable = <Item>(name: string, columns: Columns<Item>, items: readonly Item[]): Table => ({
  name,
  head: Object.keys(columns),
  rows: items.map((item) => Object.values(columns).map((show) => show(item))),
})

/** Items as CSV; see `writeCsv`. */
export const writeTable = <Item>(columns: Columns<Item>, items: readonly Item[]): string =>
  writeCsv(toTable('', columns, items))

/**
 * A table as CSV that opens right in Excel and other programs: UTF-8 with a byte order mark, commas, quotes where needed,
 * `\n` between rows, numbers to six significant digits. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front.
 */
export const writeCsv = ({ head, rows }: Pick<Table, 'head' | 'rows'>): string => writeHead(head) + writeRows(rows)

/** The first line of a CSV file. */
export const writeHead = (head: readonly string[]): string => stringify([head], { bom: true, record_delimiter: 'unix' })

/** The lines of a CSV file after the first. */
export const writeRows = (rows: Table['rows']): string =>
  rows.length === 0
    ? ''
    : stringify(
        rows.map((row) => row.map(writeCell)),
        { record_delimiter: 'unix' },
      )

function writeCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(toSix(cell))
  return /^[\s\u00a0\ufeff]*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
