import { sum } from '../../collections.ts'
import { stances, statuses } from '../../model/coding.ts'
import type { Cell, Table } from './write-table.ts'

// The look of a sheet: widths, heights, number formats, and what Excel calls filters, colour scales and drop-downs.

/** Columns of numbers that name a place or a whole, and measure nothing. */
const places = /^(?:turn|start|end|line|start_ms|rank|cluster|members|of_.*)$/
/** Columns of numbers from 0 to 1 that are read as percentages. */
const shares = /^(?:share.*|.*_share|.*_share_of_segments|most_by_one_participant|confidence)$/
/** Columns in which one of a few words is chosen. */
const choices: Readonly<Record<string, readonly string[]>> = { status: statuses, stance: stances }

/** Widest column in letters, and the most lines of a row: more is there, and seen when the row is made higher. */
const [mostWidth, mostLines, lineHeight] = [60, 8, 15]
/** Letters across that fit on a printed page. */
const pageLetters = 220

/** A table and its look as a sheet. */
export interface LaidOut {
  readonly table: Table
  readonly layout: SheetLayout
}

/** The look of a sheet. */
export interface SheetLayout {
  /** Number of rows below the head. */
  readonly length: number
  readonly widths: readonly number[]
  /** The number format of each column; null for text. */
  readonly formats: readonly (string | null)[]
  /** The height of a row of so many lines, in points. */
  readonly heightOf: (row: readonly Cell[]) => number | undefined
  /** Filters, colour scales, drop-downs and page, as the standard has them after the cells. */
  readonly markup: string
}

/** Chooses the look of a sheet by its columns and their cells, in one reading of its rows. */
export function layOutSheet({ name, head, rows }: Table): SheetLayout {
  const columns = head.map((title) => ({
    title,
    width: title.length + 3,
    hasNumber: false,
    hasText: false,
    isWhole: true,
  }))
  let length = 0
  for (const row of rows) {
    length++
    for (const [at, column] of columns.entries()) {
      const cell = row[at] ?? ''
      column.width = Math.max(column.width, widthIn(cell))
      if (typeof cell !== 'number') column.hasText ||= cell !== ''
      else [column.hasNumber, column.isWhole] = [true, column.isWhole && Number.isInteger(cell)]
    }
  }
  const widths = columns.map(({ width }) => Math.min(mostWidth, width))
  const formats = columns.map(formatOf)
  const measures = head.flatMap((title, column) => (formats[column] !== null && !places.test(title) ? [column] : []))
  return {
    ...{ length, widths, formats },
    heightOf: (row) => {
      const lines = row.reduce((most: number, cell, column) => Math.max(most, linesOf(cell, widths[column]!)), 1)
      return lines === 1 ? undefined : Math.min(mostLines, lines) * lineHeight
    },
    markup: [
      `<autoFilter ref="A1:${letterOf(head.length - 1)}${length + 1}"/>`,
      ...scales(name, head, measures).map((columns, index) => writeScale(columns, length, index + 1)),
      writeChoices(head, length),
      '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
      `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${Math.ceil(sum(widths, (width) => width + 2) / pageLetters)}" fitToHeight="0"/>`,
    ].join(''),
  }
}

/** Letters of the longest line of a cell; a number is shown with at most six digits. */
const widthIn = (cell: Cell): number =>
  typeof cell === 'number'
    ? 8
    : Math.max(
        0,
        ...String(cell ?? '')
          .split('\n', 50)
          .map((line) => line.length),
      )

const linesOf = (cell: Cell, width: number): number =>
  typeof cell !== 'string'
    ? 1
    : cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0)

/** What the cells of a column have in common. */
interface Column {
  readonly title: string
  readonly hasNumber: boolean
  readonly hasText: boolean
  /** True if it has no fractions. */
  readonly isWhole: boolean
}

function formatOf({ title, hasNumber, hasText, isWhole }: Column): string | null {
  if (!hasNumber || hasText) return null
  if (shares.test(title)) return '0%'
  if (!isWhole) return '0.00'
  return places.test(title) ? '0' : '#,##0'
}

/** Groups of columns that share a colour scale: all counts of participants by code, else each column by itself. */
function scales(name: string, head: readonly string[], measures: readonly number[]): number[][] {
  if (name !== 'participants') return measures.map((column) => [column])
  const fixed = head.indexOf('words')
  const kinds = [/_per_1000_words$/, /_share_of_segments$/]
  const kindOf = (column: number): number => kinds.findIndex((kind) => kind.test(head[column]!))
  return [-1, 0, 1]
    .map((kind) => measures.filter((column) => column > fixed && kindOf(column) === kind))
    .filter((columns) => columns.length > 0)
}

function writeScale(columns: readonly number[], rows: number, priority: number): string {
  if (rows === 0) return ''
  const cells = columns.map((column) => `${letterOf(column)}2:${letterOf(column)}${rows + 1}`).join(' ')
  return `<conditionalFormatting sqref="${cells}"><cfRule type="colorScale" priority="${priority}"><colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFFFFFFF"/><color rgb="FF8FB4DE"/></colorScale></cfRule></conditionalFormatting>`
}

function writeChoices(head: readonly string[], rows: number): string {
  const written = head.flatMap((title, column) => {
    const words = Object.hasOwn(choices, title) ? choices[title] : undefined
    if (words === undefined || rows === 0) return []
    const cells = `${letterOf(column)}2:${letterOf(column)}${rows + 1}`
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="${title}" error="One of: ${words.join(', ')}" sqref="${cells}"><formula1>"${words.join(',')}"</formula1></dataValidation>`
  })
  return written.length === 0 ? '' : `<dataValidations count="${written.length}">${written.join('')}</dataValidations>`
}

/** The letters of a column, from 0: A, B, …, Z, AA. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last
}
