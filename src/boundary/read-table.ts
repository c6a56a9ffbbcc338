import { CsvError, parse } from 'csv-parse/sync'
import { type Diagnostic, inputError } from './diagnostic.ts'
import { unescapeFormula } from './formula-cells.ts'

/** A table read from CSV. */
export interface Table {
  /** Unique names: a column without a name, or with a repeated one, has its position added. */
  readonly columns: readonly string[]
  /** The head as it was written. */
  readonly header: string
  readonly rows: readonly TableRow[]
  /** The separator of cells: a comma, semicolon, tab or bar. */
  readonly delimiter: string
}
export interface TableRow {
  /** Line on which the row ends, from 1. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** A row of a table by the positions of its cells. */
export interface CellRow {
  /** Line on which the row ends, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** The cells of a table of which nothing is known. */
export interface Cells {
  readonly rows: readonly CellRow[]
  readonly delimiter: string
  /** True if the first line names the separator, as Excel writes it. */
  readonly named: boolean
}

/**
 * Reads the cells of CSV or TSV. The separator is the one the first line uses most, or the one an Excel `sep=` line names.
 * Blank rows are dropped.
 *
 * @throws InputError at the line where the quoting breaks, or when there are more columns than a table has
 */
export function readCells(text: string, file: string): Cells {
  const [, named, body = text] = /^sep=(.)\n([\s\S]*)$/.exec(text) ?? []
  const delimiter = named ?? likelyDelimiter(body.slice(0, body.indexOf('\n') === -1 ? undefined : body.indexOf('\n')))
  const skipped = named === undefined ? 0 : 1
  try {
    const records = parseRecords(body, delimiter)
    const widest = records.find(({ record }) => record.length > mostColumns)
    if (widest !== undefined) throw tooWide(widest.record.length, file)
    const rows = records
      .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
      .map(({ record, info }) => ({ line: info.lines + skipped, cells: record }))
    return { rows, delimiter, named: named !== undefined }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw inputError(csvProblem(error, file, skipped))
  }
}

/**
 * Reads CSV or TSV with a header row; see `readCells`. Short rows have empty cells.
 *
 * @throws InputError at the line where the quoting breaks, or when there is no header
 */
export function readTable(text: string, file: string): Table {
  const { rows, delimiter, named } = readCells(text, file)
  const [first, ...rest] = rows
  if (first === undefined) throw inputError({ code: 'csv/empty', place: { file }, message: 'the table has no rows' })
  const head = first.cells.map((cell) => cell.trim())
  const columns = nameColumns(
    head,
    rows.map(({ cells }) => cells),
    file,
  )
  return {
    columns,
    header: `${named ? 'sep=' : ''} ${head.join(' ')}`,
    delimiter,
    rows: rest.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
    })),
  }
}

/** Reads a table of a study: as `readTable` does, and takes back what `writeCsv` puts before cells that look like formulas. */
export function readOwnTable(text: string, file: string): Table {
  const { columns, rows, ...table } = readTable(text, file)
  return {
    ...table,
    columns: columns.map(unescapeFormula),
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(
        Object.entries(cells).map(([column, cell]) => [unescapeFormula(column), unescapeFormula(cell)]),
      ),
    })),
  }
}

/** Columns of a table: more are no table but a mistaken separator. */
const mostColumns = 1000

/**
 * Column names, as many as the widest row has cells.
 *
 * @throws InputError when there are more than a table has
 */
export function nameColumns(head: readonly string[], rows: readonly (readonly unknown[])[], file: string): string[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), head.length)
  if (width > mostColumns) throw tooWide(width, file)
  return Array.from({ length: width }, (_, position) => {
    const name = head[position] ?? ''
    return name === '' || head.indexOf(name) < position ? `${name || 'column'} ${position + 1}` : name
  })
}

const tooWide = (width: number, file: string) =>
  inputError({
    code: 'csv/too-wide',
    place: { file, line: 1, column: 1 },
    message: `the table has ${width} columns; ${mostColumns} are read`,
    fix: 'check what separates the cells',
  })

/** The cells of each row. csv-parse makes an error for each row of another length, though it is let pass: without stacks. */
function parseRecords(body: string, delimiter: string): { record: string[]; info: { lines: number } }[] {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return parse(body, {
      delimiter,
      info: true,
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
