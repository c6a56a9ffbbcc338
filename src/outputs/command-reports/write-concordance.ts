import type { InContext } from '../../model/findings.ts'
import { cleanName } from '../../text/clean.ts'
import { locateTurn, plural } from '../report/wording.ts'
import { type Columns, writeTable } from '../tables/write-table.ts'
import type { ReportForms } from './report-form.ts'

const columns: Columns<InContext> = {
  transcript: (found) => found.transcriptId,
  turn: (found) => found.turn,
  speaker: (found) => found.speaker,
  start_ms: (found) => found.startMs,
  line: (found) => found.line,
  start: (found) => found.span.start,
  end: (found) => found.span.end,
  before: (found) => found.before,
  match: (found) => found.match,
  after: (found) => found.after,
}

/** Every form in which `themata quotes --search` prints. */
export const concordanceForms = {
  text: { summary: 'a line for each match, the matches below each other', write: writeLines },
  csv: { summary: 'a table of the matches', write: (found) => writeTable(columns, found) },
  json: { summary: 'everything, for programs', write: (found) => `${JSON.stringify(found)}\n` },
} as const satisfies ReportForms<readonly InContext[]>

function writeLines(found: readonly InContext[]): string {
  const fold = (text: string): string => text.replace(/\s+/g, ' ')
  const places = found.map((place) => `${cleanName(place.transcriptId)}, ${locateTurn(place)}`)
  const width = Math.max(0, ...places.map((place) => place.length))
  const left = Math.max(0, ...found.map(({ before }) => fold(before).length))
  const lines = found.map(
    ({ before, match, after }, index) =>
      `${places[index]!.padEnd(width)}  ${fold(before).padStart(left)}[${fold(match)}]${fold(after)}\n`,
  )
  return `${lines.join('')}${plural(found.length, 'place')} in ${plural(new Set(found.map(({ transcriptId }) => transcriptId)).size, 'transcript')}\n`
}
