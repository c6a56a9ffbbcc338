import type { CodedPassage } from '../model/coded-passage.ts'
import type { Cluster } from '../model/findings.ts'
import type { CodeOverlap, KeywordWeight } from './weigh-keywords.ts'

/** Proposals for changing a codebook, from people's codings. */
export interface Suggestions {
  readonly keywords: readonly KeywordWeight[]
  readonly misfires: readonly KeywordWeight[]
  readonly overlaps: readonly CodeOverlap[]
  /** Passages of a code that are unlike its examples. */
  readonly examples: readonly { readonly codeId: string; readonly passage: CodedPassage }[]
  /** Groups of segments that mostly have no code. */
  readonly clusters: readonly Cluster[]
}
