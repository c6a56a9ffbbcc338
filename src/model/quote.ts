import type { Span } from './span.ts'

/** The place of a quote, and its speaker. */
export interface QuotePlace {
  readonly transcriptId: string
  readonly participantId: string
  readonly organization: string | null
  readonly speaker: string | null
  readonly turn: number
  readonly startMs: number | null
  readonly line: number | null
  readonly span: Span
}

/** A quote with its place. */
export interface Quote extends QuotePlace {
  /** The transcript's text at `span`. */
  readonly text: string
}
