import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { decidedOption, describedAs } from '../options/shared-options.ts'
import { codebookGroup } from './codebook.ts'

interface Actions {
  readonly runCodebookMove: Action<string, { readonly code: string; readonly under: string; readonly on?: string }>
}

/** `codebook move`: move a code under another theme or code. */
export function addCodebookMoveCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  codebookGroup(program)
    .command('move')
    .summary('move a code under another theme or code')
    .description(
      'Moves a code, with the codes in it, under a theme or another code in the YAML of a codebook, comments kept. Decisions on it stay as they are.',
    )
    .argument('<codebook>', describedAs.codebook)
    .argument('<code>', 'id of the code')
    .requiredOption('--under <id>', 'id of the theme or code')
    .addOption(decidedOption())
    .addHelpText('after', '\nExample:\n  $ themata codebook move my-study/codebook.yaml on-call --under operations')
    .action(async (path: string, code: string, options: { readonly under: string; readonly on?: string }) => {
      const { runCodebookMove } = await load()
      await runCodebookMove(path, { code, ...options }, terminal)
    })
}
