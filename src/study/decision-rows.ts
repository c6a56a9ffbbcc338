import { InputError } from '../boundary/diagnostic.ts'
import { readStudyTable, type TableRow } from '../boundary/read-table.ts'
import type { StatedDecision } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Span } from '../model/span.ts'
import type { TextFile } from '../model/study.ts'
import { nearMiss } from '../text/near-miss.ts'

/** A row of a person's table: cells by the name of their column in small letters, without blanks around them. */
export interface DecisionRow {
  readonly cell: (name: string) => string
  readonly place: Diagnostic['place']
}

/** Something wrong with a row, and how to put it right. */
export interface Mistake {
  readonly message: string
  readonly fix: string
}

/** The least that a table of decisions has. */
const needed = ['transcript', 'code', 'status']

/** The columns that say what was decided and where. */
const read = [...needed, 'start', 'end', 'turn', 'theme', 'quote', 'stance', 'memo', 'evidence']

/**
 * Reads the rows of a person's table. An apostrophe that our tables put before a sign which spreadsheets take for a
 * formula is taken off again.
 *
 * @throws InputError for a table without the columns that are needed, or with one of them twice
 */
export function readDecisionRows({ file, text }: TextFile): DecisionRow[] {
  const { columns, rows } = readStudyTable(text, file)
  const nameOf = new Map(columns.map((column) => [column.trim().toLowerCase(), column]))
  const missing = needed.filter((name) => !nameOf.has(name))
  const isPlaced = (nameOf.has('start') && nameOf.has('end')) || nameOf.has('quote')
  const lacking = [...missing, ...(isPlaced ? [] : ['start', 'end'])].map((name) => `"${name}"`).join(', ')
  const place = { file, line: 1, column: 1 }
  const problems: Diagnostic[] = repeatedIn(columns).map((name) => ({
    level: 'error',
    code: 'decisions/columns',
    place,
    message: `there are two columns "${name}"`,
    fix: 'keep one of them',
  }))
  if (lacking !== '')
    problems.unshift({
      level: 'error',
      code: 'decisions/no-column',
      place,
      message: `there is no column ${lacking}; the columns are ${columns.join(', ')}`,
      fix: 'begin with a copy of codings.csv and change its column "status"',
    })
  if (problems.length > 0) throw new InputError(problems)
  return rows.map((row) => ({
    cell: (name) => cellOf(row, nameOf.get(name)),
    place: { file, line: row.line, column: 1 },
  }))
}

/** Columns that are read, and are in a table twice: the second has its position in its name. */
const repeatedIn = (columns: readonly string[]): string[] =>
  columns.flatMap((column, position) => {
    const name = column
      .replace(new RegExp(` ${position + 1}$`), '')
      .trim()
      .toLowerCase()
    return columns.findIndex((other) => other.trim().toLowerCase() === name) < position && read.includes(name)
      ? name
      : []
  })

const cellOf = ({ cells }: TableRow, column: string | undefined): string =>
  column === undefined ? '' : cells[column]!.trim()

/** The coder of a file: its name, or that of its folder where files are named after transcripts or all alike. */
export function coderOf(file: string, transcriptIds: readonly string[]): string {
  const parts = file.split(/[/\\]/)
  const name = parts.at(-1)!.replace(/\.[^.]+$/, '')
  const folder = parts.at(-2) ?? 'decisions'
  const isInFolder = parts.length > 2 && folder.toLowerCase() !== 'decisions' && parts.slice(0, -2).some(isDecisions)
  const names = ['codings', 'decisions', ...transcriptIds].map((known) => known.toLowerCase())
  return isInFolder && names.includes(name.toLowerCase()) ? folder : name
}

const isDecisions = (part: string): boolean => part.toLowerCase() === 'decisions'

/** The people whose decision the evidence of a row names, with what they decided. */
const authorsOf = ({ cell }: DecisionRow): { readonly answer: string; readonly author: string }[] =>
  cell('evidence')
    .split(' | ')
    .flatMap((reason) => {
      const [, answer, author] =
        /^(accepted|rejected|noted) by (.+?)(?: \((?:blind|assisted|revealed)\))?$/.exec(reason) ?? []
      return answer === undefined || author === undefined ? [] : { answer, author }
    })

/** The person who decided a row: another person, where its evidence names them and not the owner of the file. */
export function authorOf(row: DecisionRow, { coder, status }: Pick<StatedDecision, 'coder' | 'status'>): string {
  const wanted = status === 'open' ? 'noted' : status
  const authors = authorsOf(row).flatMap(({ answer, author }) => (answer === wanted ? author : []))
  return authors.length === 0 || authors.includes(coder) ? coder : authors[0]!
}

/** The memo of a row: where our table joined the memos of several people, that of the file's owner. */
export function memoOf(row: DecisionRow, coder: string): string {
  const memo = row.cell('memo')
  const authors = authorsOf(row).map(({ author }) => author)
  const parts = memo.split(' | ')
  if (!parts.every((part) => authors.some((author) => part.startsWith(`${author}: `)))) return memo
  return parts.flatMap((part) => (part.startsWith(`${coder}: `) ? part.slice(coder.length + 2) : [])).join(' | ')
}

/** The span of a row; null where it has the words alone. */
export function spanOf({ cell }: DecisionRow): Span | Mistake | null {
  const [start, end] = [cell('start'), cell('end')]
  if (start === '' && end === '' && cell('quote') !== '') return null
  if (/^\d+$/.test(start) && /^\d+$/.test(end) && Number(start) < Number(end))
    return { start: Number(start), end: Number(end) }
  return {
    message: `"${start}" to "${end}" is no place in "${cell('transcript')}"`,
    fix: 'copy start and end from codings.csv, or empty both and put the words into "quote"',
  }
}

/** The fix for an unknown name. */
export function guess(written: string, known: Iterable<string>): string {
  const near = nearMiss(written, known)
  return near === undefined ? 'correct the cell, or drop the row' : `write "${near}"`
}

/** The id that was meant: as it is written, else the only one that differs in capitals or lacks the ending of a file. */
export function knownId(written: string, ids: readonly string[]): string | null {
  if (ids.includes(written)) return written
  for (const form of [written, written.replace(/\.[a-z0-9]{2,5}$/i, '')]) {
    const [first, second] = ids.filter((id) => id.toLowerCase() === form.toLowerCase())
    if (first !== undefined && second === undefined) return first
  }
  return null
}
