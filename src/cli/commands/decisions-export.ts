import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import { describedAs } from '../options/shared-options.ts'
import { decisionsGroup } from './decisions.ts'

/** `decisions export <study>`: the present decisions of a person as a table. */
export function addDecisionsExportCommand(program: Command, terminal: Terminal): void {
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
      const { runDecisionsExport } = await import('../actions/decisions-export.ts')
      await runDecisionsExport(path, options, terminal)
    })
}
