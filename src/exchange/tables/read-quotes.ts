import { inputError } from '../../boundary/diagnostic.ts'
import { unescapeFormula } from '../../boundary/formula-cells.ts'
import type { CellRow } from '../../boundary/read-table.ts'
import { builtInCoders } from '../../model/coder-names.ts'
import { nearMiss } from '../../text/near-miss.ts'
import type { ForeignCoding, ForeignProject, Loss } from '../foreign-project.ts'
import type { ForeignOptions, ForeignTable } from '../foreign-reader.ts'
import { projectOfCodings, type StatedCoding } from '../stated-codings.ts'
import { isNoCode, isSpreadsheetDate, readList, readRange, readShare, readTime } from './cells.ts'
import { type ColumnRole, findColumns, headKey } from './columns.ts'
import type { TablePreset } from './presets.ts'

/** A table whose row of column names was found. */
export interface HeadedTable {
  readonly table: ForeignTable
  readonly heads: readonly string[]
  readonly rows: readonly CellRow[]
}

/** Maximum number of rows above the row of column names, such as a title. */
const maxAbove = 10

/** The first row that has the names of a preset; null if none has. */
export function findHead(table: ForeignTable, preset: TablePreset, options: ForeignOptions): HeadedTable | null {
  for (const [index, { cells }] of table.rows.slice(0, maxAbove + 1).entries()) {
    const heads = cells.map((cell) => unescapeFormula(cell).trim())
    if (isHead(heads, preset, options)) return { table, heads, rows: table.rows.slice(index + 1) }
  }
  return null
}

function isHead(heads: readonly string[], preset: TablePreset, options: ForeignOptions): boolean {
  const keys = new Set(heads.map(headKey))
  if (preset.marks.length > 0) return preset.marks.every((names) => names.some((name) => keys.has(name)))
  const columns = findColumns(heads, preset.heads, options.columns)
  return columns.has('quote') && columns.has('code') && columns.get('quote') !== columns.get('code')
}

/** The cells of a row by what they hold. */
type Cell = (role: ColumnRole) => string

/** Longest text of a cell in a workbook: a quote of this length was cut. */
const maxCell = 32_767

/**
 * Reads the quotes of a table: a coding for each code of each row.
 *
 * @throws InputError if a person named a column that is not there
 */
export function readQuotes(headed: HeadedTable, preset: TablePreset, options: ForeignOptions): ForeignProject {
  const { heads, rows, table } = headed
  requireNamed(headed, options)
  const columns = findColumns(heads, preset.heads, options.columns)
  const codeColumns = heads.flatMap((head, position) => {
    const name = preset.codeHead?.exec(head)?.[1]?.trim()
    return name === undefined ? [] : [{ name, position }]
  })
  const losses: Loss[] = []
  const lose = (what: string, why: string, count = 1): void => void losses.push({ what, count, why })
  if (preset.codeHead !== undefined && codeColumns.length === 0)
    lose('tables without a column for each code', 'codes with a comma in their name cannot be told apart')
  const codings = rows.flatMap(({ cells, line }): StatedCoding[] => {
    const textOf = (position: number | undefined): string =>
      position === undefined ? '' : unescapeFormula(cells[position] ?? '').trim()
    const cell: Cell = (role) => textOf(columns.get(role))
    const codes =
      codeColumns.length > 0
        ? codeColumns.flatMap(({ name, position }) => (/^(true|1|yes|x)$/i.test(textOf(position)) ? name : []))
        : splitCodes(cell('code'), preset, options)
    if (codes.length === 0) {
      if (cells.some((one) => one.trim() !== '')) lose('rows', 'they have no code')
      return []
    }
    if (['paragraph', 'start'].some((role) => isSpreadsheetDate(cell(role as ColumnRole))))
      lose('places', 'a spreadsheet has turned them into dates or times; export the table as XLSX')
    if (isSuggestion(cell)) {
      lose('suggestions', 'Themata made them: the study has them, and no person has decided on them')
      return []
    }
    const shared = readRow(cell, preset)
    const place = { file: table.file, line, column: 1 }
    return codes.map((code) => ({ ...shared, path: pathOf(code, cell('category'), preset), place }))
  })
  return projectOfCodings(preset.program, codings, losses)
}

function readRow(cell: Cell, preset: TablePreset): Omit<StatedCoding, 'path' | 'place'> {
  const quote = cell('quote')
  const [start, end] = [readRange(cell('start')), readRange(cell('end'))]
  const [first, last] = [readRange(cell('paragraph')), readRange(cell('paragraphEnd'))]
  const isDate = isSpreadsheetDate(cell('start')) || isSpreadsheetDate(cell('paragraph'))
  const model = cell('model')
  return {
    document: cell('document'),
    coder: model || cell('coder'),
    isMachine: model !== '',
    status: statusOf(cell('status')),
    span: preset.hasOffsets && start !== null && !isDate ? { start: start.first, end: end?.last ?? start.last } : null,
    paragraphs: first === null || isDate ? null : { first: first.first, last: last?.last ?? first.last },
    quote: quote.length >= maxCell - 1 ? `${quote}…` : quote,
    memo: cell('memo'),
    time: readTime(cell('time'), preset.dates),
    confidence: readShare(cell('confidence')),
  }
}

/** True for a row of a coder of Themata; `llm` may be anybody's. */
const isSuggestion = (cell: Cell): boolean => builtInCoders.has(cell('coder')) && cell('coder') !== 'llm'

const statusOf = (written: string): ForeignCoding['status'] =>
  /^(rejected?|no|ignore)$/i.test(written) ? 'rejected' : /^unsure$/i.test(written) ? 'unsure' : 'accepted'

function splitCodes(cell: string, { separator }: TablePreset, asked: ForeignOptions): string[] {
  const mark = asked.separator ?? separator
  const list = readList(cell)
  const parts = list ?? (mark === null ? [cell] : cell.split(mark))
  return parts.map((part) => part.trim()).filter((part) => !isNoCode(part))
}

function pathOf(code: string, category: string, { path }: TablePreset): string[] {
  const names = (path === null ? [code] : code.split(path)).map((name) => name.trim()).filter((name) => name !== '')
  return category === '' ? names : [category, ...names]
}

/** @throws InputError for each column that a person named and that is not there */
function requireNamed({ heads, table, rows }: HeadedTable, { columns }: ForeignOptions): void {
  const known = new Set(heads.map(headKey))
  for (const [role, name] of Object.entries(columns)) {
    if (known.has(headKey(name))) continue
    const near = nearMiss(name, heads)
    throw inputError({
      code: 'exchange/column',
      place: { file: table.file, line: Math.max(1, (rows[0]?.line ?? 2) - 1), column: 1 },
      message: `there is no column "${name}" for the ${role}; the columns are ${heads.slice(0, 20).join(', ')}`,
      fix: near === undefined ? `write --column ${role}=NAME with one of them` : `write --column "${role}=${near}"`,
    })
  }
}
