import { InvalidArgumentError } from 'commander'

/** A whole number of an option. */
export const whole = (written: string): number => {
  if (!/^\d+$/.test(written)) throw new InvalidArgumentError('a whole number is needed.')
  return Number(written)
}

/** Names parted by commas. */
export const names = (written: string): string[] => written.split(',').map((name) => name.trim())

/** One more value of an option that may be given more than once. */
export const more = (written: string, before: readonly string[]): string[] => [...before, written]

/** The name of a column by what it holds. */
export type ColumnOptions = Partial<Record<'text' | 'speaker' | 'start' | 'end', string>>

/** One more `text=Answer`: what a table calls the column with the words, the speaker, the start or the end. */
export const column = (written: string, before: ColumnOptions): ColumnOptions => {
  const [, role, name] = /^(text|speaker|start|end)=(.+)$/.exec(written) ?? []
  if (role === undefined) throw new InvalidArgumentError('write text=NAME, speaker=NAME, start=NAME or end=NAME.')
  return { ...before, [role]: name }
}
