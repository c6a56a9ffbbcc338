import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { refuseIgnored } from '../options/ignored-options.ts'
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
  readonly alone: boolean
  readonly weights?: string
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
    .option('--alone', 'measure coders and weights as they are, without learning anew in folds', false)
    .option('--weights <file>', 'weights to measure as they are (default: those beside the codebook)')
    .addOption(embedderOption())
  addLanguageModelOptions(command)
  refuseIgnored<EvaluateOptions>(command, { with: ({ alone }) => alone && '--alone' })
  acceptWithoutEffect(addReportOptions(command, '{evaluation-reports} (default: md)'), '--seed <n>', terminal)
    .addHelpText(
      'after',
      '\nExamples:\n  $ themata evaluate coded-passages.csv --codebook my-codebook.yaml\n  $ themata evaluate coded-passages.csv --codebook my-codebook.yaml --alone --weights my-codebook.weights.json --json',
    )
    .action(async (path: string, options: EvaluateOptions) => {
      const { runEvaluate } = await load()
      await runEvaluate(path, options, terminal)
    })
}
