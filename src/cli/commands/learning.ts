import { type Command, Option } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import { addCodedOptions, codedArgument, whole } from '../options/options.ts'

/** `learn`, `evaluate`, `agreement`: what people's codings teach and tell. */
export function addLearningCommands(program: Command, terminal: Terminal): void {
  addCodedOptions(program.command('learn'))
    .summary('learn from what people coded, for the next analyze')
    .description(
      'Learns from decisions/*.csv of a study, or from tables of coded passages (id, text, source, coder_…), and writes what was learned beside the codebook. The next analyze with this codebook applies it. Nothing is written from fewer than 100 passages of 5 interviews that were read for every code, or where keywords alone, or what was learned before, measure as well on interviews that were not learned from.',
    )
    .argument(
      '<coded...>',
      'studies with a folder "decisions", tables of coded passages (CSV, TSV, XLSX), or folders of such tables',
    )
    .option('--out <file>', 'where it is written (default: <codebook>.weights.json)')
    .option('--embedder <name>', 'words, stems or encoder (default: words for English)')
    .option('--coders <words>', 'who coded, in words, for the record', 'people, by decisions')
    .option(
      '--curve',
      'instead of writing, show how good codings are after 0, 25, 50, 100, 200, 400 coded passages',
      false,
    )
    .option('--force', 'write what was learned whatever speaks against it; the old file is kept', false)
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
  addCodedOptions(program.command('evaluate'))
    .summary('measure the codings against passages that people coded')
    .description(
      'Codes passages that people coded, in each way there is, and prints precision, recall, F1 and kappa with intervals, what is taken for what, and the worst mistakes. Where people judged suggestions alone, precision is all that can be known. What is learned is tried on interviews it was not learned from.',
    )
    .argument('<coded>', codedArgument)
    .option('--with <file>', 'more coded passages to learn from, which are not judged')
    .option('--embedder <name>', 'words, stems or encoder (default: words for English)')
    .addOption(seedOption())
    .option('--format <name>', 'md, csv or json', 'md')
    .option('--json', 'the same as --format json', false)
    .addHelpText('after', '\nExample:\n  $ themata evaluate coded-passages.csv --codebook my-codebook.yaml')
    .action(async (path: string, options) => {
      const { runEvaluate } = await import('../actions/run-evaluate.ts')
      await runEvaluate(path, options, terminal)
    })
  addCodedOptions(program.command('agreement'))
    .summary('measure how far coders agree, people and tool')
    .description(
      'Compares what people decided (decisions/*.csv of a study, or tables of coded passages) with each other and with the tool: raw agreement, kappa, alpha, AC1, with intervals, for all and for each pair, who is apart, and what to discuss.',
    )
    .argument('<coded>', codedArgument)
    .option('--unit <name>', 'unit of a study: window, turn or sentence', 'window')
    .addOption(seedOption())
    .option('--format <name>', 'md, csv or json', 'md')
    .option('--json', 'the same as --format json', false)
    .addHelpText('after', '\nExample:\n  $ themata agreement my-study --unit turn')
    .action(async (path: string, options) => {
      const { runAgreement } = await import('../actions/run-agreement.ts')
      await runAgreement(path, options, terminal)
    })
}

/** `--seed` of earlier versions, whose intervals were drawn; it changes nothing any more. */
const seedOption = (): Option =>
  new Option('--seed <n>', 'has no effect: intervals are no longer drawn').argParser(whole).hideHelp()
