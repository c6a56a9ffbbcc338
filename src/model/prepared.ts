import type { Matrix } from './matrix.ts'
import type { Cut } from './segment.ts'
import type { Span } from './span.ts'
import type { TranscriptFile } from './transcript-file.ts'
import type { Words } from './words.ts'

/** A transcript made ready to be coded. It depends on its file, the options and the language, not on the codes. */
export interface Prepared {
  /** With the roles that the file by itself shows; the study may know better. */
  readonly file: TranscriptFile
  /** Of the transcript's text. */
  readonly words: Words
  /** Of each turn that is evidence, in order. */
  readonly sentences: readonly Span[]
  /** Its segments as spans; those of interviewers are left out later. */
  readonly cuts: readonly Cut[]
  /** One row a cut, as the embedder gives it. */
  readonly vectors: Matrix
}
