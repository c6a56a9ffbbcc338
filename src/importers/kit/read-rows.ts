import { inputError } from '../../boundary/diagnostic.ts'
import type { TableRow } from '../../boundary/read-table.ts'
import type { ColumnNames, Draft } from '../importer.ts'
import { clock, readClock } from './clocks.ts'
import { createDraft, type Saying } from './draft.ts'
import { sayUnlabelled } from './unlabelled.ts'

/** Column names, in the order in which they are looked for. */
const usualNames = {
  text: [
    'text',
    'content',
    'words',
    'utterance',
    'speech',
    'transcript',
    'transcription',
    'message',
    'said',
    'sentence',
  ],
  speaker: ['speaker', 'name', 'who', 'speaker name', 'voice'],
  start: ['start', 'start time', 'timestamp', 'timespan', 'time', 'startms', 'start_ms'],
  end: ['end', 'end time', 'endms', 'end_ms'],
} as const
const knownNames = new Set<string>(Object.values(usualNames).flatMap((names) => [...names]))

export const isTextName = (column: string): boolean =>
  (usualNames.text as readonly string[]).includes(column.trim().toLowerCase())

export const isUsualName = (column: string): boolean => knownNames.has(column.trim().toLowerCase())

/** A table in which somebody talks. */
export interface SpokenTable {
  readonly columns: readonly string[]
  readonly header: string
  readonly rows: readonly TableRow[]
}

/** What is known about a table. */
export interface TableOf {
  readonly file: string
  readonly names: ColumnNames
  /** Words of the whole file. */
  readonly wordsIn: number
  /** Text that the file holds besides the table, and what it is. */
  readonly besides?: readonly (readonly [reason: string, text: string])[]
}

/** The columns of a table by what they hold. */
interface Roles {
  readonly text: string
  readonly speaker: string | undefined
  readonly start: string | undefined
  readonly end: string | undefined
}

/**
 * Reads a table as talk, a row a turn; a table of times and words without speakers as captions.
 *
 * @throws InputError when no column holds what was said, or one that was named is not there
 */
export function readRows(
  { columns, header, rows }: SpokenTable,
  { file, names, wordsIn, besides = [] }: TableOf,
): Draft {
  const roles = findRoles(columns, file, names)
  const draft = createDraft()
  for (const [reason, text] of besides) draft.skip(reason, text)
  draft.skip('column names', header, 1)
  for (const { cells, line } of rows) {
    for (const column of columns) if (column !== roles.text) draft.skip(reasonFor(column, roles), cells[column]!, line)
  }
  const sayings = toSayings(rows, roles)
  const areCaptions = roles.speaker === undefined && roles.start !== undefined && roles.end !== undefined
  if (areCaptions)
    sayUnlabelled(
      sayings.map((saying) => ({ ...saying, number: null })),
      draft,
    )
  else for (const saying of sayings) draft.begin(saying)
  return draft.build(wordsIn)
}

function findRoles(columns: readonly string[], file: string, stated: ColumnNames): Roles {
  const columnOf = (role: keyof typeof usualNames): string | undefined => {
    const own = stated[role]
    if (own === undefined)
      return usualNames[role].map((name) => columns.find((column) => column.toLowerCase() === name)).find(Boolean)
    const found = columns.find((column) => column.toLowerCase() === own.toLowerCase())
    if (found !== undefined) return found
    throw inputError({
      code: 'import/no-such-column',
      place: { file, line: 1, column: 1 },
      message: `the table has no column "${own}"; its columns are ${columns.join(', ') || 'without names'}`,
      fix: `name the column that holds the ${role === 'text' ? 'words' : role}, or leave it out`,
    })
  }
  const text = columnOf('text')
  if (text !== undefined) return { text, speaker: columnOf('speaker'), start: columnOf('start'), end: columnOf('end') }
  throw inputError({
    code: 'import/no-text-column',
    place: { file, line: 1, column: 1 },
    message: `the table has no column for what was said; its columns are ${columns.join(', ') || 'without names'}`,
    fix: `name the column "text" (also known: ${usualNames.text.slice(1).join(', ')}), or say which it is with --column text=NAME`,
  })
}

const reasonFor = (column: string, { speaker, start, end }: Roles): string =>
  column === speaker ? 'speaker labels' : column === start || column === end ? 'times' : `column "${column}"`

/** What each row says; a row without a speaker goes on with the one above. */
function toSayings(rows: readonly TableRow[], { text, speaker, start, end }: Roles): Saying[] {
  const readTime = createTimeReader(rows.map(({ cells }) => (start === undefined ? '' : cells[start]!)))
  let current: string | null = null
  return rows.map(({ cells, line }, index) => {
    current = (speaker === undefined ? '' : cells[speaker]!.trim().replace(/\s*[:：]$/, '')) || current
    const startMs = start === undefined ? null : readTime(cells[start]!)
    const endMs = end === undefined ? null : readTime(cells[end]!)
    return { speaker: current, text: cells[text]!.trim(), line, number: index + 1, startMs, endMs }
  })
}

const firstTime = new RegExp(String.raw`^[\[(#\s]*(${clock})`)

/** Reads times on a clock (of a span the first), or numbers: milliseconds where all are whole and some are long, else seconds. */
function createTimeReader(written: readonly string[]): (cell: string) => number | null {
  const inMs = written.every((cell) => /^\d*$/.test(cell)) && written.some((cell) => cell.length > 3)
  return (cell) => {
    const onClock = readClock(firstTime.exec(cell)?.[1] ?? '')
    if (onClock !== null || !/^\d+([.,]\d+)?$/.test(cell)) return onClock
    return Math.round(Number(cell.replace(',', '.')) * (inMs ? 1 : 1000))
  }
}
