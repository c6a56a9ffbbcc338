import { type CsvSeparator, csvRow } from '../../boundary/csv-row.ts'
import { escapeFormula } from '../../boundary/formula-cells.ts'
import { roundToSixDigits } from '../../math/round.ts'
import { cleanText } from '../../text/clean.ts'

/** A cell of a table; null is empty. */
export type Cell = string | number | null

/** The columns of a table, by name: what each shows of an item. */
export type Columns<Item> = Readonly<Record<string, (item: Item) => Cell>>

/** A table with a name: a CSV file or a sheet. */
export interface Table {
  readonly name: string
  readonly head: readonly string[]
  /** Each made when it is asked for. */
  readonly rows: Iterable<readonly Cell[]>
}

export const toTable = <Item>(name: string, columns: Columns<Item>, items: Iterable<Item>): Table => ({
  name,
  head: Object.keys(columns),
  rows: {
    *[Symbol.iterator]() {
      const shows = Object.values(columns)
      for (const item of items) yield shows.map((show) => show(item))
    },
  },
})

/** Items as CSV; see `writeCsv`. */
export const writeTable = <Item>(columns: Columns<Item>, items: Iterable<Item>): string =>
  writeCsv(toTable('', columns, items))

/**
 * A table as CSV that opens right in Excel and other programs: UTF-8 with a byte order mark, commas, quotes where needed,
 * `\n` between rows, numbers to six significant digits. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front, in the header too; `readOwnTable` takes it back.
 */
export const writeCsv = (table: Pick<Table, 'head' | 'rows'>): string => [...writeCsvPieces(table)].join('')

/** Rows that are written together. */
const together = 256

/** The same in pieces, so that a large table is never held whole. */
export function* writeCsvPieces(
  { head, rows }: Pick<Table, 'head' | 'rows'>,
  separator: CsvSeparator = ',',
): Generator<string> {
  yield writeHead(head, separator)
  let held: (readonly Cell[])[] = []
  for (const row of rows) {
    if (held.push(row) < together) continue
    yield writeRows(held, separator)
    held = []
  }
  yield writeRows(held, separator)
}

const byteOrderMark = '\ufeff'

/** The first line of a CSV file. */
export const writeHead = (head: readonly string[], separator: CsvSeparator = ','): string =>
  byteOrderMark + writeRows([head], separator)

/** The lines of a CSV file after the first. */
export function writeRows(rows: Table['rows'], separator: CsvSeparator = ','): string {
  let written = ''
  for (const row of rows)
    written += csvRow(
      row.map((cell) => writeCell(cell, separator)),
      separator,
    )
  return written
}

function writeCell(cell: Cell, separator: CsvSeparator): string {
  if (cell === null) return ''
  if (typeof cell !== 'number') return escapeFormula(cleanText(cell))
  const written = String(roundToSixDigits(cell))
  return separator === ',' ? written : written.replace('.', ',')
}
