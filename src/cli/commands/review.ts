import { type Command, Option } from 'commander'
import type { ConfirmedUnit, QueueOrder } from '../../review/review-data.ts'
import type { Action, CommandContext } from '../command.ts'
import {
  codebookOption,
  coderOption,
  describedAs,
  interviewerOption,
  parseWholeNumber,
} from '../options/shared-options.ts'

/** Options of `review`. */
export interface ReviewCommandOptions {
  readonly as?: string
  readonly codebook?: string
  readonly interviewer: readonly string[]
  readonly blind: boolean
  readonly draw: boolean
  readonly confirm?: ConfirmedUnit
  readonly settle: boolean
  readonly sameAs?: string
  readonly order?: QueueOrder
  readonly port?: number
  /** True unless given. */
  readonly open: boolean
}

interface Actions {
  readonly runReview: Action<string, ReviewCommandOptions>
}

/** `review <study>`: a page on this computer to read, decide and code. */
export function addReviewCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  program
    .command('review')
    .summary('read transcripts and decide on codings, in a page on this computer')
    .description(
      'Opens a page in the browser to read the transcripts, to accept, reject and correct suggestions, and to code passages. Every answer is appended to decisions/<name>.jsonl of the study before the next passage is shown. Only this computer can reach the page; Ctrl-C ends it.',
    )
    .argument('<study>', describedAs.studyFolder)
    .addOption(coderOption())
    .addOption(codebookOption())
    .addOption(interviewerOption())
    .option('--blind', 'code without suggestions; the page receives none', false)
    .addOption(
      new Option('--draw', 'code the drawn segments (see draw), without suggestions')
        .conflicts(['settle', 'sameAs', 'order'])
        .default(false),
    )
    .addOption(
      new Option(
        '--confirm [units]',
        'take the fewest passages that settle which participants, or which organisations, speak of which code: the surest first',
      )
        .choices(['participants', 'organisations'])
        .preset('participants')
        .conflicts(['blind', 'draw', 'settle', 'sameAs', 'order']),
    )
    .addOption(
      new Option('--settle', 'settle what people answered differently, side by side').conflicts('blind').default(false),
    )
    .option('--same-as <name>', 'take the passages that this coder decided on')
    .addOption(
      new Option(
        '--order <name>',
        'order of the queue: interview, code, doubt or random, which is different for each coder (default: interview; random with --blind)',
      ).choices(['interview', 'code', 'doubt', 'random']),
    )
    .option('--port <n>', 'port of the page (default: one that belongs to the study and the coder)', parseWholeNumber)
    .option('--no-open', 'do not open the browser; only print the address')
    .addHelpText(
      'after',
      '\nExamples:\n  $ themata review my-study --as ana\n  $ themata review my-study --as ben --blind --same-as ana\n  $ themata review my-study --as ana --draw',
    )
    .action(async (study: string, options: ReviewCommandOptions) => {
      const { runReview } = await load()
      await runReview(study, options, terminal)
    })
}
