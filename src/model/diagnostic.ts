/** A place in a file: line and column from 1; without a line, the whole file. */
export interface Place {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

/** A problem in an input: its place, a description, and how to fix it. */
export interface Diagnostic {
  readonly level: 'error' | 'warning' | 'note'
  /** Stable name, such as `codebook/duplicate-id`. */
  readonly code: string
  readonly place: Place
  readonly message: string
  /** An instruction for fixing it, if one is known. */
  readonly fix?: string
}
