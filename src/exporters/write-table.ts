import { stringify } from 'csv-stringify/sync'

/** A cell of a table; null is empty. */
export type Cell = string | number | null

/** The columns of a table, by name: what each shows of an item. */
export type Columns<Item> = Readonly<Record<string, (item: Item) => Cell>>

/**
 * Items as CSV that opens right in Excel and other programs: UTF-8 with a byte order mark, commas, quotes where needed,
 * `\n` between rows, numbers to six significant digits. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front.
 */
export function writeTable<Item>(columns: Columns<Item>, items: readonly Item[]): string {
  const rows = items.map((item) => Object.values(columns).map((show) => writeCell(show(item))))
  return stringify([Object.keys(columns), ...rows], { bom: true, record_delimiter: 'unix' })
}

function writeCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(Number(cell.toPrecision(6)))
  return /^[\s\u00a0\ufeff]*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
