/** The maximum of quotes for a code, and of those by one participant. */
export interface QuoteLimits {
  readonly quotes: number
  readonly quotesPerParticipant: number
}
