import { createInterface } from 'node:readline'

/** Lines of standard input. Called when they are read: lines that arrive before that are lost. */
export const linesOfInput = (): AsyncIterable<string> =>
  createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
