import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import {
  type ColumnOptions,
  codebookOption,
  columnOption,
  encodingOption,
  interviewerOption,
  jsonOption,
} from '../options/shared-options.ts'

/** Options of `verify`. */
export interface VerifyOptions {
  readonly study?: string
  readonly codebook?: string
  readonly interviewer: readonly string[]
  readonly encoding?: string
  readonly column: ColumnOptions
  readonly json: boolean
}

interface Actions {
  readonly runVerify: Action<string, VerifyOptions, 0 | 2>
}

/** `verify <report>`: every quote, count and input of a report against the study it is of. */
export function addVerifyCommand(program: Command, { terminal, load, done }: CommandContext<Actions>): void {
  program
    .command('verify')
    .summary('check every quote, count and input of a report against its study')
    .description(
      'Checks a folder that analyze wrote: each quote is found word for word at its place, each count is rebuilt from codings.csv and the transcripts by code that shares nothing with the code that made it, each input is the one that was analysed, and no file was changed after it was saved. Transcripts are read with the options that analysis.json records, unless others are given. Prints what differs with file and line, and ends with status 2 then.',
    )
    .argument('<report>', 'folder that analyze wrote')
    .option('--study <path>', 'study of the report (default: where analysis.json says)')
    .addOption(codebookOption())
    .addOption(interviewerOption())
    .addOption(encodingOption())
    .addOption(columnOption())
    .addOption(jsonOption('what was checked and what differs'))
    .addHelpText('after', '\nExample:\n  $ themata verify reports/ml-teams --study data/ml-teams')
    .action(async (path: string, options: VerifyOptions) => {
      const { runVerify } = await load()
      done(await runVerify(path, options, terminal))
    })
}
