import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { describedAs, jsonOption } from '../options/shared-options.ts'
import { codebookGroup } from './codebook.ts'

interface Actions {
  readonly runCodebookCheck: Action<string, { on?: string; json: boolean }, 0 | 2>
}

/** `codebook check <codebook>`: the problems of a codebook, and what its keywords match in a study. */
export function addCodebookCheckCommand(program: Command, { terminal, load, done }: CommandContext<Actions>): void {
  codebookGroup(program)
    .command('check')
    .summary('list errors and doubtful places in a codebook')
    .description('Lists errors and doubtful places in a codebook, each with its line and a fix.')
    .argument('<codebook>', describedAs.codebook)
    .option('--on <study>', 'also count, for each keyword, the segments of a study that it matches')
    .addOption(jsonOption('problems and counts'))
    .addHelpText('after', '\nExample:\n  $ themata codebook check codebooks/collaboration.yaml --on data/ml-teams')
    .action(async (file: string, options: { on?: string; json: boolean }) => {
      const { runCodebookCheck } = await load()
      done(await runCodebookCheck(file, options, terminal))
    })
}
