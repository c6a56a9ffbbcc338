import { inputError } from '../../boundary/diagnostic.ts'
import { type CellRow, nameColumns } from '../../boundary/read-table.ts'
import { countBy, ratio, sum } from '../../collections.ts'
import { answers, asks } from '../../text/role-words.ts'
import { countWords } from '../../text/words.ts'
import type { ColumnNames } from '../importer.ts'
import {
  type ColumnRole,
  columnRoles,
  findStatedColumn,
  findUsualColumn,
  namesOf,
  type TableLayout,
} from './column-names.ts'
import { isPlausibleName } from './label-kind.ts'
import { countTitleRows, hasHead, holdLabels, timeCell } from './table-head.ts'

/** Rows that are looked at to understand a column. */
const sampled = 200

/**
 * Finds out what the columns of a table hold: by what somebody stated, by their heads, or by what is in them.
 *
 * @throws InputError when no column holds what was said, or none has a stated name
 */
export function identifyColumns(all: readonly CellRow[], stated: ColumnNames, file: string): TableLayout {
  const title = countTitleRows(all, stated)
  const table = all.slice(title)
  const head = hasHead(table, stated) ? table[0]! : null
  const isHead = (row: CellRow): boolean =>
    row.cells.every((cell, at) => cell.trim() === (head?.cells[at]?.trim() ?? ''))
  const rows = head === null ? table : table.filter((row) => !isHead(row))
  const heads = head?.cells.map((cell) => cell.trim()) ?? []
  const names = nameColumns(
    heads,
    table.map(({ cells }) => cells),
    file,
  )
  const found = new Map<ColumnRole, number>()
  const guessed: ('text' | 'speaker')[] = []
  const take = (role: ColumnRole, at: number): void => {
    if (at >= 0 && ![...found.values()].includes(at)) found.set(role, at)
  }
  for (const role of columnRoles) take(role, findStatedColumn(names, role, stated))
  if (head !== null) for (const role of columnRoles) if (!found.has(role)) take(role, findUsualColumn(names, role))
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
  const isLabelled = found.has('text') && holdLabels(rows, found.get('text')!)
  if (guessed.includes('text') && !found.has('speaker') && !found.has('start') && !isLabelled)
    throw noTextColumn(names, file)
  const absent = statedRoles.flatMap((role) =>
    findStatedColumn(names, role, stated) === -1 ? namesOf(stated[role]).slice(0, 1) : [],
  )
  return {
    above: all.slice(0, title),
    head,
    heads: head === null ? [] : table.filter(isHead),
    rows,
    names,
    columns: Object.fromEntries(found),
    voices,
    guessed: head === null ? [] : guessed,
    absent,
  }
}

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
  // Beside the column of whoever asks, all that hold sentences are those of people who are named.
  const people = spoken.filter(({ at, words }) => words >= fewWords && !byRole.some((role) => role.at === at))
  const areNamed = people.length > 0 && people.every(({ at }) => isPlausibleName(names[at]!))
  return byRole.length === 1 && areNamed ? [byRole[0]!.at, ...people.map(({ at }) => at)].sort((a, b) => a - b) : []
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
