import { type Command, Option } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import { interviewerOption, whole } from '../options/options.ts'

interface QuotesOptions {
  readonly search?: string
  readonly code?: string
  readonly theme?: string
  readonly participant?: string
  readonly context?: number
  readonly most: number
  readonly codebook?: string
  readonly language?: string
  readonly interviewer: readonly string[]
  readonly format?: string
}

/** `quotes <study>`: what participants say around a keyword, or on a code. */
export function addQuotesCommand(program: Command, terminal: Terminal): void {
  program
    .command('quotes')
    .summary('search what participants say, or give the quotes of a code or person')
    .description(
      'With --search: every place where participants say what a keyword looks for, with the words around it. Else the quotes of the report, best first, of a code, a theme or a participant. Interviewers are left out.',
    )
    .argument('<study>', 'folder of transcripts, or one file')
    .addOption(
      new Option('--search <keyword>', 'a keyword as codebooks have it, such as "access & data"').conflicts([
        'code',
        'theme',
        'participant',
        'most',
        'codebook',
      ]),
    )
    .option('--code <id>', 'quotes of this code')
    .option('--theme <id>', 'quotes of this theme')
    .option('--participant <id>', 'quotes of this person')
    .option(
      '--context <n>',
      'with --search words on each side (default: 12), else turns before and after (default: 0)',
      whole,
    )
    .option('--most <n>', 'quotes to give, for each code', whole, 20)
    .option(
      '--codebook <file>',
      'codebook to apply (default: codebook.yaml of the study, else the collaboration codebook)',
    )
    .option(
      '--language <tag>',
      'with --search: language of the transcripts, for inflections (default: detected for each)',
    )
    .addOption(interviewerOption())
    .option('--format <name>', 'md, csv or json; with --search also text (default: text with --search, else md)')
    .addHelpText(
      'after',
      '\nExamples:\n  $ themata quotes data/ml-teams --search "wrote|written down"\n  $ themata quotes data/ml-teams --code int-testing --participant P6a --context 1 --format md',
    )
    .action(async (study: string, options: QuotesOptions, command: Command) => {
      if (options.search === undefined) {
        if (options.language !== undefined) command.error("error: option '--language <tag>' is for --search only")
        const { runCodeQuotes } = await import('../actions/run-code-quotes.ts')
        await runCodeQuotes(
          study,
          { ...options, context: options.context ?? 0, format: options.format ?? 'md' },
          terminal,
        )
        return
      }
      const { search, context = 12, format = 'text', ...rest } = options
      const { runQuotes } = await import('../actions/run-quotes.ts')
      await runQuotes(study, { ...rest, search, context, format }, terminal)
    })
}
