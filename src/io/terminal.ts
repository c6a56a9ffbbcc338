/** What commands say to: results on standard output, messages on standard error. Tests give one in memory. */
export interface Terminal {
  /** A result, with no line end added. */
  readonly say: (text: string) => void
  /** A message about the work, with no line end added. */
  readonly tell: (text: string) => void
  /** Whether messages go to a person who watches. */
  readonly isWatched: boolean
}
