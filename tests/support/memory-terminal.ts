import type { Terminal } from '../../src/io/terminal.ts'

/** A terminal that collects results (`said`) and messages (`told`) in memory. */
export function memoryTerminal(): Terminal & { said: string; told: string } {
  const terminal: Terminal & { said: string; told: string } = {
    said: '',
    told: '',
    isWatched: false,
    print: (text: string) => {
      terminal.said += text
    },
    log: (text: string) => {
      terminal.told += text
    },
  }
  return terminal
}
