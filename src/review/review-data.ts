import type { Placement } from '../model/anchor.ts'
import type { Code, Theme } from '../model/codebook.ts'
import type { Verdict } from '../model/coding.ts'
import type { DecisionEvent } from '../model/decision-event.ts'
import type { Span } from '../model/span.ts'
import type { Role } from '../model/transcript.ts'

/** The data that the review server sends to its page. */

/** A code that the machine suggests for a passage. */
export interface Suggestion {
  readonly codeId: string
  /** `keyword`, `meaning` or `learned`. */
  readonly coder: string
  readonly confidence: number
  /** Reasons, as sentences. */
  readonly why: readonly string[]
  /** Words that matched keywords. */
  readonly evidence: readonly Span[]
  /** Keywords that matched, as the codebook writes them. */
  readonly keywords: readonly string[]
}

/** A passage: the unit that is decided on. */
export interface ReviewPassage extends Span {
  readonly turn: number
  /** The participant who speaks; absent where nothing is suggested. */
  readonly participant?: string
  /** Their organisation; absent where none is known. */
  readonly organization?: string
  /** Empty in blind coding. */
  readonly suggestions: readonly Suggestion[]
}

/** The words of one speaker until another takes over. */
export interface ReviewTurn extends Span {
  readonly number: number
  readonly speaker: string | null
  readonly role: Role
}

/** A transcript with its passages. */
export interface ReviewTranscript {
  readonly id: string
  readonly text: string
  readonly turns: readonly ReviewTurn[]
  readonly passages: readonly ReviewPassage[]
}

/** A passage of the queue, with the codes suggested for it. */
export interface QueueItem extends Span {
  /** Position of the transcript in the study. */
  readonly transcript: number
  /** Position of the passage in the transcript. */
  readonly passage: number
  readonly codes: readonly string[]
  /** The participant or organisation for whom codes are to be settled: one accepted passage of each code is enough. */
  readonly person?: string
}

/** The order in which passages are shown. */
const queueOrders = ['interview', 'code', 'doubt', 'random'] as const
export type QueueOrder = (typeof queueOrders)[number]

/** Whose speech is settled: one accepted passage of each code is enough for a participant, or for an organisation. */
export type ConfirmedUnit = 'participants' | 'organisations'

/** A code as the page shows it. */
export type ReviewCode = Omit<Code, 'keywords' | 'was'>

/** The first thing that the page asks for. */
export interface ReviewOutline {
  readonly study: string
  readonly coder: string
  readonly isBlind: boolean
  /** True if the queue is a drawn sample. */
  readonly isDraw: boolean
  /** Those of whom the queue settles who speaks of what; null for another queue. */
  readonly confirming: ConfirmedUnit | null
  readonly isSettling: boolean
  readonly order: QueueOrder
  /** True if there are transcripts that name nobody. */
  readonly hasUnnamed: boolean
  /** True if the codebook can be changed. */
  readonly canEdit: boolean
  readonly themes: readonly Theme[]
  readonly codes: readonly ReviewCode[]
  readonly transcripts: readonly { readonly id: string }[]
  readonly queue: readonly QueueItem[]
  /** Events of this coder. */
  readonly events: readonly DecisionEvent[]
  /** Number of this coder's events that are known, placed or not. */
  readonly seen: number
  /** This coder's answers whose words were edited since. */
  readonly moved: readonly MovedAnswer[]
}

/** An answer about words that were edited since: found in similar words (`changed`), or to be placed by a person. */
export interface MovedAnswer {
  readonly eventId: string
  readonly coder: string
  /** Position of the transcript in the study; null if it is not in the study any more. */
  readonly transcript: number | null
  readonly transcriptId: string
  readonly code: string
  readonly status: 'accepted' | 'rejected' | 'unsure'
  readonly memo: string
  /** The words as they were, with what was around them. */
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  readonly how: Placement['how']
  /** The place where the answer counts, or, if it is lost, a place that is proposed; null for none. */
  readonly span: Span | null
}

/** A transcript that names nobody, or did so before somebody confirmed who speaks. */
export interface UnnamedTranscript {
  readonly id: string
  readonly lines: number
  readonly isConfirmed: boolean
}

/** A sentence or paragraph with the speaker that is proposed or stated. */
export interface SpokenLine {
  readonly number: number
  readonly text: string
  readonly startMs: number | null
  readonly label: string
  /** From 0.5 to 1; null where a person stated the label. */
  readonly chance: number | null
}

/** A passage that a search found, with the words around it. */
export interface FoundPassage extends Span {
  readonly transcript: number
  readonly speaker: string | null
  readonly before: string
  readonly after: string
}

/** A passage that would lose a keyword. */
export interface LosingPassage extends Span {
  readonly transcript: string
  readonly turn: number
  readonly text: string
  /** True if no keyword of the code is left there. */
  readonly isLast: boolean
}

/** One side of a disagreement. */
export interface Side {
  readonly eventId: string
  /** A letter in the place of the coder's name. */
  readonly who: string
  readonly status: 'accepted' | 'rejected'
  readonly memo: string
  readonly exact: string
}

/** A code on which people differ at a place. */
export interface Difference extends Span {
  readonly transcript: number
  readonly codeId: string
  readonly sides: readonly Side[]
  /** The verdict that settles these answers; null while it is open. */
  readonly verdict: Verdict | null
}
