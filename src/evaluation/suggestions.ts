import type { Cluster } from '../model/cluster.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import type { CodeOverlap, KeywordWeight } from './weigh-keywords.ts'

/** A keyword with its counts on interviews that it was not found in. */
export interface HeldOutKeyword extends KeywordWeight {
  /** Passages of other interviews that hold it and were judged for the code, and those of them with the code. */
  readonly heldOut: { readonly passages: number; readonly right: number }
}

/** Changes of keywords that hold on interviews they were not found in, and what was left out. */
export interface KeywordProposals {
  /** Keywords that would find more. */
  readonly keywords: readonly HeldOutKeyword[]
  /** Keywords that mostly misfire. */
  readonly misfires: readonly HeldOutKeyword[]
  /** Changes found in all passages. */
  readonly found: number
  /** Those of them that were not found, or not right, without the interviews they were tried on. */
  readonly unconfirmed: number
  /** Those that were left out because they leave the codings by keyword of their code or theme worse. */
  readonly harmful: number
  /** Kappa by keyword of each code with changes, before and after, in interviews that the changes were not found in. */
  readonly scores: readonly {
    readonly codeId: string
    readonly before: number | null
    readonly after: number | null
    readonly isKept: boolean
  }[]
}

/** A word or a pair of words that may be a keyword, from the texts of the codebook and the study alone. */
export interface TextProposal {
  readonly codeId: string
  readonly keyword: string
  /** Segments that hold it, and those of them that no keyword of the code finds. */
  readonly segments: number
  readonly added: number
  readonly participants: number
  /** Up to three of those, with the words around it. */
  readonly samples: readonly { readonly segmentId: string; readonly quote: string }[]
}

/** Proposals for changing a codebook, from people's codings and from texts. */
export interface Suggestions extends KeywordProposals {
  /** Keywords that nobody judged. */
  readonly fromTexts: readonly TextProposal[]
  readonly overlaps: readonly CodeOverlap[]
  /** Passages of a code that are unlike its examples. */
  readonly examples: readonly { readonly codeId: string; readonly passage: CodedPassage }[]
  /** Groups of segments that mostly have no code. */
  readonly clusters: readonly Cluster[]
}
