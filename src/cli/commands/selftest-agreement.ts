import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import type { CommandContext } from '../command.ts'
import { jsonOption } from '../options/shared-options.ts'

interface Actions {
  readonly runSelftestAgreement: (options: { json: boolean }, terminal: Terminal) => void
}

/** `selftest agreement`: the coefficients of agreement on published examples. */
export function addSelftestAgreementCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  program
    .command('selftest')
    .summary('compare figures with published examples and other programs')
    .description('Computes published examples, and prints them beside what their sources and other programs give.')
    .addHelpText('after', '\nExample:\n  $ themata selftest agreement')
    .command('agreement')
    .summary('compare coefficients of agreement with published examples and other programs')
    .description(
      'Computes Krippendorff’s alpha, Cohen’s, Fleiss’ and pooled kappa, Gwet’s AC1 and the MASI distance on worked examples, and prints each beside what its source gives.',
    )
    .addOption(jsonOption('the examples'))
    .addHelpText('after', '\nExample:\n  $ themata selftest agreement')
    .action(async (options: { json: boolean }) => {
      const { runSelftestAgreement } = await load()
      runSelftestAgreement(options, terminal)
    })
}
