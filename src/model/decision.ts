import type { Answer, Stance } from './coding.ts'
import type { Place } from './diagnostic.ts'
import type { Span } from './span.ts'

/** A decision as a row of a person's table states it; its place has yet to be checked against its words. */
export interface StatedDecision {
  /** The person: the name of their file. */
  readonly coder: string
  readonly transcriptId: string
  /** Null where the row has the words alone. */
  readonly span: Span | null
  /** The words that were decided on; empty where the row has none. */
  readonly quote: string
  readonly codeId: string
  readonly status: Answer
  /** The stance of the passage towards the code; null where none is stated. */
  readonly stance: Stance | null
  /** Why, in the person's words; empty for nothing. */
  readonly memo: string
  /** The row of the file, for messages. */
  readonly place: Place
}

/** A person's decision on a code at a place: accepted (also where no machine suggested it) or rejected. */
export interface Decision extends StatedDecision {
  readonly span: Span
}

/** A transcript, or a part of it, that a person declares read whole: what they did not accept in it is a no. */
export interface ReadStretch {
  readonly coder: string
  readonly transcriptId: string
  /** Turns from the first to the last, or a span; `all` for the whole transcript. */
  readonly stretch: 'all' | { readonly firstTurn: number; readonly lastTurn: number } | Span
  /** The words of a span, where they are stated. */
  readonly quote: string
  /** Codes that were looked for. */
  readonly codes: 'all' | ReadonlySet<string>
  /** True if it was chosen without regard to suggestions. */
  readonly isChosenFreely: boolean
  readonly memo: string
  readonly place: Place
}

/** All statements of people about codings, in the order of files and rows. */
export interface StatedDecisions {
  /** Those that are `open` have a memo. */
  readonly decisions: readonly StatedDecision[]
  readonly reads: readonly ReadStretch[]
  /** Suggestions that a person left undecided in a transcript of which they declare something read. */
  readonly open: readonly StatedDecision[]
}

/** A person's note beside a decision, with its place. */
export interface Memo {
  readonly by: string
  readonly memo: string
  readonly transcriptId: string
  /** Null where it is about the transcript as a whole, or its place is lost. */
  readonly turn: number | null
  readonly span: Span | null
  readonly participantId: string | null
  /** Null where it is about no code. */
  readonly codeId: string | null
  readonly status: Answer | 'read'
  readonly stance: Stance | null
  /** The words that it is about; empty for a whole transcript. */
  readonly quote: string
}
