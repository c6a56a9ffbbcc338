import { analyze } from '../../analysis/analyze-in-memory.ts'
import { searchStudy } from '../../analysis/search-study.ts'
import { quotesInContext } from '../../findings/quotes/quotes-in-context.ts'
import { loadStudy } from '../../io/load-study.ts'
import { readResource, readVersion } from '../../io/package-files.ts'
import { safeReader } from '../../io/readers.ts'
import type { Terminal } from '../../io/terminal.ts'
import { chooseFormat } from '../../outputs/choose-format.ts'
import { commandReports } from '../../outputs/command-reports/index.ts'
import { showProgress } from '../../runtime/progress.ts'
import type { CodeQuotesOptions, SearchOptions } from '../commands/quotes.ts'
import { loadCodebook } from '../load/load-codebook.ts'

/**
 * Analyzes a study and prints quotes of it, as the report chooses them.
 *
 * @throws InputError for an unknown code, theme or participant
 */
export async function runQuotes(path: string, options: CodeQuotesOptions, terminal: Terminal): Promise<void> {
  const { write } = chooseFormat(commandReports.quotes, options.format)
  const { study, ownCodebook } = await loadStudy(path, safeReader)
  const analysis = await analyze(
    {
      ...{ ...study, ...(await loadCodebook(options.codebook, { ownCodebook })) },
      ...{ interviewers: options.interviewer, progress: showProgress(terminal) },
    },
    { clusters: 0, quotes: Number.MAX_SAFE_INTEGER, quotesPerParticipant: Number.MAX_SAFE_INTEGER },
    { version: await readVersion(), readResource },
  )
  const quotes = quotesInContext(analysis, options, { turns: options.context, max: options.quotes })
  terminal.print(write({ quotes, codebook: analysis.codebook }))
}

/**
 * Searches a study and prints the matches.
 *
 * @throws InputError when the keyword or all transcripts cannot be read
 */
export async function runSearch(
  path: string,
  { search, context, language, interviewer, format }: SearchOptions,
  terminal: Terminal,
): Promise<void> {
  const { write } = chooseFormat(commandReports.concordance, format)
  const { study } = await loadStudy(path, safeReader)
  const keyword = { written: search, file: '--search' }
  const searched = { ...study, interviewers: interviewer, progress: showProgress(terminal) }
  terminal.print(write(await searchStudy(searched, keyword, { words: context, language })))
}
