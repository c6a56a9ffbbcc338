import type { Command } from 'commander'
import type { Terminal } from '../terminal.ts'

/** `codebook check|schema`: whether a codebook is sound, and the schema for editors. */
export function addCodebookCommand(program: Command, terminal: Terminal, done: (status: 0 | 2) => void): void {
  const codebook = program
    .command('codebook')
    .summary('check a codebook, or print its schema')
    .description('Work on codebooks.')
  codebook
    .command('check')
    .summary('say what is wrong or doubtful about a codebook, and where')
    .argument('<codebook>', 'YAML file, such as codebooks/collaboration.yaml')
    .option('--on <study>', 'also count, for each keyword, the segments of a study that it marks')
    .option('--json', 'print the problems as JSON', false)
    .addHelpText('after', '\nExample:\n  $ themata codebook check codebooks/collaboration.yaml --on data/ml-teams')
    .action(async (file: string, options: { on?: string; json: boolean }) => {
      const { runCheck } = await import('../run-check.ts')
      done(await runCheck(file, options, terminal))
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
