/** A statistic with its 95 % confidence interval; `low` and `high` are null if there is no interval. */
export interface Interval {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** An estimate with its 95 % limits. */
export interface Limits {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * The segments of one class of a draw with the same answer of the machine for a code: a simple random sample of them was
 * read.
 */
export interface Cell {
  readonly class: string
  /** True if the machine suggests the code. */
  readonly isSuggested: boolean
  readonly size: number
  /** Segments that were read blind for the code, and those of them to which the reader gave it. */
  readonly read: number
  readonly yes: number
}

/**
 * What a drawn sample that people read without suggestions shows about a theme or code, in the segments that it was drawn
 * from. Measures are null where nothing was read, or where they are undefined.
 */
export interface Estimate {
  /** Segments that the sample was drawn from, and those of them for which the machine suggests it. */
  readonly size: number
  readonly machine: number
  /** Drawn segments that were read for it, and those of them to which the reader gave it. */
  readonly read: number
  readonly yes: number
  /** The true number of segments: those that a reader of all would give it to; and its share of all. */
  readonly count: Limits | null
  readonly share: Limits | null
  /** True segments for which the machine does not suggest it. */
  readonly missed: Limits | null
  /** The share of suggestions that are right, and of true segments that are suggested. */
  readonly precision: Limits | null
  readonly recall: Limits | null
  readonly f1: Limits | null
  /** Cohen's kappa of machine and reader over all segments. */
  readonly kappa: Limits | null
  /** The counts that all of this is made of. */
  readonly cells: readonly Cell[]
}
