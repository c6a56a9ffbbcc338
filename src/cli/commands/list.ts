import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import type { CommandContext } from '../command.ts'
import { jsonOption } from '../options/shared-options.ts'

interface Actions {
  readonly runList: (options: { json: boolean }, terminal: Terminal) => void
}

/** `list`: everything that can be chosen by name. */
export function addListCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  program
    .command('list')
    .summary('list everything that can be chosen by name: formats, coders, outputs …')
    .description('Lists everything that can be chosen by name, with a summary of each.')
    .addOption(jsonOption('the list'))
    .addHelpText('after', '\nExample:\n  $ themata list')
    .action(async (options: { json: boolean }) => {
      const { runList } = await load()
      runList(options, terminal)
    })
}
