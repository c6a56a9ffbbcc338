import type { Quote } from './quote.ts'

/** How the segments of the sample that have no code were clustered. */
export interface Clustering {
  /** Number of segments that were clustered, and of those left out because they repeat another interview. */
  readonly passages: number
  readonly repeats: number
  /** Number of clusters, chosen by stability; 0 if there were too few segments. */
  readonly clusters: number
  /** Clusters that were dropped: not stable; of too few participants or mostly of one; without words of their own. */
  readonly unstable: number
  readonly fewParticipants: number
  readonly unnamed: number
  /** The highest stability of any cluster. */
  readonly best: number
}

/** A cluster of similar segments that may deserve a code: a proposal to read and name. */
export interface Cluster {
  /** From 1, the largest first. */
  readonly number: number
  readonly segments: number
  readonly participants: readonly string[]
  readonly organizations: readonly string[]
  /** The code whose segments it is a part of; null if its segments have no code. */
  readonly within: string | null
  /** Mean Jaccard index, from 0 to 1, with what is found again when interviews are left out. */
  readonly stability: number
  /** Words that set it apart (log odds), the most distinctive first. */
  readonly terms: readonly string[]
  readonly phrases: readonly string[]
  readonly exemplars: readonly Quote[]
  /** The most similar code, with the cosine similarity; null if no code has exemplars. */
  readonly nearestCode: { readonly codeId: string; readonly similarity: number } | null
  /** Share of its segments, from 0 to 1, that already have a code. */
  readonly codedShare: number
}
