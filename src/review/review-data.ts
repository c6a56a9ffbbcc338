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
}

/** A passage: the unit that is decided on. */
export interface ReviewPassage extends Span {
  readonly turn: number
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
}

/** The order in which passages are shown. */
export const queueOrders = ['interview', 'code', 'doubt', 'random'] as const
export type QueueOrder = (typeof queueOrders)[number]

/** A code as the page shows it. */
export type ReviewCode = Omit<Code, 'keywords' | 'was'>

/** The first thing that the page asks for. */
export interface ReviewOutline {
  readonly study: string
  readonly coder: string
  readonly isBlind: boolean
  readonly isSettling: boolean
  readonly order: QueueOrder
  /** True if new codes can be added to the codebook. */
  readonly canPropose: boolean
  readonly themes: readonly Theme[]
  readonly codes: readonly ReviewCode[]
  readonly transcripts: readonly { readonly id: string }[]
  readonly queue: readonly QueueItem[]
  /** Events of this coder. */
  readonly events: readonly DecisionEvent[]
  /** Number of this coder's decisions whose words are no longer found. */
  readonly lost: number
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
