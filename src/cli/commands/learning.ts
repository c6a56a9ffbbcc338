import { type Command, InvalidArgumentError } from 'commander'
import type { Terminal } from '../../io/terminal.ts'

const whole = (written: string): number => {
  if (!/^\d+$/.test(written)) throw new InvalidArgumentError('a whole number is needed.')
  return Number(written)
}
const judgedOption = [
  '--judged <what>',
  'what people are taken to have judged: what they accepted, rejected or declared "read" (stated; segment is the old name), or all of a transcript in which they decided anything, as if they had declared it read (transcript)',
  'stated',
] as const
const codebookOption = [
  '--codebook <file>',
  'codebook (default: codebook.yaml of the study, else the shipped one)',
] as const

/** `learn`, `evaluate`, `agreement`: what people's codings teach and tell. */
export function addLearningCommands(program: Command, terminal: Terminal): void {
  program
    .command('learn')
    .summary('learn from what people coded, for the next analyze')
    .description(
      'Learns from decisions/*.csv of a study, or from tables of coded passages (id, text, source, coder_…), and writes what was learned beside the codebook. The next analyze with this codebook applies it.',
    )
    .argument('<coded...>', 'studies with a folder "decisions", CSV files of coded passages, or folders of such files')
    .option(...codebookOption)
    .option('--out <file>', 'where it is written (default: <codebook>.weights.json)')
    .option('--embedder <name>', 'words, stems or encoder (default: words for English)')
    .option('--coders <words>', 'who coded, in words, for the record', 'people, by decisions')
    .option(...judgedOption)
    .option(
      '--curve',
      'instead of writing, show how good codings are after 0, 25, 50, 100, 200, 400 coded passages',
      false,
    )
    .option('--next <n>', 'also list the segments whose coding would teach most', whole)
    .option('--seed <n>', 'seed of the random numbers', whole, 1)
    .addHelpText(
      'after',
      '\nExamples:\n  $ themata learn my-study\n  $ themata learn my-study --next 20\n  $ themata learn coded-passages.csv --codebook my-codebook.yaml --curve',
    )
    .action(async (paths: string[], options) => {
      const { runLearn } = await import('../actions/run-learn.ts')
      await runLearn(paths, options, terminal)
    })
  program
    .command('evaluate')
    .summary('measure the codings against passages that people coded')
    .description(
      'Codes passages that people coded, in each way there is, and prints precision, recall, F1 and kappa with intervals, what is taken for what, and the worst mistakes. What is learned is tried on interviews it was not learned from.',
    )
    .argument('<coded>', 'a study with decisions, a CSV file of coded passages, or a folder of such files')
    .option(...codebookOption)
    .option('--with <file>', 'more coded passages to learn from, which are not judged')
    .option('--embedder <name>', 'words, stems or encoder (default: words for English)')
    .option(...judgedOption)
    .option('--seed <n>', 'seed of the random numbers', whole, 1)
    .option('--json', 'print the figures as JSON', false)
    .addHelpText('after', '\nExample:\n  $ themata evaluate coded-passages.csv --codebook my-codebook.yaml')
    .action(async (path: string, options) => {
      const { runEvaluate } = await import('../actions/run-evaluate.ts')
      await runEvaluate(path, options, terminal)
    })
  program
    .command('agreement')
    .summary('measure how far coders agree, people and tool')
    .description(
      'Compares what people decided (decisions/*.csv of a study, or tables of coded passages) with each other and with the tool: raw agreement, kappa, alpha, AC1, with intervals, and what to talk about.',
    )
    .argument('<coded>', 'a study with decisions, a CSV file of coded passages, or a folder of such files')
    .option(...codebookOption)
    .option('--unit <name>', 'unit of a study: window, turn or sentence', 'window')
    .option(...judgedOption)
    .option('--seed <n>', 'seed of the random numbers', whole, 1)
    .option('--json', 'print the figures as JSON', false)
    .addHelpText('after', '\nExample:\n  $ themata agreement my-study --unit turn')
    .action(async (path: string, options) => {
      const { runAgreement } = await import('../actions/run-agreement.ts')
      await runAgreement(path, options, terminal)
    })
}
