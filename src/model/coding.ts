import type { Span } from './span.ts'

/** Why a coding is there: the words that matched, the anchors that are near, what was learned, what people decided. */
export type Evidence =
  | { readonly kind: 'keyword'; readonly keyword: string; readonly span: Span }
  | { readonly kind: 'anchor'; readonly anchor: string; readonly similarity: number }
  | {
      readonly kind: 'learned'
      /** Chance of the theme by what was learned, and the chance that was needed. */
      readonly chance: number
      readonly needed: number
      /** How many times likelier, in odds, its keywords and its wording as a whole make it. */
      readonly keywords: number
      readonly wording: number
    }
  | { readonly kind: 'decision'; readonly by: string; readonly status: 'accepted' | 'rejected' }

/** Machines suggest; people accept or reject. */
export type Status = 'suggested' | 'accepted' | 'rejected'

/** A code applied to a segment. */
export interface Coding {
  readonly transcriptId: string
  readonly segmentId: string
  readonly turn: number
  readonly span: Span
  readonly codeId: string
  /** `keyword`, `meaning`, `learned`, or a person's name. */
  readonly coder: string
  /** From 0 to 1; what it means is the coder's to say. */
  readonly confidence: number
  readonly evidence: readonly Evidence[]
  readonly status: Status
}
