/** Words of a file that are not speech, and why they were left out. */
export interface Skipped {
  /** Such as `speaker labels`, `times`, `header`. */
  readonly reason: string
  readonly words: number
  /** First line on which this happened, from 1; null where the format has no lines. */
  readonly line: number | null
  /** The first few words that were left out. */
  readonly sample: string
}

/** Words before a colon that might be a name, but were read as speech. */
export interface UncertainLabel {
  readonly name: string
  readonly uses: number
  /** Line of the first use, from 1. */
  readonly line: number
}

/** The grammar by which the lines of a file were read: the shape of its turns, and the confidence in it. */
export interface Grammar {
  /** A turn as the file writes it, such as `Name [0:12]: words`. */
  readonly shape: string
  /** The share of the file, from 0 to 1, that the shape explains. */
  readonly confidence: number
  /** The second-best shape, with the number of its turns; null if no other shape has two turns. */
  readonly next: { readonly shape: string; readonly turns: number; readonly isClose: boolean } | null
}
