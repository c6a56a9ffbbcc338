import type { Terminal } from '../../io/terminal.ts'
import { registries } from '../registries.ts'

/** Prints everything that can be chosen by name. */
export function runList({ json }: { readonly json: boolean }, terminal: Terminal): void {
  const lists = Object.entries(registries).map(
    ([kind, registry]) => [kind, Object.entries(registry).map(([name, { summary }]) => ({ name, summary }))] as const,
  )
  if (json) {
    terminal.print(`${JSON.stringify(Object.fromEntries(lists))}\n`)
    return
  }
  for (const [kind, entries] of lists) {
    const width = Math.max(...entries.map(({ name }) => name.length))
    terminal.print(`${kind}\n`)
    for (const { name, summary } of entries) terminal.print(`  ${name.padEnd(width)}  ${summary}\n`)
  }
}
