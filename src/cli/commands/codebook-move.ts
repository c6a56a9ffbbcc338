import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import { decidedOption, describedAs } from '../options/shared-options.ts'
import { codebookGroup } from './codebook.ts'

/** `codebook move`: move a code under another theme or code. */
export function addCodebookMoveCommand(program: Command, terminal: Terminal): void {
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
      const { runCodebookMove } = await import('../actions/codebook-move.ts')
      await runCodebookMove(path, { code, ...options }, terminal)
    })
}
