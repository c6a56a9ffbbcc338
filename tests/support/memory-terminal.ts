import type { Terminal } from '../../src/io/terminal.ts'

/** A terminal that collects results (`said`) and messages (`told`) in memory. */
export function memoryTerminal(): Terminal & { said: string; told: string } {
  const terminal: Terminal & { said: string; told: string } = {
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
