import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import type { Coding } from '../model/coding.ts'
import type { DrawSummary } from '../model/draw.ts'
import type { Prevalence } from '../model/prevalence.ts'
import type { Scores } from './score-codings.ts'

/** Scores at both levels. */
export interface BothScores {
  readonly theme: Scores
  readonly code: Scores
}

/** One way to code, and how it fared. */
export interface CodingMethod extends BothScores {
  readonly name: string
  /** Scores on passages that were judged as suggestions, where others were read whole; null where there is one kind alone. */
  readonly suggested: BothScores | null
  readonly codings: readonly Coding[]
  /** The interviews it was tested on, where it had been learned from others of them; null for all. */
  readonly tested: readonly string[] | null
}

/** The scores of each way to code, against coded passages. */
export interface Evaluation {
  readonly codebook: Codebook
  readonly passages: readonly CodedPassage[]
  readonly settings: readonly CodingMethod[]
  /** People against each other, where two read the same passages; else null. */
  readonly people: BothScores | null
}

/** An evaluation with what a drawn sample shows about the study as it is coded now; null without such a sample. */
export interface CheckedEvaluation extends Evaluation {
  readonly check: {
    readonly draw: DrawSummary
    readonly rows: readonly Prevalence[]
    /** Interviews of the study that the program has learned from. */
    readonly seen: number
  } | null
}
