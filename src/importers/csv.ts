import { decodeText } from '../boundary/decode-text.ts'
import { inputError } from '../boundary/diagnostic.ts'
import { readTable } from '../boundary/read-table.ts'
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
type Role = keyof typeof columnNames
const knownNames = new Set<string>(Object.values(columnNames).flatMap((names) => [...names]))

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
    const columnOf = (role: Role): string | undefined =>
      columnNames[role].map((name) => columns.find((column) => column.toLowerCase() === name)).find(Boolean)
    const words = columnOf('text')
    if (words === undefined) {
      throw inputError({
        code: 'import/no-text-column',
        place: { file, line: 1, column: 1 },
        message: `the table has no column for what was said; its columns are ${columns.join(', ') || 'without names'}`,
        fix: `name the column "text" (also known: ${columnNames.text.slice(1).join(', ')})`,
      })
    }
    const [speaker, start, end] = [columnOf('speaker'), columnOf('start'), columnOf('end')]
    const inMs =
      start !== undefined &&
      rows.every(({ cells }) => /^\d*$/.test(cells[start]!)) &&
      rows.some(({ cells }) => cells[start]!.length > 3)
    const time = (written = ''): number | null =>
      readClock(written.replace(/[[\]#]/g, '')) ??
      (/^\d+([.,]\d+)?$/.test(written) ? Math.round(Number(written.replace(',', '.')) * (inMs ? 1 : 1000)) : null)

    const draft = createDraft()
    draft.skip('column names', `sep= `.repeat(text.startsWith('sep=') ? 1 : 0) + columns.join(' '), 1)
    const sayings: Saying[] = []
    let current: string | null = null
    rows.forEach(({ cells, line }, index) => {
      const named = speaker === undefined ? '' : cells[speaker]!.trim().replace(/\s*[:：]$/, '')
      if (named !== '') current = named
      sayings.push({
        speaker: current,
        text: cells[words]!.trim(),
        line,
        number: index + 1,
        startMs: time(start && cells[start]),
        endMs: time(end && cells[end]),
      })
      for (const column of columns) {
        if (column === words) continue
        draft.skip(
          column === speaker ? 'speaker labels' : column === start || column === end ? 'times' : `column "${column}"`,
          cells[column]!,
          line,
        )
      }
    })
    const areCaptions = speaker === undefined && start !== undefined && end !== undefined
    if (areCaptions)
      sayUnlabelled(
        sayings.map((saying) => ({ ...saying, number: null })),
        draft,
      )
    else for (const saying of sayings) draft.begin(saying)
    return draft.build(countWords(text))
  },
}
