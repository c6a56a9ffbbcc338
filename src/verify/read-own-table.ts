import { readStudyTable, type TableRow } from '../boundary/read-table.ts'
import { cleanText } from '../text/clean.ts'

/** A table of a report, as its file has it. */
export interface OwnTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
  /** Decimal comma where cells are separated by semicolons. */
  readonly decimal: '.' | ','
}

/**
 * Reads a table that a report holds.
 *
 * @throws InputError when it is no CSV
 */
export function readOwnTable(name: string, bytes: Uint8Array): OwnTable {
  const { columns, rows, delimiter } = readStudyTable(new TextDecoder().decode(bytes), name)
  return { name, columns, rows, decimal: delimiter === ';' ? ',' : '.' }
}

/** What a cell is expected to hold; undefined where that cannot be known. */
export type Expected = string | number | null | undefined

/** True if a cell holds what is expected: a text as files hold it, a number to six digits, nothing for null. */
export function isAsExpected(cell: string, expected: Expected, decimal: OwnTable['decimal'] = '.'): boolean {
  if (expected === undefined) return true
  if (expected === null) return cell === ''
  if (typeof expected === 'string') return cell === cleanText(expected)
  return cell === writeNumber(expected).replace('.', decimal)
}

/** A number to six significant digits; whole ones have all. */
const writeNumber = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Number.parseFloat(value.toPrecision(6)))
