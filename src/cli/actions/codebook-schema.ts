import { codebookSchema } from '../../codebook/codebook-file.ts'
import type { Terminal } from '../../io/terminal.ts'

/** Prints the JSON Schema of codebooks. */
export const runCodebookSchema = (terminal: Terminal): void =>
  terminal.print(`${JSON.stringify(codebookSchema(), null, 2)}\n`)
