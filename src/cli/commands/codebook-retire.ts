import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { decidedOption, describedAs } from '../options/shared-options.ts'
import { codebookGroup } from './codebook.ts'

interface Actions {
  readonly runCodebookRetire: Action<string, { readonly code: string; readonly why?: string; readonly on?: string }>
}

/** `codebook retire`: no longer apply a code. */
export function addCodebookRetireCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  codebookGroup(program)
    .command('retire')
    .summary('no longer apply a code')
    .description(
      'Takes a code out of use in the YAML of a codebook, comments kept: it stays in the file, under retired. Decisions on it are kept and count for nothing.',
    )
    .argument('<codebook>', describedAs.codebook)
    .argument('<code>', 'id of the code')
    .option('--why <words>', 'reason, written as a comment')
    .addOption(decidedOption())
    .addHelpText('after', '\nExample:\n  $ themata codebook retire my-study/codebook.yaml misc --why "said nothing"')
    .action(async (path: string, code: string, options: { readonly why?: string; readonly on?: string }) => {
      const { runCodebookRetire } = await load()
      await runCodebookRetire(path, { code, ...options }, terminal)
    })
}
