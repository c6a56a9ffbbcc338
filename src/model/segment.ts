import type { Span } from './span.ts'
import type { TokenizedText } from './words.ts'

/** A stretch of a transcript. */
export interface Stretch extends TokenizedText {
  readonly span: Span
  /** Detected language; null means the codebook's. */
  readonly language: string | null
}

/** The unit of coding: a few sentences of one turn. */
export interface Segment extends Stretch {
  /** Transcript id and position in the transcript, such as `P3a#12`. */
  readonly id: string
  readonly transcriptId: string
  /** Number of its turn, from 1. */
  readonly turn: number
  readonly speaker: string | null
  /** The words of the segment, equal to the transcript's text at `span`. */
  readonly text: string
}

/** A segment that was cut out of its transcript, with what was said just before it, by anybody; absent where not known. */
export interface PassageSegment extends Segment {
  readonly before?: string
}

/** The span of a segment, with its turn. */
export interface Cut extends Span {
  /** Number of the turn, from 1. */
  readonly turn: number
}
