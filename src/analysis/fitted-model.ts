import type { Anchors } from '../coders/fit-anchors.ts'
import type { Matrix } from '../model/matrix.ts'

/** What all segments of a study have in common, and how similar they usually are to each code. */
export interface Nearnesses {
  /** What all segments share; it is taken off each. */
  readonly common: Float64Array
  readonly anchors: Anchors
}

/** The sample of a study: its segments in the order of the study, one row each as the embedder gives it. */
export interface Sample {
  readonly segments: readonly { readonly id: string; readonly words: number; readonly text: string }[]
  readonly vectors: Matrix
}

/** The model that is fitted on the study as a whole: small, and sent to all who code. */
export interface FittedModel extends Nearnesses {
  /** The centroid of the exemplars of each code. */
  readonly centroids: ReadonlyMap<string, Float64Array>
  readonly sample: Sample
}
