import type { Span } from './span.ts'
import type { TokenizedText } from './words.ts'

/** The unit of coding: a few sentences of one turn. */
export interface Segment extends TokenizedText {
  /** Transcript id and position in the transcript, such as `P3a#12`. */
  readonly id: string
  readonly transcriptId: string
  /** Number of its turn, from 1. */
  readonly turn: number
  readonly speaker: string | null
  /** Detected language; null means the codebook's. */
  readonly language: string | null
  readonly span: Span
  /** The words of the segment, equal to the transcript's text at `span`. */
  readonly text: string
}

/** The span of a segment, with its turn. */
export interface Cut extends Span {
  /** Number of the turn, from 1. */
  readonly turn: number
}
