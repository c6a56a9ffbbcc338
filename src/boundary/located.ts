import type { Place } from '../model/diagnostic.ts'

/** The keys and positions from the top of a file to a value. */
export type Path = readonly (string | number)[]

/** A value read from a file, with the places of its parts. */
export interface Located {
  readonly value: unknown
  /** The place of a value, or of its key. */
  readonly placeOf: (path: Path, at?: 'value' | 'key') => Place
}

/** Options that come from a program or a command line; their place is a name. */
export const locatedOptions = (value: unknown, name: string): Located => ({
  value,
  placeOf: (path) => ({ file: path.length === 0 ? name : `${name} ${path.join('.')}` }),
})
