import { decodeText } from '../boundary/decode-text.ts'
import { inputError } from '../boundary/diagnostic.ts'
import { readTable, type TableRow } from '../boundary/read-table.ts'
import { countWords } from '../text/words.ts'
import { readClock } from './clocks.ts'
import { createDraft, type Saying } from './draft.ts'
import type { Importer } from './importer.ts'
import { decodeEntities } from './markup.ts'
import { sayUnlabelled } from './unlabelled.ts'

/** Column names, in the order in which they are looked for. */
const columnNames = {
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
const knownNames = new Set<string>(Object.values(columnNames).flatMap((names) => [...names]))

/** The columns of a table by what they hold. */
interface Roles {
  readonly text: string
  readonly speaker: string | undefined
  readonly start: string | undefined
  readonly end: string | undefined
}

/** Tables: one row a turn, with a column for the words and, best, one for the speaker. */
export const csv: Importer = {
  summary: 'CSV or TSV table with a text column and, where known, speaker and times; also TSV of Whisper',
  extensions: ['csv', 'tsv'],
  detect({ text, extension }) {
    if (text === null) return 0
    if (extension === 'csv' || extension === 'tsv') return 0.95
    const header = text.slice(0, text.indexOf('\n') + 1 || undefined).toLowerCase()
    const cells = header.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, ''))
    const known = cells.filter((cell) => knownNames.has(cell))
    return known.length >= 2 && known.length === cells.length ? 0.8 : 0
  },
  read({ file, bytes }) {
    const text = decodeEntities(decodeText(bytes, file).text)
    const { columns, rows } = readTable(text, file)
    const roles = findRoles(columns, file)
    const draft = createDraft()
    draft.skip('column names', `${text.startsWith('sep=') ? 'sep= ' : ''}${columns.join(' ')}`, 1)
    for (const { cells, line } of rows) {
      for (const column of columns)
        if (column !== roles.text) draft.skip(reasonFor(column, roles), cells[column]!, line)
    }
    const sayings = toSayings(rows, roles)
    const areCaptions = roles.speaker === undefined && roles.start !== undefined && roles.end !== undefined
    if (areCaptions)
      sayUnlabelled(
        sayings.map((saying) => ({ ...saying, number: null })),
        draft,
      )
    else for (const saying of sayings) draft.begin(saying)
    return draft.build(countWords(text))
  },
}

function findRoles(columns: readonly string[], file: string): Roles {
  const columnOf = (role: keyof typeof columnNames): string | undefined =>
    columnNames[role].map((name) => columns.find((column) => column.toLowerCase() === name)).find(Boolean)
  const text = columnOf('text')
  if (text !== undefined) return { text, speaker: columnOf('speaker'), start: columnOf('start'), end: columnOf('end') }
  throw inputError({
    code: 'import/no-text-column',
    place: { file, line: 1, column: 1 },
    message: `the table has no column for what was said; its columns are ${columns.join(', ') || 'without names'}`,
    fix: `name the column "text" (also known: ${columnNames.text.slice(1).join(', ')})`,
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

/** Reads times on a clock, or numbers: milliseconds where all are whole and some are long, else seconds. */
function createTimeReader(written: readonly string[]): (cell: string) => number | null {
  const inMs = written.every((cell) => /^\d*$/.test(cell)) && written.some((cell) => cell.length > 3)
  return (cell) => {
    const clock = readClock(cell.replace(/[[\]#]/g, ''))
    if (clock !== null || !/^\d+([.,]\d+)?$/.test(cell)) return clock
    return Math.round(Number(cell.replace(',', '.')) * (inMs ? 1 : 1000))
  }
}
