import type { ShownMode, Stance, Verdict } from './coding.ts'
import type { DrawnClass } from './drawn-class.ts'
import type { QuoteUse } from './quote-choice.ts'
import type { Span } from './span.ts'

/** A recorded place in a transcript: offsets, and words and context by which it is found again after an edit. */
export interface EventPlace {
  readonly transcript: string
  /** `sha256:` and the hash of the transcript's text; null where it is unknown. */
  readonly text: string | null
  /** Offsets in UTF-16 code units; both null for the whole transcript, or where only the words are known. */
  readonly start: number | null
  readonly end: number | null
  /** The words at the place; empty for a whole transcript. */
  readonly exact: string
  /** Up to 32 characters before and after it. */
  readonly prefix: string
  readonly suffix: string
}

/** A place with offsets. */
export type SpanPlace = EventPlace & Span

/** What a person saw when they decided. */
export interface Shown {
  readonly mode: ShownMode
  /** Coder of the suggestion that was shown, such as `keyword`; null if none was. */
  readonly suggestion: string | null
  readonly confidence: number | null
  /** Hash of the codebook, weights and settings that made the suggestion. */
  readonly run: string | null
}

/** The draw by which a passage was chosen: its class, and the chance of the passage to be drawn. */
export interface DrawnFrom {
  readonly id: string
  readonly class: string
  readonly chance: number
}

/** Fields of every event. */
interface EventBase {
  readonly v: 1
  /** Unique and sortable by time; see `timeOrderedId`. */
  readonly id: string
  readonly coder: string
  /** ISO 8601 in UTC; null where it is unknown. A hint: `seq` orders the events of a session. */
  readonly time: string | null
  readonly session: string
  /** Counter of the session's events. */
  readonly seq: number
}

/** The circumstances of a decision or of reading. */
interface Circumstances {
  readonly shown: Shown
  readonly draw: DrawnFrom | null
  /** Time from showing the passage to the answer; null where it was not measured. */
  readonly seconds: number | null
}

/**
 * A person's answer for a code at a place. `recode` (another code) and `resize` (other ends) replace an earlier answer,
 * which keeps its id.
 */
export interface CodeEvent extends EventBase, Circumstances {
  readonly kind: 'code' | 'recode' | 'resize'
  readonly on: EventPlace
  readonly code: string
  /** `unsure` is no answer: the code is taken as not judged there. */
  readonly status: 'accepted' | 'rejected' | 'unsure'
  readonly stance: Stance | null
  readonly memo: string
  /** Joins the answers made with one selection over several turns; null for none. */
  readonly group: string | null
  /** Id of the answer that this one replaces. */
  readonly replaces: string | null
}

/** A declaration that a place was read for codes: those without an accepted answer are a no there. */
export interface ReadEvent extends EventBase, Circumstances {
  readonly kind: 'read'
  /** Without offsets: the whole transcript. */
  readonly on: EventPlace
  /** Ids of codes or themes, or `*` for all codes. */
  readonly codes: '*' | readonly string[]
  /** Empty if the reader or chance chose the place; otherwise the order in which a program chose it, such as `doubt`. */
  readonly chosen: string
  readonly memo: string
}

/** A note on a place, a code, a code at a place, a transcript, or, without both, the study. */
export interface MemoEvent extends EventBase {
  readonly kind: 'memo'
  readonly on: EventPlace | null
  readonly code: string | null
  /** Empty text deletes the memo that it replaces. */
  readonly memo: string
  readonly replaces: string | null
}

/** Marks a place, or a code at a place, for discussion. */
export interface FlagEvent extends EventBase {
  readonly kind: 'flag'
  readonly on: EventPlace
  readonly code: string | null
  readonly memo: string
}

/** A choice of a passage as a quote of the report. It is one of the study, not of a coder: the last one counts. */
export interface QuoteEvent extends EventBase {
  readonly kind: 'quote'
  readonly on: EventPlace
  /** The code that it is pinned for; null where it is barred for all codes, or no longer barred. */
  readonly code: string | null
  readonly use: QuoteUse
}

/** Revokes an event of the same coder; an undo can be undone, too. */
export interface UndoEvent extends EventBase {
  readonly kind: 'undo'
  readonly replaces: string
}

/** A person's new place for an event whose words were edited. */
export interface PlaceEvent extends EventBase {
  readonly kind: 'place'
  readonly replaces: string
  readonly on: EventPlace
}

/** A verdict on answers that differ. The answers stay for agreement; the verdict counts in results. */
export interface SettleEvent extends EventBase {
  readonly kind: 'settle'
  readonly on: EventPlace
  readonly code: string
  readonly verdict: Verdict
  readonly stance: Stance | null
  readonly memo: string
  /** Ids of the answers that it settles. */
  readonly settles: readonly string[]
}

/** A transcript of a draw's frame: its text, the number of its segments, and those of the classes that are listed. */
export interface FrameTranscript {
  readonly transcript: string
  /** `sha256:` and the hash of the transcript's text. */
  readonly text: string
  readonly segments: number
  /** Permanent random numbers of the segments of each class but the last, in base 36 and with blanks between. */
  readonly members: Readonly<Record<string, string>>
}

/** A drawn segment with its class. */
export interface DrawnPlace {
  readonly class: string
  readonly on: SpanPlace
}

/**
 * A drawn sample: its frame and the frame's hash, the seed of the permanent random numbers, the classes of chance with
 * their sizes and the numbers drawn, and what was drawn. A later event of the same draw enlarges it.
 */
export interface DrawEvent extends EventBase {
  readonly kind: 'draw'
  readonly draw: string
  /** `sha256:` and the hash of transcripts, segmenter, codebook and weights at the time of the draw. */
  readonly frame: string
  readonly seed: number
  readonly classes: readonly DrawnClass[]
  readonly transcripts: readonly FrameTranscript[]
  /** In the order in which they are to be read. */
  readonly passages: readonly DrawnPlace[]
}

/** One line of `decisions/<coder>.jsonl`: something a person did. Lines are appended and never changed. */
export type DecisionEvent =
  | CodeEvent
  | ReadEvent
  | MemoEvent
  | FlagEvent
  | QuoteEvent
  | UndoEvent
  | PlaceEvent
  | SettleEvent
  | DrawEvent
