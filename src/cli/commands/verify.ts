import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import {
  codebookOption,
  columnOption,
  encodingOption,
  interviewerOption,
  jsonOption,
} from '../options/shared-options.ts'

/** `verify <report>`: every quote, count and input of a report against the study it is of. */
export function addVerifyCommand(program: Command, terminal: Terminal, done: (status: 0 | 2) => void): void {
  program
    .command('verify')
    .summary('check every quote, count and input of a report against its study')
    .description(
      'Checks a folder that analyze wrote: each quote is found word for word at its place, each count is rebuilt from codings.csv and the transcripts by code that shares nothing with the code that made it, each input is the one that was analysed, and no file was changed after it was saved. Prints what differs with file and line, and ends with status 2 then.',
    )
    .argument('<report>', 'folder that analyze wrote')
    .option('--study <path>', 'study of the report (default: where analysis.json says)')
    .addOption(codebookOption())
    .addOption(interviewerOption())
    .addOption(encodingOption())
    .addOption(columnOption())
    .addOption(jsonOption('what was checked and what differs'))
    .addHelpText('after', '\nExample:\n  $ themata verify reports/ml-teams --study data/ml-teams')
    .action(async (path: string, options) => {
      const { runVerify } = await import('../actions/verify.ts')
      done(await runVerify(path, options, terminal))
    })
}
