import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { addLanguageModelOptions, type LanguageModelOptions } from '../options/language-model-options.ts'
import { acceptWithoutEffect } from '../options/old-names.ts'
import {
  addCodedOptions,
  addReportOptions,
  type CodedOptions,
  describedAs,
  embedderOption,
  type ReportOptions,
} from '../options/shared-options.ts'

/** Options of `evaluate`. */
export interface EvaluateOptions extends CodedOptions, ReportOptions, LanguageModelOptions {
  readonly with?: string
  readonly embedder?: string
}

interface Actions {
  readonly runEvaluate: Action<string, EvaluateOptions>
}

/** `evaluate <coded>`: precision, recall and agreement of the tool's codings with people's. */
export function addEvaluateCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  const command = addCodedOptions(program.command('evaluate'))
    .summary('measure the codings against passages that people coded')
    .description(
      'Codes passages that people coded, with each coder, and prints precision, recall, F1 and kappa with intervals, confusions, and the worst mistakes. Where people judged suggestions alone, only precision can be measured. Learned codings are tested on interviews that they were not learned from.',
    )
    .argument('<coded>', describedAs.coded)
    .option('--with <file>', 'more coded passages to learn from, which are not evaluated')
    .addOption(embedderOption())
  addLanguageModelOptions(command)
  acceptWithoutEffect(addReportOptions(command, '{evaluation-reports} (default: md)'), '--seed <n>', terminal)
    .addHelpText('after', '\nExample:\n  $ themata evaluate coded-passages.csv --codebook my-codebook.yaml')
    .action(async (path: string, options: EvaluateOptions) => {
      const { runEvaluate } = await load()
      await runEvaluate(path, options, terminal)
    })
}
