import type { Terminal } from '../../src/io/terminal.ts'

/** A terminal that remembers what was said and told. */
export function memoryTerminal(): Terminal & { said: string; told: string } {
  const terminal = {
    said: '',
    told: '',
    isWatched: false,
    say: (text: string) => {
      terminal.said += text
    },
    tell: (text: string) => {
      terminal.told += text
    },
  }
  return terminal
}
