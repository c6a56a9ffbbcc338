import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { addReportOptions, describedAs, type ReportOptions } from '../options/shared-options.ts'

interface Actions {
  readonly runCompare: Action<readonly [before: string, after: string], ReportOptions>
}

/** `compare <before> <after>`: the changes from one analysis to another. */
export function addCompareCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  const command = program
    .command('compare')
    .summary('list what changed from one analysis to another, code by code')
    .description(
      'Compares two folders that analyze wrote: settings, transcripts, the counts of each code, and the segments that have a code in only one of them.',
    )
    .argument('<before>', describedAs.analysis)
    .argument('<after>', describedAs.analysis)
  addReportOptions(command, '{comparison-reports} (default: md)')
    .addHelpText('after', '\nExample:\n  $ themata compare reports/monday reports/friday')
    .action(async (before: string, after: string, options: ReportOptions) => {
      const { runCompare } = await load()
      await runCompare([before, after], options, terminal)
    })
}
