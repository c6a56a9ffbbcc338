import type { Matrix } from './matrix.ts'
import type { Cut } from './segment.ts'
import type { Span } from './span.ts'
import type { ImportReport, TranscriptFile } from './transcript-file.ts'
import type { Words } from './words.ts'

/** A transcript prepared for coding. It depends on its file, the options and the language, but not on the codes. */
export interface Prepared {
  /** The imported file, with roles detected in it; the study's settings may override them. */
  readonly file: TranscriptFile
  /** Words of the transcript's text. */
  readonly words: Words
  /** Sentences of all turns except interviewers', in order. */
  readonly sentences: readonly Span[]
  /** Spans of its segments; those of turns that turn out to be interviewers' are dropped later. */
  readonly cuts: readonly Cut[]
  /** One row per cut, as computed by the embedder. */
  readonly vectors: Matrix
}

/** Facts about a prepared transcript that the whole study needs: small, since those of all are held in memory. */
export interface PreparedReport {
  readonly account: ImportReport
  /** Number of segments of each speaker, in the order of the account's speakers. */
  readonly segmentsBySpeaker: readonly number[]
  /** Width of its vectors. */
  readonly width: number
}
