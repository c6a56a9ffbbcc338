import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'

/** `list`: the parts that can be chosen by name. */
export function addListCommand(program: Command, terminal: Terminal): void {
  program
    .command('list')
    .summary('list formats, segmenters, coders, embedders, clusterers and outputs')
    .option('--json', 'print the list as JSON', false)
    .addHelpText('after', '\nExample:\n  $ themata list')
    .action(async ({ json }: { json: boolean }) => {
      const { registries } = await import('../../analysis/registries.ts')
      if (json) {
        const lists = Object.entries(registries).map(([kind, registry]) => [
          kind,
          Object.entries(registry).map(([name, { summary }]) => ({ name, summary })),
        ])
        terminal.say(`${JSON.stringify(Object.fromEntries(lists))}\n`)
        return
      }
      for (const [kind, registry] of Object.entries(registries)) {
        terminal.say(`${kind}\n`)
        for (const [name, { summary }] of Object.entries(registry)) terminal.say(`  ${name.padEnd(14)} ${summary}\n`)
      }
    })
}
