import type { CodingFrame } from '../model/codebook.ts'
import type { Coding } from '../model/coding.ts'
import type { Weights } from '../model/weights.ts'
import type { CodingTask } from './coding-task.ts'
import type { ExemplarVectors } from './fit-exemplars.ts'
import type { KeywordFinder } from './keyword-hits.ts'

/** The inputs of a coder beside segments. */
export interface CoderInputs {
  readonly codebook: CodingFrame
  readonly keywords: KeywordFinder
  readonly exemplars: ExemplarVectors
  /** The model trained for this codebook and embedder; null for none. */
  readonly weights: Weights | null
}

/** Applies codes to segments: at most one coding for a segment and a code, in the order of the segments. */
export type Coder = (task: CodingTask) => Coding[]

/** Makes a coder ready: what can be worked out once is, and kept for all segments. */
export type CoderFactory = (knowledge: CoderInputs) => Coder
