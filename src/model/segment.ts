import type { Span } from './span.ts'
import type { TokenizedText } from './words.ts'

/** The unit that is coded: a few sentences inside one turn. */
export interface Segment extends TokenizedText {
  /** Transcript id and position in it, such as `P3a#12`. */
  readonly id: string
  readonly transcriptId: string
  /** Number of the turn it lies in, from 1. */
  readonly turn: number
  readonly speaker: string | null
  /** Detected language; null means the codebook's. */
  readonly language: string | null
  readonly span: Span
  /** The words of the segment, equal to the transcript's text at `span`. */
  readonly text: string
}

/** A stretch of a turn that makes a segment. */
export interface Cut extends Span {
  /** Number of the turn, from 1. */
  readonly turn: number
}
