import { inputError } from '../../boundary/diagnostic.ts'
import { type CellRow, nameColumns } from '../../boundary/read-table.ts'
import { countBy, ratio, sum } from '../../collections.ts'
import { countWords } from '../../text/words.ts'
import type { ColumnNames } from '../importer.ts'
import { clock } from './clocks.ts'
import { type ColumnRole, findStatedColumn, findUsualColumn, isUsualHead, namesOf } from './column-names.ts'
import { answers, asks } from './role-words.ts'

/** A table whose columns are understood. Positions of columns count from 0. */
export interface TableLayout {
  /** Null where the first row is said already. */
  readonly head: CellRow | null
  readonly rows: readonly CellRow[]
  /** Heads, or the numbers of columns without one. */
  readonly names: readonly string[]
  readonly columns: Readonly<Partial<Record<ColumnRole, number>>>
  /** Columns that each hold what one voice says, a question and an answer or several people a row. */
  readonly voices: readonly number[]
  /** Columns that were recognised by what is in them, because their heads say nothing. */
  readonly guessed: readonly ('text' | 'speaker')[]
  /** Stated names that the table has not, so that a usual one was taken. */
  readonly absent: readonly string[]
}

/** Rows that are looked at to understand a column. */
const sampled = 200

/**
 * Finds out what the columns of a table hold: by what somebody stated, by their heads, or by what is in them.
 *
 * @throws InputError when no column holds what was said, or none has a stated name
 */
export function identifyColumns(all: readonly CellRow[], stated: ColumnNames, file: string): TableLayout {
  const head = hasHead(all, stated) ? all[0]! : null
  const rows = head === null ? all : all.slice(1)
  const heads = head?.cells.map((cell) => cell.trim()) ?? []
  const names = nameColumns(
    heads,
    all.map(({ cells }) => cells),
    file,
  )
  const found = new Map<ColumnRole, number>()
  const guessed: ('text' | 'speaker')[] = []
  const take = (role: ColumnRole, at: number): void => {
    if (at >= 0 && ![...found.values()].includes(at)) found.set(role, at)
  }
  for (const role of roles) take(role, findStatedColumn(names, role, stated))
  if (head !== null) for (const role of roles) if (!found.has(role)) take(role, findUsualColumn(names, role))
  refuseUnknown(found, stated, names, file)
  const columns = describeColumns(rows.slice(0, sampled), names.length)
  const isFree = ({ at }: Column): boolean => ![...found.values()].includes(at)
  const voices = head !== null && !found.has('text') ? findVoices(columns.filter(isFree), names) : []
  if (voices.length === 0 && !found.has('text')) {
    const [best, next] = columns.filter(isFree).sort((a, b) => variety(b) - variety(a))
    const isClear = next === undefined || best!.words >= 1.5 * next.words || namesPeople(next, rows.length)
    if (best !== undefined && best.words >= fewWords && isClear) {
      take('text', best.at)
      guessed.push('text')
    } else throw noTextColumn(names, file)
  }
  const times = columns.filter((column) => column.times > 0.9 && isFree(column))
  if (head === null)
    for (const [index, role] of (['start', 'end'] as const).entries()) take(role, times[index]?.at ?? -1)
  if (!found.has('speaker') && voices.length === 0 && (head === null || guessed.length > 0)) {
    const speaker = columns.find((column) => isFree(column) && namesPeople(column, rows.length))
    if (speaker !== undefined) {
      take('speaker', speaker.at)
      guessed.push('speaker')
    }
  }
  // Words alone are no transcript: a table of tags with their descriptions has them too.
  if (guessed.includes('text') && !found.has('speaker') && !found.has('start')) throw noTextColumn(names, file)
  const absent = statedRoles.flatMap((role) =>
    findStatedColumn(names, role, stated) === -1 ? namesOf(stated[role]).slice(0, 1) : [],
  )
  return {
    head,
    rows,
    names,
    columns: Object.fromEntries(found),
    voices,
    guessed: head === null ? [] : guessed,
    absent,
  }
}

const roles: readonly ColumnRole[] = ['text', 'speaker', 'start', 'end', 'interview']

/** Roles of columns that somebody may name. */
const statedRoles = ['text', 'speaker', 'start', 'end'] as const

/** Words of a cell, on average, from which a column may hold what is said. */
const fewWords = 2.5

/** What is in a column. */
interface Column {
  readonly at: number
  /** Of a cell that is not empty, on average. */
  readonly words: number
  readonly different: number
  readonly filled: number
  /** Share of the cells that are times or numbers. */
  readonly times: number
  readonly longest: number
}

const timeCell = new RegExp(
  String.raw`^[\[(#\s]*(?:${clock}|\d+(?:[.,]\d+)?)(?:-\d#)?(?:\s*[-–>]+\s*${clock})?[\])#\s]*$`,
)

function describeColumns(rows: readonly CellRow[], width: number): Column[] {
  return Array.from({ length: width }, (_, at) => {
    const cells = rows.map(({ cells: row }) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
    return {
      at,
      words: ratio(
        sum(
          cells.filter((cell) => !timeCell.test(cell)),
          countWords,
        ),
        cells.length,
      ),
      different: countBy(cells, (cell) => cell).size,
      filled: cells.length,
      times: ratio(cells.filter((cell) => timeCell.test(cell)).length, cells.length),
      longest: cells.reduce((longest, cell) => Math.max(longest, cell.length), 0),
    }
  })
}

/** Words of a cell, less where cells say the same. */
const variety = ({ words, different, filled }: Column): number => words * ratio(different, filled)

/** Whether a column names people: short values that are no numbers, of which some recur. */
const namesPeople = ({ words, different, filled, times, longest }: Column, rows: number): boolean =>
  filled > 0 &&
  words <= 8 &&
  longest <= 60 &&
  times < 0.5 &&
  (different < filled || filled < rows || rows <= 2) &&
  different <= Math.max(2, 0.7 * filled) &&
  (different > 1 || filled < rows || rows <= 2)

/** Columns that each hold what one voice says, by heads such as Interviewer and P1, or question and answer. */
function findVoices(columns: readonly Column[], names: readonly string[]): number[] {
  const isRole = (at: number): boolean =>
    asks.test(names[at]!) ||
    answers.test(names[at]!) ||
    /^(frage|antwort|pregunta|respuesta|pergunta|resposta|réponse|domanda|risposta)\w?$/i.test(names[at]!)
  const spoken = columns.filter(({ words, filled }) => filled > 0 && words >= 1)
  const byRole = spoken.filter(({ at }) => isRole(at))
  if (byRole.length >= 2) return byRole.map(({ at }) => at)
  return []
}

/** Whether the first row of a table names its columns: it has a usual or stated head, and no time, sentence or value that recurs. */
export function hasHead(rows: readonly CellRow[], stated: ColumnNames = {}): boolean {
  const [first, ...others] = rows
  if (first === undefined) return false
  const cells = first.cells.map((cell) => cell.trim())
  if (roles.some((role) => findStatedColumn(cells, role, stated) >= 0) || cells.some(isUsualHead)) return true
  if (cells.some((cell) => timeCell.test(cell))) return false
  const recurs = cells.some(
    (cell, at) => cell !== '' && others.slice(0, 1000).some((row) => row.cells[at]?.trim() === cell),
  )
  const isSentence = cells.filter((cell) => /[.!…]["”’)]?$/.test(cell) && countWords(cell) >= 3).length > 0
  return !recurs && !isSentence
}

function refuseUnknown(
  found: ReadonlyMap<ColumnRole, number>,
  stated: ColumnNames,
  names: readonly string[],
  file: string,
): void {
  for (const role of statedRoles) {
    const asked = namesOf(stated[role])
    if (asked.length === 0 || found.has(role)) continue
    throw inputError({
      code: 'import/no-such-column',
      place: { file, line: 1, column: 1 },
      message: `the table has no column "${asked.join('" or "')}"; its columns are ${names.join(', ') || 'without names'}`,
      fix: `name the column that holds the ${role === 'text' ? 'words' : role}, or leave it out`,
    })
  }
}

const noTextColumn = (names: readonly string[], file: string) =>
  inputError({
    code: 'import/no-text-column',
    place: { file, line: 1, column: 1 },
    message: `the table has no column for what was said; its columns are ${names.join(', ') || 'without names'}`,
    fix: 'name the column "text", or say which it is with --column text=NAME; with --write that is kept in themata.yaml',
  })
