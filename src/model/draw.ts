import type { Anchor } from './anchor.ts'
import type { DrawnPassage } from './coded-passage.ts'
import type { ReadClass } from './drawn-class.ts'

/** The answers of the reader of a drawn segment: codes given, and codes left undecided. All others are a no. */
export interface DrawnReading {
  readonly yes: readonly string[]
  readonly unsure: readonly string[]
}

/** A drawn segment of a transcript that counts as read. */
export interface DrawnSegment extends DrawnReading {
  readonly class: string
  readonly anchor: Anchor
}

/** What a draw says about one transcript: the classes of its segments, and those that were drawn and read. */
export interface DrawnTranscript {
  readonly seed: number
  /** Permanent random numbers of segments of each class, in base 36 and with blanks between; others are of the last class. */
  readonly members: Readonly<Record<string, string>>
  readonly lastClass: string
  readonly segments: readonly DrawnSegment[]
}

/** The state of a study's drawn sample. */
export interface DrawSummary {
  readonly id: string
  /** The coder who drew it, and the time; null where it is unknown. */
  readonly by: string
  readonly time: string | null
  readonly seed: number
  readonly frame: string
  readonly classes: readonly ReadClass[]
  /** Transcripts that the sample was drawn from. */
  readonly transcripts: number
  /** The coder whose answers are taken for true; null if nobody has read any yet. */
  readonly reader: string | null
  /** All coders who read drawn segments blind, with how many. */
  readonly readers: readonly { readonly coder: string; readonly read: number }[]
  /** Drawn segments that the reader read after the first that is unread; they count when it is read. */
  readonly waiting: number
  /** Drawn segments that the reader had seen with suggestions before; they never count. */
  readonly seen: number
}

/** A drawn segment with the coders of whose reading it counts. */
export interface ReadPassage extends DrawnPassage {
  readonly transcriptId: string
  readonly anchor: Anchor
}
