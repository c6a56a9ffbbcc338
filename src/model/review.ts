import type { Status } from './coding.ts'
import type { Counted } from './options.ts'

/** True for the status of codings that results count. */
export const isCounted = (status: Status, counted: Counted): boolean =>
  counted === 'accepted' ? status === 'accepted' : status !== 'rejected'

/** The part of one person in the decisions of a study. */
export interface Reviewer {
  readonly coder: string
  /** Answers, accepted or rejected. */
  readonly answers: number
  /** Answers given without seeing suggestions. */
  readonly blind: number
  /** Answers to a suggestion that was shown, and how many of them accept it. */
  readonly shown: number
  readonly shownAccepted: number
  /** Median time of an answer; null where none was measured. */
  readonly medianSeconds: number | null
  /** Transcripts declared read whole, for every code. */
  readonly read: readonly string[]
}

/** The state of a study's review by people. */
export interface Review {
  readonly counted: Counted
  /** True if the study declares it, or every transcript was read whole by somebody. */
  readonly isReviewed: boolean
  /** Codings that a program suggested, and how many of them somebody accepted or rejected. */
  readonly suggestions: number
  readonly decided: number
  /** Codings on which people differ, without a verdict and with one. */
  readonly open: number
  readonly settled: number
  readonly reviewers: readonly (Reviewer & {
    /** Codings that a program suggested and this person decided on. */
    readonly decided: number
  })[]
}
