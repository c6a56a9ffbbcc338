import type { KeywordHit } from '../model/keyword-hit.ts'
import type { Matrix } from '../model/matrix.ts'
import type { ModelAnswer } from '../model/model-answer.ts'
import type { Segment } from '../model/segment.ts'

/** The segments to code. */
export interface CodingTask {
  readonly segments: readonly Segment[]
  /** One row a segment, without what all segments of the study share. */
  readonly vectors: Matrix
  /** The keywords in what was said just before each segment; absent where no coder reads them. Never evidence. */
  readonly before?: readonly (readonly KeywordHit[])[]
  /** Answers of a language model about these segments; absent if none was asked. */
  readonly answers?: readonly ModelAnswer[]
  /** True for the codes that are asked for; absent for all. */
  readonly isWanted?: (codeId: string) => boolean
}
