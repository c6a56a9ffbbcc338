import { stringify } from 'csv-stringify/sync'

/** A cell: text that people wrote or said is guarded, other cells are ours. */
export type Cell = string | number | null

/**
 * Rows as CSV that opens right in Excel and other programs: UTF-8 with a byte order mark, commas, quotes where needed,
 * `\n` between rows, numbers to six significant digits. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front.
 */
export function writeTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return stringify([columns, ...rows.map((row) => row.map(writeCell))], { bom: true, record_delimiter: 'unix' })
}

function writeCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(Number(cell.toPrecision(6)))
  return /^[\s\u00a0\ufeff]*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
