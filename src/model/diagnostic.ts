/** A place in a file: line and column from 1; no line where the whole file is meant. */
export interface Place {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

/** A problem of an input: its place, what was found, and how to fix it. */
export interface Diagnostic {
  readonly level: 'error' | 'warning' | 'note'
  /** Stable name, `area/what`. */
  readonly code: string
  readonly place: Place
  readonly message: string
  /** An instruction, where one is known. */
  readonly fix?: string
}
