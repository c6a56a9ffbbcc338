import type { Codebook } from '../model/codebook.ts'
import type { Coding } from '../model/coding.ts'
import type { Matrix } from '../model/matrix.ts'
import type { Segment } from '../model/segment.ts'
import type { Anchors } from './fit-anchors.ts'

/** What a coder looks at. */
export interface CodingTask {
  readonly codebook: Codebook
  readonly segments: readonly Segment[]
  /** One row a segment. */
  readonly vectors: Matrix
  readonly anchors: Anchors
}

/** Applies codes to segments: at most one coding for a segment and a code, in the order of the segments. */
export type Coder = (task: CodingTask) => Coding[]
