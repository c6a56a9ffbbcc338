import type { CellRow } from '../../boundary/read-table.ts'
import type { Draft, ReadingHints } from '../importer.ts'
import { addUnlabelledTurns } from './add-unlabelled-turns.ts'
import { clock, readClock } from './clocks.ts'
import type { TableLayout } from './column-names.ts'
import { createDraft, type DraftBuilder, type Utterance } from './draft.ts'

/** What is known about a table. */
export interface TableSource {
  readonly file: string
  readonly hints: ReadingHints
  /** Words of the whole file. */
  readonly wordsIn: number
  /** Text that the file holds beside the table, each with a reason. */
  readonly extraText?: readonly (readonly [reason: string, text: string])[]
}

/**
 * Reads a table as a transcript: a row a turn, or a turn for each column that is somebody's; a table of times and words
 * without speakers as captions. Rows that are notes are left out by name.
 *
 * @throws InputError when no column holds what was said, or one that was named is not there
 */
export function readRows(table: TableLayout, { file, hints, wordsIn, extraText = [] }: TableSource): Draft {
  const draft = createDraft()
  for (const [reason, text] of extraText) draft.skip(reason, text)
  for (const { cells, line } of table.above) draft.skip('text above the table', cells.join(' '), line)
  for (const { cells, line } of table.heads) draft.skip('column names', cells.join(' '), line)
  skipColumns(table, draft)
  const { speaker, start, end } = table.columns
  const utterances = toUtterances(table, draft, new Set(hints.leaveOut))
  const areCaptions = table.voices.length === 0 && speaker === undefined && start !== undefined && end !== undefined
  if (areCaptions)
    addUnlabelledTurns(
      utterances.map((utterance) => ({ ...utterance, number: null })),
      draft,
    )
  else for (const utterance of utterances) draft.startTurn(utterance)
  for (const name of table.absent) {
    draft.warn({
      code: 'import/no-such-column',
      place: { file, line: 1, column: 1 },
      message: `the table has no column "${name}", so one with a usual name was taken; its columns are ${table.names.join(', ')}`,
      fix: 'check the columns in themata.yaml or on the command line',
    })
  }
  if (table.guessed.length > 0) warnOfGuess(table, file, draft)
  return draft.build(wordsIn)
}

function warnOfGuess({ names, columns, guessed }: TableLayout, file: string, draft: DraftBuilder): void {
  const options = guessed.map((role) => `--column ${role}=${JSON.stringify(names[columns[role]!])}`).join(' ')
  const read = guessed.map((role) => `"${names[columns[role]!]}" for the ${role === 'text' ? 'words' : 'speaker'}`)
  draft.warn({
    code: 'import/columns-guessed',
    place: { file, line: 1, column: 1 },
    message: `the heads of the table say nothing, so ${read.join(' and ')} was taken by what is in it`,
    fix: `if that is right, keep it with "themata import FOLDER ${options} --write"; else name other columns of ${names.join(', ')}`,
  })
}

function skipColumns({ rows, names, columns, voices }: TableLayout, draft: DraftBuilder): void {
  const { text, speaker, start, end } = columns
  for (const [at, name] of names.entries()) {
    if (at === text || at === speaker || voices.includes(at)) continue
    const reason = at === start || at === end ? 'times' : `column "${name}"`
    for (const { cells, line } of rows) draft.skip(reason, cells[at] ?? '', line)
  }
}

/** Labels of rows that a transcriber added. */
const noteLabel =
  /^\[?\(?(notes?|comments?|memo|remarks?|anmerkung(en)?|notiz(en)?|notas?|remarques?|annotations?|description)\)?\]?:?$/i

/** What each row says; a row without a speaker goes on with the one above. */
function toUtterances(
  { rows, names, columns, voices }: TableLayout,
  draft: DraftBuilder,
  leaveOut: ReadonlySet<string>,
): Utterance[] {
  const { text, speaker, start, end } = columns
  const at = ({ cells }: CellRow, column: number | undefined): string =>
    column === undefined ? '' : (cells[column] ?? '')
  const readTime = createTimeReader(rows.map((row) => at(row, start).trim()))
  let current: string | null = null
  return rows.flatMap((row, index): Utterance[] => {
    const { line } = row
    const label = at(row, speaker)
    const written = label.trim().replace(/(?<!\s)\s*[:：]$/, '')
    draft.skip('speaker labels', label, line)
    if (noteLabel.test(written) || leaveOut.has(written)) {
      draft.skip('rows of notes', at(row, text), line)
      return []
    }
    current = written || current
    const times = { startMs: readTime(at(row, start).trim()), endMs: readTime(at(row, end).trim()) }
    if (voices.length === 0)
      return [{ speaker: current, text: at(row, text).trim(), line, number: index + 1, ...times }]
    return voices
      .map((column) => ({ speaker: names[column]!, text: at(row, column).trim(), line, ...times }))
      .filter((utterance) => utterance.text !== '')
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
