import { type Command, Option } from 'commander'
import type { QuoteFilter } from '../../findings/quotes/quotes-in-context.ts'
import type { Action, CommandContext } from '../command.ts'
import { refuseIgnored } from '../options/ignored-options.ts'
import { acceptOldName } from '../options/old-names.ts'
import {
  addReportOptions,
  codebookOption,
  describedAs,
  formatOf,
  interviewerOption,
  parseWholeNumber,
  quotesOption,
  type ReportOptions,
} from '../options/shared-options.ts'

/** Options of `quotes` without `--search`. */
export interface CodeQuotesOptions extends QuoteFilter {
  /** Turns before and after. */
  readonly context: number
  readonly quotes: number
  readonly codebook?: string
  readonly interviewer: readonly string[]
  readonly format: string
}

/** Options of `quotes --search`. */
export interface SearchOptions {
  readonly search: string
  /** Words on each side. */
  readonly context: number
  /** Of all transcripts; detected for each unless given. */
  readonly language?: string
  readonly interviewer: readonly string[]
  readonly format: string
}

interface QuotesOptions extends ReportOptions {
  readonly search?: string
  readonly code?: string
  readonly theme?: string
  readonly participant?: string
  readonly context?: number
  readonly quotes: number
  readonly codebook?: string
  readonly language?: string
  readonly interviewer: readonly string[]
}

interface Actions {
  readonly runQuotes: Action<string, CodeQuotesOptions>
  readonly runSearch: Action<string, SearchOptions>
}

/** `quotes <study>`: passages of participants around a keyword, or on a code. */
export function addQuotesCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  const command = program
    .command('quotes')
    .summary('search the speech of participants, or list the quotes of a code or person')
    .description(
      'With --search: every place where the speech of participants matches a keyword, with the words around it. Else the quotes of the report, best first, of a code, a theme or a participant. Interviewers are left out.',
    )
    .argument('<study>', describedAs.study)
    .addOption(
      new Option('--search <keyword>', 'keyword in the notation of codebooks, such as "access & data"').conflicts([
        'code',
        'theme',
        'participant',
        'quotes',
        'codebook',
      ]),
    )
    .option('--code <id>', 'quotes of this code')
    .option('--theme <id>', 'quotes of this theme')
    .option('--participant <id>', 'quotes of this participant')
    .option(
      '--context <n>',
      'with --search words on each side (default: 12), else turns before and after (default: 0)',
      parseWholeNumber,
    )
    .addOption(quotesOption().default(20))
    .addOption(codebookOption())
    .option(
      '--language <tag>',
      'with --search: language of the transcripts, for inflections (default: detected for each)',
    )
    .addOption(interviewerOption())
  addReportOptions(command, '{quotes-reports} (default: md); with --search {concordance-reports} (default: text)')
  acceptOldName(command, ['--most <n>', '--quotes'], terminal)
  refuseIgnored<QuotesOptions>(command, { language: ({ search }) => search === undefined && 'no --search' })
    .addHelpText(
      'after',
      '\nExamples:\n  $ themata quotes data/ml-teams --search "wrote|written down"\n  $ themata quotes data/ml-teams --code int-testing --participant P6a --context 1 --format md',
    )
    .action(async (study: string, options: QuotesOptions) => {
      const { runQuotes, runSearch } = await load()
      const { search, context } = options
      const format = formatOf(options, search === undefined ? 'md' : 'text')
      if (search === undefined) await runQuotes(study, { ...options, context: context ?? 0, format }, terminal)
      else await runSearch(study, { ...options, search, context: context ?? 12, format }, terminal)
    })
}
