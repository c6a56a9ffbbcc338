import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { decidedOption, describedAs } from '../options/shared-options.ts'
import { codebookGroup } from './codebook.ts'

interface Actions {
  readonly runCodebookRename: Action<
    string,
    { readonly code: string; readonly to: string; readonly label?: string; readonly on?: string }
  >
}

/** `codebook rename`: give a code another id. */
export function addCodebookRenameCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  codebookGroup(program)
    .command('rename')
    .summary('give a code another id')
    .description(
      'Gives a code another id in the YAML of a codebook, comments kept. The old id becomes a former one (was), so that decisions on it follow.',
    )
    .argument('<codebook>', describedAs.codebook)
    .argument('<code>', 'id of the code')
    .argument('<new-id>', 'new id')
    .option('--label <words>', 'also give it another label')
    .addOption(decidedOption())
    .addHelpText(
      'after',
      '\nExample:\n  $ themata codebook rename my-study/codebook.yaml deployment release --on my-study',
    )
    .action(
      async (path: string, code: string, to: string, options: { readonly label?: string; readonly on?: string }) => {
        const { runCodebookRename } = await load()
        await runCodebookRename(path, { code, to, ...options }, terminal)
      },
    )
}
