import { type Span, textAt } from './span.ts'

/**
 * A reason for a coding: a matched keyword, words that a language model quoted, a similar exemplar, the trained model, another
 * model, or a person's decision.
 */
export type Evidence =
  | { readonly kind: 'keyword'; readonly keyword: string; readonly span: Span }
  | { readonly kind: 'quoted'; readonly span: Span }
  | { readonly kind: 'anchor'; readonly anchor: string; readonly similarity: number }
  | {
      readonly kind: 'learned'
      /** Probability of the theme. */
      readonly chance: number
      /** Probability from which the theme is given. */
      readonly needed: number
      /** Odds ratio of the keywords. */
      readonly keywords: number
      /** Odds ratio of the wording as a whole. */
      readonly wording: number
      /** Odds ratio of the keywords in what was said just before; absent where they make no difference. */
      readonly before?: number
    }
  /** A coding by a model or program outside Themata, such as a language model, with its reason. */
  | { readonly kind: 'machine'; readonly by: string; readonly memo: string; readonly span: Span }
  | {
      readonly kind: 'decision'
      readonly by: string
      readonly status: Answer
      readonly memo: string
      /** The passage that was decided on. */
      readonly span: Span
      /** The view in which it was decided; absent for a row of a table. */
      readonly shown?: ShownMode
      /** A verdict on answers that differ; absent for an answer. */
      readonly verdict?: Verdict
    }

/** True for words of the passage that show the code: those that matched a keyword, and those that a model gave. */
export const isShownWord = (
  reason: Evidence,
): reason is Extract<Evidence, { readonly kind: 'keyword' | 'quoted' | 'machine' }> =>
  reason.kind === 'keyword' || reason.kind === 'quoted' || reason.kind === 'machine'

const percent = (share: number): string => `${Math.round(100 * share)} %`

/**
 * A piece of evidence as a sentence.
 *
 * @param text text of the transcript
 */
export function describeEvidence(reason: Evidence, text: string): string {
  switch (reason.kind) {
    case 'keyword':
      return `"${textAt(text, reason.span)}" at ${reason.span.start} by ${reason.keyword}`
    case 'quoted':
      return `a language model quoted "${textAt(text, reason.span).slice(0, 80)}"`
    case 'learned':
      return describeLearned(reason)
    case 'anchor':
      return `similar to "${beginningOf(reason.anchor)}" (${reason.similarity.toFixed(2)})`
    case 'machine':
      return `given by ${reason.by}${reason.memo === '' ? '' : `: ${reason.memo}`}`
    case 'decision':
      return describeDecision(reason)
    default:
      return reason satisfies never
  }
}

/** The first 60 characters of a text, up to the end of a word. */
const beginningOf = (text: string): string =>
  text.length <= 60
    ? text
    : `${text
        .slice(0, 61)
        .replace(/\s+\S*$/, '')
        .slice(0, 60)} …`

/** A sentence such as `like passages that people coded so: 60 % likely (22 % suffice), keywords strongly for it, wording for it`. */
function describeLearned({ chance, needed, ...ratios }: Extract<Evidence, { kind: 'learned' }>): string {
  const { keywords, wording, before = 1 } = ratios
  const found = keywords === 1 ? 'no keywords' : `keywords ${describeFactor(keywords)}`
  const said = describeFactor(before)
  const context = said === neither ? '' : `, what was said just before ${said}`
  const signs = `${found}, wording ${describeFactor(wording)}${context}`
  return `like passages that people coded so: ${percent(chance)} likely (${percent(needed)} suffice), ${signs}`
}

const neither = 'neither for nor against it'

/** How an odds ratio speaks for or against a code; up to a quarter more or less is neither. */
function describeFactor(ratio: number): string {
  if (ratio >= 4) return 'strongly for it'
  if (ratio > 1.25) return 'for it'
  return ratio < 0.8 ? 'against it' : neither
}

function describeDecision({ status, by, shown, verdict }: Extract<Evidence, { kind: 'decision' }>): string {
  if (verdict !== undefined) return `settled (${verdict}) by ${by}`
  const view = shown === undefined || shown === 'unknown' ? '' : ` (${shown})`
  return `${status === 'open' ? 'noted' : status} by ${by}${view}`
}

/** The memos of decisions on a coding, with names if several people decided; empty if there are none. */
export function describeMemos(evidence: readonly Evidence[]): string {
  const decisions = evidence.filter((reason) => reason.kind === 'decision')
  const written = decisions.filter(({ memo }) => memo !== '')
  return decisions.length === 1 ? (written[0]?.memo ?? '') : written.map(({ by, memo }) => `${by}: ${memo}`).join(' | ')
}

/** The status of a coding: suggested by a machine, accepted or rejected by people, or disputed where they disagree. */
export type Status = (typeof statuses)[number]

/** All statuses, in the order in which they are listed. */
export const statuses = ['suggested', 'accepted', 'rejected', 'disputed'] as const

/** A person's answer for a code at a place; `open` if they wrote a memo but did not decide. */
export type Answer = 'accepted' | 'rejected' | 'open'

/** The outcome of settling a disagreement; `rule` asks for a clearer definition, and `both` keeps both answers. */
export type Verdict = 'yes' | 'no' | 'rule' | 'both'

/** The view in which a person decided: without suggestions, with them, with them after deciding, or unknown. */
export type ShownMode = 'blind' | 'assisted' | 'revealed' | 'unknown'

/** A person's judgement of the stance of a passage towards its code: a problem, a practice that works, or neither. */
export type Stance = 'problem' | 'works' | 'neutral'

/** All stances, in the order in which they are listed. */
export const stances: readonly Stance[] = ['problem', 'works', 'neutral']

/** A code applied to a segment. */
export interface Coding {
  readonly transcriptId: string
  readonly segmentId: string
  readonly turn: number
  readonly span: Span
  readonly codeId: string
  /** `keyword`, `meaning`, `learned`, `llm`, or a person's name. */
  readonly coder: string
  /** From 0 to 1; each coder defines its meaning. */
  readonly confidence: number
  readonly evidence: readonly Evidence[]
  readonly status: Status
  /** Null where nobody has marked it. */
  readonly stance: Stance | null
}

/** A coding with the participant, organisation, theme and top-level code that it counts for. */
export interface AttributedCoding extends Coding {
  readonly participantId: string
  readonly organization: string | null
  readonly themeId: string
  /** The code directly under the theme: the code itself, or the outermost code that contains it. */
  readonly topCodeId: string
}
