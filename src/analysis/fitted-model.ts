import type { ExemplarVectors } from '../coders/fit-exemplars.ts'
import type { Matrix } from '../model/matrix.ts'

/** The mean vector of the segments of a study, and the distribution of similarities to each code. */
export interface Similarities {
  /** The mean vector, which is subtracted from each segment. */
  readonly meanVector: Float64Array
  readonly exemplars: ExemplarVectors
}

/** The sample of a study: its segments in the order of the study, one row each as the embedder gives it. */
export interface Sample {
  readonly segments: readonly {
    readonly id: string
    /** Number of words. */
    readonly words: number
    readonly text: string
    /** Detected language; null means the codebook's. */
    readonly language: string | null
  }[]
  readonly vectors: Matrix
}

/** The model that is fitted on the study as a whole; small, since it is sent to every worker. */
export interface FittedModel extends Similarities {
  /** The centroid of the exemplars of each code. */
  readonly centroids: ReadonlyMap<string, Float64Array>
  readonly sample: Sample
}
