import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'

/** `compare <before> <after>`: what changed from one analysis to another. */
export function addCompareCommand(program: Command, terminal: Terminal): void {
  program
    .command('compare')
    .summary('say what changed from one analysis to another, code by code')
    .description(
      'Compares two folders that analyze wrote: settings, transcripts, the counts of each code, and the segments that have a code in only one of them.',
    )
    .argument('<before>', 'folder that analyze wrote, or its analysis.json')
    .argument('<after>', 'another one')
    .option('--format <name>', 'md, csv (each segment that changed) or json', 'md')
    .addHelpText('after', '\nExample:\n  $ themata compare reports/monday reports/friday')
    .action(async (before: string, after: string, { format }: { format: string }) => {
      const { runCompare } = await import('../actions/run-compare.ts')
      await runCompare([before, after], format, terminal)
    })
}
