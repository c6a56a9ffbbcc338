import { type Command, InvalidArgumentError } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { refuseIgnored } from '../options/ignored-options.ts'
import {
  codebookOption,
  coderOption,
  describedAs,
  interviewerOption,
  parseWholeNumber,
  seedOption,
} from '../options/shared-options.ts'

/** Options of `draw`. */
export interface DrawCommandOptions {
  readonly size?: number
  readonly as?: string
  readonly seed?: number
  readonly new: boolean
  readonly for?: string
  readonly halfWidth: number
  readonly codebook?: string
  readonly interviewer: readonly string[]
}

/** Parses a number of percentage points. */
const parsePoints = (written: string): number => {
  const points = Number(written)
  if (!(points > 0 && points < 50)) throw new InvalidArgumentError('percentage points are needed, such as 5.')
  return points
}

interface Actions {
  readonly runDraw: Action<string, DrawCommandOptions>
}

/** `draw <study>`: a random sample of segments to be read without suggestions. */
export function addDrawCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  const command = program
    .command('draw')
    .summary('draw segments by chance, to check by reading how far counts can be trusted')
    .description(
      'Draws segments of a study by chance, more of those for which rare codes are suggested, and appends the draw to decisions/draws.jsonl. People read them without suggestions (review --draw); then analyze puts beside each count of suggestions how many of them are right, how many passages were missed, and the corrected count with an interval. A larger size keeps what is drawn and adds to it. Without options, for a study with a draw: how far its reading is.',
    )
    .argument('<study>', describedAs.studyFolder)
    .option('--size <n>', 'segments to draw, with those drawn before (default: 200)', parseWholeNumber)
    .option('--for <code>', 'instead of drawing, how many readings a narrower interval of this theme or code takes')
    .option(
      '--half-width <points>',
      'with --for, the wanted half width of the interval in percentage points',
      parsePoints,
      5,
    )
    .option('--new', 'begin another sample instead of enlarging the last', false)
    .addOption(coderOption())
    .addOption(seedOption())
    .addOption(codebookOption())
    .addOption(interviewerOption())
  refuseIgnored<DrawCommandOptions>(command, {
    size: ({ for: code }) => code !== undefined && '--for',
    seed: ({ for: code }) => code !== undefined && '--for',
    new: ({ for: code }) => code !== undefined && '--for',
  })
    .addHelpText(
      'after',
      '\nExamples:\n  $ themata draw my-study --size 200\n  $ themata review my-study --draw --as ana\n  $ themata draw my-study --for costs --half-width 3',
    )
    .action(async (study: string, options: DrawCommandOptions) => {
      const { runDraw } = await load()
      await runDraw(study, options, terminal)
    })
}
