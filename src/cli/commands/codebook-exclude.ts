import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { describedAs } from '../options/shared-options.ts'
import { codebookGroup } from './codebook.ts'

/** Options of `codebook exclude`, with the code and its keyword. */
export interface CodebookExcludeOptions {
  readonly code: string
  readonly keyword: string
  readonly on: string
  readonly within?: string
  readonly write: boolean
}

interface Actions {
  readonly runCodebookExclude: Action<string, CodebookExcludeOptions>
}

/** `codebook exclude`: a keyword that marks passages wrongly. */
export function addCodebookExcludeCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  codebookGroup(program)
    .command('exclude')
    .summary('stop a keyword from marking wrong passages')
    .description(
      'Drops a keyword of a code, or with --within lets it not count within a phrase. Lists first the passages of a study that lose it; changes the YAML of the codebook, comments kept, only with --write.',
    )
    .argument('<codebook>', describedAs.codebook)
    .argument('<code>', 'id of the code')
    .argument('<keyword>', 'keyword, as the codebook writes it')
    .requiredOption('--on <study>', 'study whose passages are listed')
    .option(
      '--within <phrase>',
      'phrase with the keyword in it that does not count; without it, the keyword is dropped',
    )
    .option('--write', 'change the codebook', false)
    .addHelpText(
      'after',
      '\nExample:\n  $ themata codebook exclude my-study/codebook.yaml int-deployment container --within "shipping container" --on my-study',
    )
    .action(
      async (
        path: string,
        code: string,
        keyword: string,
        options: Omit<CodebookExcludeOptions, 'code' | 'keyword'>,
      ) => {
        const { runCodebookExclude } = await load()
        await runCodebookExclude(path, { code, keyword, ...options }, terminal)
      },
    )
}
