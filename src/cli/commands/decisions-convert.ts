import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { codebookOption, describedAs } from '../options/shared-options.ts'
import { decisionsGroup } from './decisions.ts'

interface Actions {
  readonly runDecisionsConvert: Action<string, { codebook?: string }>
}

/** `decisions convert <study>`: tables of decisions as logs of events. */
export function addDecisionsConvertCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  decisionsGroup(program)
    .command('convert')
    .summary('convert tables of decisions to logs of events')
    .description(
      'Adds the rows of decisions/*.csv, *.tsv and *.xlsx to decisions/<coder>.jsonl, one event for each row that says something. The tables stay, and their converted rows are no longer read. Converting twice changes nothing.',
    )
    .argument('<study>', describedAs.studyFolder)
    .addOption(codebookOption())
    .addHelpText('after', '\nExample:\n  $ themata decisions convert my-study')
    .action(async (path: string, options: { codebook?: string }) => {
      const { runDecisionsConvert } = await load()
      await runDecisionsConvert(path, options, terminal)
    })
}
