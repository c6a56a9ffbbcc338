import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import type { CommandContext } from '../command.ts'
import { codebookGroup } from './codebook.ts'

interface Actions {
  readonly runCodebookSchema: (terminal: Terminal) => void
}

/** `codebook schema`: the JSON Schema of codebooks. */
export function addCodebookSchemaCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  codebookGroup(program)
    .command('schema')
    .summary('print the JSON Schema of codebooks, for editors')
    .description('Prints the JSON Schema of codebooks, with which editors complete and check them.')
    .addHelpText('after', '\nExample:\n  $ themata codebook schema > codebooks/codebook.schema.json')
    .action(async () => {
      const { runCodebookSchema } = await load()
      runCodebookSchema(terminal)
    })
}
