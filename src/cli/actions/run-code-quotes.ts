import { analyze } from '../../analysis/analyze.ts'
import { choose } from '../../boundary/part.ts'
import { type QuoteFilter, quotesInContext } from '../../findings/quotes/quotes-in-context.ts'
import { loadStudy } from '../../io/load-study.ts'
import { readResource, readVersion } from '../../io/package-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { quoteWriters } from '../../outputs/command-reports/write-quotes.ts'
import { loadCodebook } from '../load/load-codebook.ts'

/** Options of `quotes` without `--search`. */
export interface CodeQuotesOptions extends QuoteFilter {
  /** Turns before and after. */
  readonly context: number
  readonly most: number
  readonly codebook?: string
  readonly interviewer: readonly string[]
  readonly format: string
}

/**
 * Analyzes a study and prints quotes of it, as the report chooses them.
 *
 * @throws InputError for a code, theme or participant that is not there
 */
export async function runCodeQuotes(path: string, options: CodeQuotesOptions, terminal: Terminal): Promise<void> {
  const write = choose(quoteWriters, options.format, 'format')
  const { study, ownCodebook } = await loadStudy(path)
  const analysis = await analyze(
    { ...study, ...(await loadCodebook(options.codebook, { ownCodebook })), interviewers: options.interviewer },
    { clusters: 0, quotes: Number.MAX_SAFE_INTEGER, quotesPerParticipant: Number.MAX_SAFE_INTEGER },
    { version: await readVersion(), readResource },
  )
  const quotes = quotesInContext(analysis, options, { turns: options.context, max: options.most })
  terminal.say(write(quotes, analysis.codebook))
}
