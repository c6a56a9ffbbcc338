import type { AttributedCoding } from './coding.ts'
import type { Segment } from './segment.ts'
import type { TranscriptFile } from './transcript-file.ts'

/** The place of a segment, without its words: these are in the transcript. */
export type Place = Pick<Segment, 'id' | 'turn' | 'speaker' | 'span'>

/** A transcript with its segments and codings. */
export interface CodedTranscript {
  readonly file: TranscriptFile
  readonly segments: readonly Place[]
  /** In the order of the segments, those of one segment in the order of the codebook. */
  readonly codings: readonly AttributedCoding[]
}
