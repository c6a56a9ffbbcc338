import type { Answer, ShownMode, Stance, Verdict } from './coding.ts'
import type { Place } from './diagnostic.ts'
import type { Span } from './span.ts'

/** A decision as stated in a row of a person's table; its place is not yet checked against its words. */
export interface StatedDecision {
  /** The person: the name of their file. */
  readonly coder: string
  readonly transcriptId: string
  /** Null if the row has only the words. */
  readonly span: Span | null
  /** The words that were decided on; empty if the row has none. */
  readonly quote: string
  readonly codeId: string
  readonly status: Answer
  /** The stance of the passage towards the code; null if none is stated. */
  readonly stance: Stance | null
  /** The reason in the person's words; empty if none is stated. */
  readonly memo: string
  /** The row of the file, for messages. */
  readonly place: Place
  /** Facts that only an event states; absent for a row of a table. */
  readonly event?: StatedEvent
}

/** What an event states about a decision beyond what a row of a table does. */
export interface StatedEvent {
  readonly id: string
  /** False if it was converted from a table, whose rows have no order: it repeals no other. */
  readonly isOrdered: boolean
  /** `sha256:` and the hash of the text in which it was decided; null if unknown. */
  readonly text: string | null
  /** Up to 32 characters before and after the words. */
  readonly before: string
  readonly after: string
  readonly shown: ShownMode
  /** Coder of the suggestion that was shown; null if none was. */
  readonly suggestion: string | null
  readonly seconds: number | null
  /** Of the suggestion that was shown, or of a model in its own coding; absent or null where it is unknown. */
  readonly confidence?: number | null
  /** Set for a verdict on answers that differ: it counts in results, and is nobody's own answer. */
  readonly settlement: { readonly verdict: Verdict; readonly settles: readonly string[] } | null
}

/** A person's decision on a code at a place: accepted (also where no machine suggested it) or rejected. */
export interface Decision extends StatedDecision {
  readonly span: Span
}

/** A transcript, or a stretch of it, that a person declares fully read: codes that they did not accept in it are a no. */
export interface ReadStretch {
  readonly coder: string
  readonly transcriptId: string
  /** A range of turns, a span, or `all` for the whole transcript. */
  readonly stretch: 'all' | { readonly firstTurn: number; readonly lastTurn: number } | Span
  /** The words of the span; empty if none are stated. */
  readonly quote: string
  /** Codes that were looked for. */
  readonly codes: 'all' | ReadonlySet<string>
  /** True if the stretch was chosen without regard to suggestions. */
  readonly isChosenFreely: boolean
  /** The view in which it was read; absent for a row of a table. */
  readonly shown?: ShownMode
  readonly memo: string
  readonly place: Place
}

/** All statements of people about codings, in the order of their files and rows. */
export interface StatedDecisions {
  /** Decisions; `open` ones have a memo. */
  readonly decisions: readonly StatedDecision[]
  readonly reads: readonly ReadStretch[]
  /** Suggestions left undecided in transcripts of which the person declares a stretch read. */
  readonly open: readonly StatedDecision[]
}

/** A person's note on a decision, a place, a code or the study. */
export interface Memo {
  readonly by: string
  readonly memo: string
  /** Null if it is about a code, or the study. */
  readonly transcriptId: string | null
  /** Null if it is about the whole transcript, or its place is lost. */
  readonly turn: number | null
  readonly span: Span | null
  readonly participantId: string | null
  /** Null if it is not about a code. */
  readonly codeId: string | null
  /** The decision that it is written beside; `memo` for a note by itself, and `flagged` for a question to discuss. */
  readonly status: Answer | 'read' | 'memo' | 'flagged'
  readonly stance: Stance | null
  /** The words that it is about; empty for a whole transcript. */
  readonly quote: string
}

/** A memo beside no decision whose place is not yet checked against its words. */
export interface StatedMemo extends Memo {
  /** Up to 32 characters before and after the words. */
  readonly before: string
  readonly after: string
}
