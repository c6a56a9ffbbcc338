import { importStudy } from '../../analysis/import-files.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { choose } from '../../boundary/part.ts'
import { findInContext } from '../../findings/find-in-context.ts'
import { loadStudy } from '../../io/load-study.ts'
import type { Terminal } from '../../io/terminal.ts'
import { concordanceWriters } from '../../outputs/command-reports/write-concordance.ts'
import { parsePattern } from '../../text/patterns/parse-pattern.ts'

/** Options of `quotes --search`. */
export interface SearchOptions {
  readonly search: string
  readonly context: number
  /** Of all transcripts; the one found in each unless stated. */
  readonly language?: string
  readonly interviewer: readonly string[]
  readonly format: string
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
  const write = choose(concordanceWriters, format, 'format')
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
