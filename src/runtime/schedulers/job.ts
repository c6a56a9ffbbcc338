import { inputError } from '../../boundary/diagnostic.ts'

/** A word of a command line, or the shard of an array task, whose number is filled in when the task runs. */
export type CommandWord = string | { readonly shardOf: number }

/** A step of the work as a command line. */
export interface Job {
  readonly name: string
  readonly isArray: boolean
  readonly command: readonly CommandWord[]
}

/** @throws InputError for a word with a line break, which scripts and job options cannot hold */
export function requireOneLine(words: readonly CommandWord[]): void {
  for (const word of words) {
    if (typeof word !== 'string' || !/[\n\r\0]/.test(word)) continue
    throw inputError({
      code: 'submit/line-break',
      place: { file: word },
      message: 'a name in a job contains a line break',
      fix: 'rename it, or name it another way',
    })
  }
}
