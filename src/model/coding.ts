import { type Span, textAt } from './span.ts'

/** Why a coding is there: the words that matched, the anchors that are near, what was learned, what people decided. */
export type Evidence =
  | { readonly kind: 'keyword'; readonly keyword: string; readonly span: Span }
  | { readonly kind: 'anchor'; readonly anchor: string; readonly similarity: number }
  | {
      readonly kind: 'learned'
      /** Chance of the theme by what was learned, and the chance that was needed. */
      readonly chance: number
      readonly needed: number
      /** Odds ratios: the evidence of its keywords, and of its wording as a whole. */
      readonly keywords: number
      readonly wording: number
    }
  | { readonly kind: 'decision'; readonly by: string; readonly status: Answer; readonly memo: string }

const percent = (chance: number): string => `${Math.round(100 * chance)} %`

/**
 * A reason in words.
 *
 * @param text of the transcript
 */
export function describeEvidence(reason: Evidence, text: string): string {
  switch (reason.kind) {
    case 'keyword':
      return `"${textAt(text, reason.span)}" at ${reason.span.start} by ${reason.keyword}`
    case 'learned':
      return `learned from coded passages: ${percent(reason.chance)} likely, ${percent(reason.needed)} suffice; its keywords make it ×${reason.keywords}, its wording ×${reason.wording} as likely`
    case 'anchor':
      return `near "${reason.anchor.slice(0, 60)}" (${reason.similarity.toFixed(2)})`
    case 'decision':
      return `${reason.status === 'open' ? 'noted' : reason.status} by ${reason.by}`
    default:
      return reason satisfies never
  }
}

/** The memos beside decisions on a coding, with names where several people decided; empty for none. */
export function describeMemos(evidence: readonly Evidence[]): string {
  const decisions = evidence.filter((reason) => reason.kind === 'decision')
  const written = decisions.filter(({ memo }) => memo !== '')
  return decisions.length === 1 ? (written[0]?.memo ?? '') : written.map(({ by, memo }) => `${by}: ${memo}`).join(' | ')
}

/** Machines suggest; people accept or reject; where one accepts what another rejects the coding is disputed. */
export type Status = 'suggested' | 'accepted' | 'rejected' | 'disputed'

/** A person's answer for a code at a place; `open` where they have written something there and not decided. */
export type Answer = 'accepted' | 'rejected' | 'open'

/** A person's judgement of how a passage speaks of its code: a problem, a practice that works, or neither. */
export type Stance = 'problem' | 'works' | 'neutral'
export const stances: readonly Stance[] = ['problem', 'works', 'neutral']

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
  /** Null where nobody has marked it. */
  readonly stance: Stance | null
}
