import type { Place } from './diagnostic.ts'

/** Keys and positions that lead from the top of a file to a value. */
export type Path = readonly (string | number)[]

/** A value read from a file, with the place of each part. */
export interface Located {
  readonly value: unknown
  /** The place of a value, or of its key. */
  readonly placeOf: (path: Path, at?: 'value' | 'key') => Place
}

/** Options given in a program or on a command line: their place is a name. */
export const locatedOptions = (value: unknown, name: string): Located => ({
  value,
  placeOf: (path) => ({ file: path.length === 0 ? name : `${name} ${path.join('.')}` }),
})
