import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { refuseIgnored } from '../options/ignored-options.ts'
import { acceptOldName } from '../options/old-names.ts'
import {
  addCodedOptions,
  type CodedOptions,
  describedAs,
  embedderOption,
  jsonOption,
  modelOption,
  parseWholeNumber,
  seedOption,
} from '../options/shared-options.ts'

/** Options of `learn`. */
export interface LearnOptions extends CodedOptions {
  readonly out?: string
  readonly embedder?: string
  readonly model?: string
  readonly codedBy: string
  readonly curve: boolean
  readonly next?: number
  readonly force: boolean
  readonly json: boolean
  readonly seed?: number
}

interface Actions {
  readonly runLearn: Action<readonly string[], LearnOptions>
}

/** `learn <coded…>`: learns from people's codings for the next analysis. */
export function addLearnCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  const command = addCodedOptions(program.command('learn'))
    .summary('learn from people’s codings, for the next analyze')
    .description(
      'Learns from the decisions of a study, or from tables of coded passages (id, text, source, coder_…; if known, before: what was said just before), and writes the result beside the codebook. The next analyze with this codebook applies it. Nothing is written from fewer than 100 passages of 5 interviews that were read for every code, or where keywords alone, or what was learned before, measure as well on interviews that were not learned from.',
    )
    .argument('<coded...>', describedAs.coded)
    .option('--out <file>', 'file for the result (default: <codebook>.weights.json)')
    .addOption(embedderOption())
    .addOption(modelOption())
    .option('--coded-by <words>', 'the coders, in words, for the record', 'people, by decisions')
    .option(
      '--curve',
      'instead of writing, show how good codings are after 0, 25, 50, 100, 200, 400 coded passages',
      false,
    )
    .option('--force', 'write the result in spite of objections; the old file is kept', false)
    .option('--next <n>', 'also list the n segments from whose coding most can be learned', parseWholeNumber)
    .addOption(seedOption())
    .addOption(jsonOption('what was learned'))
  acceptOldName(command, ['--coders <words>', '--coded-by'], terminal)
  refuseIgnored<LearnOptions>(command, {
    out: ({ curve }) => curve && '--curve',
    codedBy: ({ curve }) => curve && '--curve',
    next: ({ curve }) => curve && '--curve',
    force: ({ curve }) => curve && '--curve',
    seed: ({ curve }) => !curve && 'no --curve',
  })
    .addHelpText(
      'after',
      '\nExamples:\n  $ themata learn my-study\n  $ themata learn my-study --next 20\n  $ themata learn coded-passages.csv --codebook my-codebook.yaml --curve',
    )
    .action(async (paths: string[], options: LearnOptions) => {
      const { runLearn } = await load()
      await runLearn(paths, options, terminal)
    })
}
