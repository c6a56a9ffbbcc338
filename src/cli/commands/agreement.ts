import { type Command, Option } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import { acceptOldName, acceptWithoutEffect } from '../options/old-names.ts'
import { addCodedOptions, addReportOptions, describedAs, segmenterOption } from '../options/shared-options.ts'

/** `agreement <coded>`: agreement of coders with each other and with the tool. */
export function addAgreementCommand(program: Command, terminal: Terminal): void {
  const command = addCodedOptions(program.command('agreement'))
    .summary('measure the agreement of coders, people and tool')
    .description(
      'Compares what people decided (decisions/*.csv of a study, or tables of coded passages) with each other and with the tool: raw agreement, kappa, alpha, AC1, with intervals, for all and for each pair, the disagreements, and what to discuss.',
    )
    .argument('<coded>', describedAs.coded)
    .addOption(segmenterOption())
    .addOption(
      new Option(
        '--by <unit>',
        'what is compared: each segment, or whether a code is anywhere in a transcript or with a participant; who did not judge all of it says neither yes nor no',
      )
        .choices(['segment', 'transcript', 'participant'])
        .default('segment'),
    )
  acceptOldName(command, ['--unit <name>', '--segmenter'], terminal)
  acceptWithoutEffect(addReportOptions(command, '{agreement-reports} (default: md)'), '--seed <n>', terminal)
    .addHelpText('after', '\nExample:\n  $ themata agreement my-study --segmenter turn')
    .action(async (path: string, options) => {
      const { runAgreement } = await import('../actions/agreement.ts')
      await runAgreement(path, options, terminal)
    })
}
