import type { Matrix } from '../model/matrix.ts'

/** The input of a clusterer. */
export interface ClusterTask {
  /** Starting points of named clusters, such as the codes of a codebook; they may move. */
  readonly seeds: readonly Float32Array[]
  /** The number of further clusters to find. */
  readonly free: number
  /** Seed of the random numbers. */
  readonly seed: number
}

/** Vectors sorted into clusters. */
export interface Clustering {
  /** Cluster of each row: first the seeded ones in their order, then the free ones. */
  readonly labels: readonly number[]
  readonly centroids: readonly Float64Array[]
  /** Stability: the mean adjusted Rand index of runs from other starting points, at most 1. */
  readonly stability: number
}

/**
 * Sorts vectors of length 1 into clusters.
 *
 * @throws InputError when there are more clusters than rows
 */
export type Clusterer = (matrix: Matrix, task: ClusterTask) => Promise<Clustering>
