import { type Command, Option } from 'commander'
import type { AgreementUnit } from '../../evaluation/join-passages.ts'
import type { Action, CommandContext } from '../command.ts'
import { acceptOldName, acceptWithoutEffect } from '../options/old-names.ts'
import {
  addCodedOptions,
  addReportOptions,
  type CodedOptions,
  describedAs,
  type ReportOptions,
  segmenterOption,
} from '../options/shared-options.ts'

/** Options of `agreement`. */
export interface AgreementOptions extends CodedOptions, ReportOptions {
  readonly segmenter?: string
  readonly by: AgreementUnit
}

interface Actions {
  readonly runAgreement: Action<string, AgreementOptions>
}

/** `agreement <coded>`: agreement of coders with each other and with the tool. */
export function addAgreementCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  const command = addCodedOptions(program.command('agreement'))
    .summary('measure the agreement of coders, people and tool')
    .description(
      'Compares what people decided (the decisions of a study, or tables of coded passages) with each other and with the tool: raw agreement, kappa, alpha, AC1, with intervals, for all and for each pair, the disagreements, and what to discuss.',
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
    .action(async (path: string, options: AgreementOptions) => {
      const { runAgreement } = await load()
      await runAgreement(path, options, terminal)
    })
}
