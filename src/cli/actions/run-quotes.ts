import { importStudy } from '../../analysis/analyze.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { choose } from '../../boundary/part.ts'
import { findInContext, type InContext } from '../../findings/find-in-context.ts'
import { loadStudy } from '../../io/load-study.ts'
import type { Terminal } from '../../io/terminal.ts'
import { locateTurn, plural } from '../../outputs/report/wording.ts'
import { type Columns, writeTable } from '../../outputs/tables/write-table.ts'
import { parsePattern } from '../../text/patterns/parse-pattern.ts'

/** How a search was asked for. */
export interface SearchOptions {
  readonly search: string
  readonly context: number
  /** Of all transcripts; the one found in each unless stated. */
  readonly language?: string
  readonly interviewer: readonly string[]
  readonly format: string
}

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
const writers: Readonly<Record<string, (found: readonly InContext[]) => string>> = {
  text: writeLines,
  csv: (found) => writeTable(columns, found),
  json: (found) => `${JSON.stringify(found)}\n`,
}

/**
 * Searches a study and prints the places.
 *
 * @throws InputError when the keyword cannot be read or no transcript can
 */
export async function runQuotes(
  path: string,
  { search, context, language, interviewer, format }: SearchOptions,
  terminal: Terminal,
): Promise<void> {
  const write = choose(writers, format, 'format')
  const { pattern, problem } = parsePattern(search)
  if (problem) {
    throw inputError({
      code: 'search/keyword',
      place: { file: '--search', line: 1, column: problem.position + 1 },
      message: problem.message,
      fix: problem.fix,
    })
  }
  const { study } = await loadStudy(path)
  const { files } = await importStudy({ ...study, interviewers: interviewer })
  terminal.say(
    write(
      findInContext(
        files.map((file) => ({ transcript: file.transcript, language: language ?? file.language ?? 'en' })),
        pattern,
        context,
      ),
    ),
  )
}

function writeLines(found: readonly InContext[]): string {
  const fold = (text: string): string => text.replace(/\s+/g, ' ')
  const places = found.map((place) => `${place.transcriptId}, ${locateTurn(place)}`)
  const width = Math.max(0, ...places.map((place) => place.length))
  const left = Math.max(0, ...found.map(({ before }) => fold(before).length))
  const lines = found.map(
    ({ before, match, after }, index) =>
      `${places[index]!.padEnd(width)}  ${fold(before).padStart(left)}[${fold(match)}]${fold(after)}\n`,
  )
  return `${lines.join('')}${plural(found.length, 'place')} in ${plural(new Set(found.map(({ transcriptId }) => transcriptId)).size, 'transcript')}\n`
}
