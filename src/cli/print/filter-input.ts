import { linesOfInput } from '../../io/standard-input.ts'
import type { Terminal } from '../../io/terminal.ts'

/** Turns lines of JSON on standard input into lines of JSON on standard output, in order; empty lines are skipped. */
export async function filterInput(
  filter: (line: string, number: number) => Promise<string>,
  terminal: Terminal,
): Promise<void> {
  let number = 0
  for await (const line of linesOfInput()) {
    number++
    if (line.trim() !== '') terminal.print(`${await filter(line, number)}\n`)
  }
}
