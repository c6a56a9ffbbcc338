import type { Cluster, Clustering } from '../../model/cluster.ts'

/** A stable group of passages of the sample. */
export interface SampleCluster extends Pick<Cluster, 'within' | 'stability' | 'terms' | 'phrases' | 'nearestCode'> {
  readonly centroid: ArrayLike<number>
  /** The most central first. */
  readonly segmentIds: readonly string[]
}

/** Clusters found in a sample of segments; see `cluster-sample.ts`. */
export interface SampleClusters {
  readonly clusters: readonly SampleCluster[]
  /** Null where nothing was to be clustered. */
  readonly clustering: Clustering | null
}

/** The codings and people of the sample, which clustering depends on beside the model. */
export interface SampleCodes {
  readonly segments: readonly {
    readonly id: string
    readonly transcriptId: string
    readonly participantId: string
    /** Codes of codings that are not rejected. */
    readonly codeIds: readonly string[]
  }[]
  /** Names of speakers and participants, which name no cluster. */
  readonly names: readonly string[]
}
