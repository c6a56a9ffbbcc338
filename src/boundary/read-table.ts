import { CsvError, parse } from 'csv-parse/sync'
import { createInterner } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { inputError } from './diagnostic.ts'
import { unescapeFormula } from './formula-cells.ts'

/** A table with named columns, read from CSV or TSV. */
export interface Table {
  /** Unique column names: columns with an empty or repeated name are numbered by their position. */
  readonly columns: readonly string[]
  /** The header as written. */
  readonly header: string
  readonly rows: readonly TableRow[]
  /** The separator of cells: a comma, semicolon, tab or vertical bar, or the one stated in the file. */
  readonly delimiter: string
}

/** A row of a table. */
export interface TableRow {
  /** Line on which the row ends, from 1. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** A row of a table whose columns have no names. */
export interface CellRow {
  /** Line on which the row ends, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A table before its header is known. */
export interface Cells {
  readonly rows: readonly CellRow[]
  readonly delimiter: string
  /** True if the first line names the separator, as in `sep=;`, which Excel writes. */
  readonly named: boolean
}

/**
 * Reads the cells of CSV or TSV. The separator is stated in a `sep=` line of Excel, or is the most frequent one of the first
 * line. Blank rows are dropped.
 *
 * @throws InputError at the line of a quoting error, or if there are more than 1000 columns
 */
export function readCells(text: string, file: string): Cells {
  const [, named, body = text] = /^sep=(.)\n([\s\S]*)$/.exec(text) ?? []
  const delimiter = named ?? likelyDelimiter(body.slice(0, body.indexOf('\n') === -1 ? undefined : body.indexOf('\n')))
  const skipped = named === undefined ? 0 : 1
  try {
    const records = parseRecords(body, delimiter)
    const widest = records.find(({ cells }) => cells.length > maxColumns)
    if (widest !== undefined) throw tooWide(widest.cells.length, file)
    const rows = records
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
      .map(({ cells, lines }) => ({ line: lines + skipped, cells }))
    return { rows, delimiter, named: named !== undefined }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw inputError(csvProblem(error, file, skipped))
  }
}

/**
 * Reads CSV or TSV with a header row, as `readCells` does. Missing cells of short rows are empty.
 *
 * @throws InputError at the line of a quoting error, if there are more than 1000 columns, or if the file is empty
 */
export const readTable = (text: string, file: string): Table => tableOf(text, file, (cell) => cell)

/** Reads a table of a study as `readTable` does, and unescapes the cells that `writeCsv` escapes since they look like formulas. */
export const readStudyTable = (text: string, file: string): Table => tableOf(text, file, unescapeFormula)

function tableOf(text: string, file: string, clean: (cell: string) => string): Table {
  const { rows, delimiter, named } = readCells(text, file)
  const [first, ...rest] = rows
  if (first === undefined) throw inputError({ code: 'csv/empty', place: { file }, message: 'the table has no rows' })
  const header = first.cells.map((cell) => cell.trim())
  const columns = nameColumns(
    header,
    rows.map(({ cells }) => cells),
    file,
  )
  const names = columns.map(clean)
  return {
    columns: names,
    header: `${named ? 'sep=' : ''} ${header.join(' ')}`,
    delimiter,
    rows: rest.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(names.map((column, index) => [column, clean(cells[index] ?? '')])),
    })),
  }
}

/** Maximum number of columns; more indicate a mistaken separator. */
const maxColumns = 1000

/**
 * Returns unique column names, one for each cell of the widest row.
 *
 * @throws InputError if there are more than 1000
 */
export function nameColumns(header: readonly string[], rows: readonly (readonly unknown[])[], file: string): string[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), header.length)
  if (width > maxColumns) throw tooWide(width, file)
  const taken = new Set(header)
  return Array.from({ length: width }, (_, position) => {
    const name = header[position] ?? ''
    if (name !== '' && header.indexOf(name) === position) return name
    let numbered = `${name || 'column'} ${position + 1}`
    while (taken.has(numbered)) numbered += ` ${position + 1}`
    taken.add(numbered)
    return numbered
  })
}

const tooWide = (width: number, file: string) =>
  inputError({
    code: 'csv/too-wide',
    place: { file, line: 1, column: 1 },
    message: `the table has ${width} columns; the maximum is ${maxColumns}`,
    fix: 'check the separator of the cells',
  })

/** Parses the cells of each row. Stack traces are off, since csv-parse creates an error for each row of another length. */
function parseRecords(body: string, delimiter: string): { cells: string[]; lines: number }[] {
  const { stackTraceLimit } = Error
  const intern = createInterner()
  Error.stackTraceLimit = 0
  try {
    return parse(body, {
      delimiter,
      on_record: ((cells: string[], { lines }: { lines: number }) => ({
        cells: cells.map(intern),
        lines,
      })) as never, // the other facts about a row take more room than it, and cells repeat
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      bom: true,
    }) as never
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

function csvProblem(error: CsvError, file: string, skipped: number): Omit<Diagnostic, 'level'> {
  const line = Number((error as { lines?: number }).lines ?? 1) + skipped
  return {
    code: 'csv/syntax',
    place: { file, line, column: 1 },
    message: error.message,
    fix: 'a quote inside a quoted cell is written twice (""); every quoted cell needs its closing quote',
  }
}

function likelyDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '')
  const [best] = [',', ';', '\t', '|']
    .map((mark) => ({ mark, count: bare.split(mark).length }))
    .sort((a, b) => b.count - a.count)
  return best!.mark
}
