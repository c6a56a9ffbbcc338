import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { describedAs } from '../options/shared-options.ts'
import { decisionsGroup } from './decisions.ts'

interface Actions {
  readonly runDecisionsExport: Action<string, { coder?: string }>
}

/** `decisions export <study>`: the present decisions of a person as a table. */
export function addDecisionsExportCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  decisionsGroup(program)
    .command('export')
    .summary('print the decisions of a person as a table')
    .description(
      'Prints what a person has stated up to now in decisions/*.jsonl as CSV: answers, what they read, memos and flags. The table can be edited, and read again as decisions/<coder>.csv. All codings with what everybody decided are in codings.csv, which analyze writes.',
    )
    .argument('<study>', describedAs.studyFolder)
    .option('--coder <name>', 'the person; needed where there are several')
    .addHelpText('after', '\nExample:\n  $ themata decisions export my-study --coder ana > ana.csv')
    .action(async (path: string, options: { coder?: string }) => {
      const { runDecisionsExport } = await load()
      await runDecisionsExport(path, options, terminal)
    })
}
