import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { decidedOption, describedAs } from '../options/shared-options.ts'
import { codebookGroup } from './codebook.ts'

interface Actions {
  readonly runCodebookSplit: Action<
    string,
    { readonly code: string; readonly parts: readonly string[]; readonly on?: string }
  >
}

/** `codebook split`: make several codes of one. */
export function addCodebookSplitCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  codebookGroup(program)
    .command('split')
    .summary('make several codes of one')
    .description(
      'Splits a code in the YAML of a codebook, comments kept. Each part begins with all keywords and examples of the code, for you to divide. A rejected passage is a no for each part; an accepted one waits until somebody chooses.',
    )
    .argument('<codebook>', describedAs.codebook)
    .argument('<code>', 'id of the code that ends')
    .argument('<parts...>', 'ids of the new codes')
    .addOption(decidedOption())
    .addHelpText(
      'after',
      '\nExample:\n  $ themata codebook split my-study/codebook.yaml testing unit-tests field-tests --on my-study',
    )
    .action(async (path: string, code: string, parts: readonly string[], options: { readonly on?: string }) => {
      const { runCodebookSplit } = await load()
      await runCodebookSplit(path, { code, parts, ...options }, terminal)
    })
}
