import type { Anchor } from './anchor.ts'
import type { Place } from './diagnostic.ts'
import type { QuotePlace } from './quote.ts'

/**
 * A use of a passage as a quote: printed first for a code, never printed, or as the program chooses, which takes back what
 * was stated before.
 */
export type QuoteUse = 'pinned' | 'barred' | 'free'

/** A person's choice of a passage as a quote, at a place that is not yet looked up. */
export interface StatedQuoteChoice {
  readonly use: QuoteUse
  /** The code that a quote is pinned for; null where the passage is barred for all codes, or freed again. */
  readonly codeId: string | null
  readonly transcriptId: string
  readonly anchor: Anchor
  /** The person who stated it on the review page; null if it is written in the file of quotes. */
  readonly by: string | null
  /** The line in which it is stated. */
  readonly place: Place
  /** Its position among the choices of the study. */
  readonly order: number
}

/** A choice that has no effect any more, with the reason. */
export interface LostQuote {
  readonly use: Exclude<QuoteUse, 'free'>
  readonly codeId: string | null
  readonly transcriptId: string
  /** The words as they were written. */
  readonly words: string
  readonly why: string
  readonly by: string | null
  readonly place: Place
}

/** A place of a quote that is never printed. */
export type BarredPlace = Pick<QuotePlace, 'transcriptId' | 'span'>
