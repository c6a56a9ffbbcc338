import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { decidedOption, describedAs } from '../options/shared-options.ts'
import { codebookGroup } from './codebook.ts'

interface Actions {
  readonly runCodebookMerge: Action<
    string,
    { readonly codes: readonly string[]; readonly into: string; readonly on?: string }
  >
}

/** `codebook merge`: make one code of several. */
export function addCodebookMergeCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  codebookGroup(program)
    .command('merge')
    .summary('make one code of several')
    .description(
      'Merges codes into another one in the YAML of a codebook, comments kept: keywords and examples join, what the codes were is a comment, and decisions on them count for the remaining code.',
    )
    .argument('<codebook>', describedAs.codebook)
    .argument('<codes...>', 'ids of the codes that end')
    .requiredOption('--into <code>', 'id of the code that remains')
    .addOption(decidedOption())
    .addHelpText(
      'after',
      '\nExample:\n  $ themata codebook merge my-study/codebook.yaml late slow --into delay --on my-study',
    )
    .action(
      async (path: string, codes: readonly string[], options: { readonly into: string; readonly on?: string }) => {
        const { runCodebookMerge } = await load()
        await runCodebookMerge(path, { codes, ...options }, terminal)
      },
    )
}
