import type { Matrix } from '../model/matrix.ts'

/** The input of a clusterer. */
export interface ClusterTask {
  /** Initial centroids of named clusters, such as the codes of a codebook; they may move. */
  readonly seeds: readonly Float32Array[]
  /** Number of clusters to find in addition. */
  readonly free: number
  /** Seed of the random number generator. */
  readonly seed: number
}

/** The result of clustering vectors. */
export interface Clustering {
  /** Cluster of each row, from 0: first the seeded clusters in their order, then the free ones. */
  readonly labels: readonly number[]
  readonly centroids: readonly Float64Array[]
  /** Mean adjusted Rand index of runs from other starting points with this one, at most 1. */
  readonly stability: number
}

/**
 * Assigns vectors of length 1 to clusters.
 *
 * @throws InputError if there are more clusters than rows
 */
export type Clusterer = (matrix: Matrix, task: ClusterTask) => Promise<Clustering>
