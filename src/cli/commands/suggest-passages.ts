import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import {
  addReportOptions,
  codebookOption,
  collectRepeated,
  describedAs,
  formatOf,
  interviewerOption,
  parseWholeNumber,
  type ReportOptions,
} from '../options/shared-options.ts'
import type { AloneOptions } from '../options/study-options.ts'

/** Options of `suggest-passages`. */
export interface SuggestPassagesOptions extends AloneOptions {
  readonly code: readonly string[]
  readonly passages: number
  readonly format: string
}

interface Options extends ReportOptions {
  readonly code: readonly string[]
  readonly passages: number
  readonly csv: boolean
  readonly codebook?: string
  readonly interviewer: readonly string[]
}

interface Actions {
  readonly runSuggestPassages: Action<string, SuggestPassagesOptions>
}

/** `suggest-passages <study>`: the likeliest passages of each code, to be read until they stop fitting. */
export function addSuggestPassagesCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  const command = program
    .command('suggest-passages')
    .summary('list the likeliest passages of each code, to read until they stop fitting')
    .description(
      'Lists for a code the passages that it most likely fits, whether it is suggested there or not: its keywords and the similarity of the wording to its definition and examples add up to a rank. What people have decided on or declared read is left out, so that the next list goes on where you stopped. No coded passage is needed.',
    )
    .argument('<study>', describedAs.studyFolder)
    .option('--code <id>', 'list passages of this code; may be repeated (default: every code)', collectRepeated, [])
    .option('--passages <n>', 'passages for each code, 40 at most', parseWholeNumber, 40)
    .addOption(codebookOption())
    .addOption(interviewerOption())
  addReportOptions(command, '{likely-reports} (default: md)')
    .option('--csv', 'the same as --format csv', false)
    .addHelpText(
      'after',
      '\nExamples:\n  $ themata suggest-passages my-study --code costs\n  $ themata suggest-passages my-study --code costs --csv > to-read.csv',
    )
    .action(async (study: string, { csv, ...options }: Options) => {
      const { runSuggestPassages } = await load()
      await runSuggestPassages(study, { ...options, format: csv ? 'csv' : formatOf(options) }, terminal)
    })
}
