import type { Quote } from './quote.ts'

/** A passage that a code may fit and that nobody has decided on, with its rank for this code. */
export interface LikelyPassage extends Quote {
  readonly themeId: string
  readonly codeId: string
  /** From 1, the likeliest first. */
  readonly rank: number
  /** Comparable among passages of one code only. */
  readonly score: number
  /** The keywords of the code, and of those inside it, that occur. */
  readonly keywords: readonly string[]
  /** Standard deviations above the usual similarity of segments to the code. */
  readonly similarity: number
  /** True if the code, or one inside it, is suggested there. */
  readonly isSuggested: boolean
}
