import type { Coding } from './coding.ts'
import type { Quote } from './quote.ts'

/** A quote for a code, with its rank and coding. */
export interface CodeQuote extends Quote {
  readonly themeId: string
  readonly codeId: string
  /** From 1, the best first. */
  readonly rank: number
  readonly coder: string
  readonly confidence: number
  readonly status: Coding['status']
  readonly stance: Coding['stance']
  /** True if people chose it to come first. */
  readonly isPinned: boolean
  /** The words just before the quote; empty at the beginning of a transcript. */
  readonly before: string
}

/** A quote that may contradict what others say on its code, with the cue words that indicate it. */
export interface Dissent extends Quote {
  readonly themeId: string
  /** The code directly under the theme; null in files of older versions. */
  readonly codeId: string | null
  readonly cue: string
}
