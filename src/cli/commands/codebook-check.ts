import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import { describedAs, jsonOption } from '../options/shared-options.ts'
import { codebookGroup } from './codebook.ts'

/** `codebook check <codebook>`: the problems of a codebook, and what its keywords match in a study. */
export function addCodebookCheckCommand(program: Command, terminal: Terminal, done: (status: 0 | 2) => void): void {
  codebookGroup(program)
    .command('check')
    .summary('list errors and doubtful places in a codebook')
    .description('Lists errors and doubtful places in a codebook, each with its line and a fix.')
    .argument('<codebook>', describedAs.codebook)
    .option('--on <study>', 'also count, for each keyword, the segments of a study that it matches')
    .addOption(jsonOption('problems and counts'))
    .addHelpText('after', '\nExample:\n  $ themata codebook check codebooks/collaboration.yaml --on data/ml-teams')
    .action(async (file: string, options: { on?: string; json: boolean }) => {
      const { runCodebookCheck } = await import('../actions/codebook-check.ts')
      done(await runCodebookCheck(file, options, terminal))
    })
}
