import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import { addCodedOptions, codedArgument } from '../options/options.ts'

/** `codebook check|suggest|schema`: whether a codebook is sound, what might be changed, and the schema for editors. */
export function addCodebookCommand(program: Command, terminal: Terminal, done: (status: 0 | 2) => void): void {
  const codebook = program
    .command('codebook')
    .summary('check or improve a codebook, or print its schema')
    .description('Work on codebooks.')
  codebook
    .command('check')
    .summary('say what is wrong or doubtful about a codebook, and where')
    .argument('<codebook>', 'YAML file, such as codebooks/collaboration.yaml')
    .option('--on <study>', 'also count, for each keyword, the segments of a study that it marks')
    .option('--json', 'print the problems as JSON', false)
    .addHelpText('after', '\nExample:\n  $ themata codebook check codebooks/collaboration.yaml --on data/ml-teams')
    .action(async (file: string, options: { on?: string; json: boolean }) => {
      const { runCheck } = await import('../actions/run-check.ts')
      done(await runCheck(file, options, terminal))
    })
  addCodedOptions(codebook.command('suggest'))
    .summary('say what people’s codings speak for changing in a codebook')
    .description(
      'From what people coded: keywords that would find more, keywords that mostly misfire, codes that are given together, passages that the examples do not cover, segments that may want a code. Only what people judged counts. Changes nothing.',
    )
    .argument('<coded>', codedArgument)
    .option('--patch', 'print changes of keywords as a patch of the YAML instead, comments kept', false)
    .addHelpText(
      'after',
      '\nExamples:\n  $ themata codebook suggest my-study\n  $ themata codebook suggest my-study --patch | patch my-study/codebook.yaml',
    )
    .action(async (path: string, options) => {
      const { runSuggest } = await import('../actions/run-suggest.ts')
      await runSuggest(path, options, terminal)
    })
  codebook
    .command('schema')
    .summary('print the JSON Schema of codebooks, for editors')
    .addHelpText('after', '\nExample:\n  $ themata codebook schema > codebooks/codebook.schema.json')
    .action(async () => {
      const { codebookSchema } = await import('../../codebook/codebook-file.ts')
      terminal.say(`${JSON.stringify(codebookSchema(), null, 2)}\n`)
    })
}
