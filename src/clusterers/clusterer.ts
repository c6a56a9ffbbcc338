/** The input of a clusterer. */
export interface ClusterTask {
  /** Number of clusters to find. */
  readonly clusters: number
  /** Seed of the random number generator. */
  readonly seed: number
}

/** The result of clustering vectors. */
export interface Clustering {
  /** Cluster of each row, from 0. */
  readonly labels: readonly number[]
  readonly centroids: readonly (readonly number[])[]
  /** Sum of the squared distances of the rows to the centroids of their clusters. */
  readonly scatter: number
}

/**
 * Assigns each vector to one cluster.
 *
 * @throws InputError if there are more clusters than rows
 */
export type Clusterer = (rows: readonly (readonly number[])[], task: ClusterTask) => Promise<Clustering>
