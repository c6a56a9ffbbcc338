import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import type { Coding } from '../model/coding.ts'
import type { Scores } from './score-codings.ts'

/** One way to code, and how it fared. */
export interface Setting {
  readonly name: string
  readonly theme: Scores
  readonly code: Scores
  readonly codings: readonly Coding[]
}

/** What coded passages say about ways to code. */
export interface Evaluation {
  readonly codebook: Codebook
  readonly passages: readonly CodedPassage[]
  readonly settings: readonly Setting[]
  /** The first coder against the second; null with one coder. */
  readonly people: { readonly theme: Scores; readonly code: Scores } | null
}
