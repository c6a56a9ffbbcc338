import { groupBy, unique } from '../collections.ts'
import type { Coding, Stance, Status } from '../model/coding.ts'
import type { Decision } from '../model/decision.ts'
import { coveredShare, isMostlyIn, nearlyAll, type Span } from '../model/span.ts'

/** The outcome of all decisions on one code in one segment. */
export interface ResolvedDecisions {
  /** Null where they leave it open, such as where only a part of the segment was rejected. */
  readonly status: Status | null
  readonly stance: Stance | null
  /** People who contradict each other, or one who contradicts themselves: a decision of each side. */
  readonly dispute: readonly [Decision, Decision] | null
  /** Stances that people marked, where they differ. */
  readonly stances: readonly Stance[]
}

/** True if two spans are the same passage: they share at least half of the longer one. */
const isSamePassage = (a: Span, b: Span): boolean => isMostlyIn(a, b) && isMostlyIn(b, a)

/**
 * Resolves decisions on one code in one segment. A verdict on differing answers decides. Otherwise a segment holds the
 * code where somebody accepted it anywhere in it; it does not where somebody rejected the segment, or all that its coding
 * rests on, and nobody accepted a part. Two people disagree where one rejected what the other accepted: neither has the
 * last word, whatever the order of their names.
 *
 * @param coding what a machine suggests; undefined for nothing
 */
export function resolveDecisions(
  own: readonly Decision[],
  segment: Span,
  coding: Coding | undefined,
): ResolvedDecisions {
  const verdict = own.findLast(({ event }) => (event?.settlement ?? null) !== null)
  if (verdict !== undefined) return settle(verdict, own)
  const accepted = own.filter(({ status }) => status === 'accepted')
  const rejected = own.filter(({ status }) => status === 'rejected')
  const stances = unique(accepted.flatMap(({ stance }) => stance ?? []))
  const stance = stances.length === 1 ? stances[0]! : null
  const dispute = findDispute(accepted, rejected)
  const status = dispute
    ? 'disputed'
    : accepted.length > 0
      ? 'accepted'
      : isRejected(rejected, segment, coding)
        ? 'rejected'
        : null
  return { status, stance, dispute, stances }
}

/** The outcome of a verdict on differing answers: it counts, whatever the answers are. */
function settle({ status, stance, event }: Decision, own: readonly Decision[]): ResolvedDecisions {
  const stances = unique(own.flatMap((one) => (one.status === 'accepted' ? (one.stance ?? []) : [])))
  const settled = { dispute: null, stances: [], stance: stance ?? (stances.length === 1 ? stances[0]! : null) }
  if (status !== 'open') return { ...settled, status }
  const isAgreed = event!.settlement!.verdict === 'both'
  const answers = own.filter((one) => (one.event?.settlement ?? null) === null && one.status !== 'open')
  const yes = answers.find((one) => one.status === 'accepted')
  const no = answers.find((one) => one.status === 'rejected')
  return { ...settled, status: 'disputed', dispute: isAgreed || !yes || !no ? null : [yes, no] }
}

/** Somebody's yes and a no about the same passage: of two people, or of one at exactly one passage. */
function findDispute(accepted: readonly Decision[], rejected: readonly Decision[]): ResolvedDecisions['dispute'] {
  const saysYes = new Set(accepted.map(({ coder }) => coder))
  for (const no of rejected)
    for (const yes of accepted) {
      const isOwn = no.coder === yes.coder
      if (isOwn ? isSamePassage(no.span, yes.span) : !saysYes.has(no.coder) && isMostlyIn(yes.span, no.span))
        return [yes, no]
    }
  return null
}

/** True if one person's rejections together cover a segment, or all evidence of its coding. */
function isRejected(rejected: readonly Decision[], segment: Span, coding: Coding | undefined): boolean {
  return [...groupBy(rejected, ({ coder }) => coder).values()].some((own) => {
    const spans = own.map(({ span }) => span)
    if (coveredShare(segment, spans) >= nearlyAll) return true
    const evidence = (coding?.evidence ?? []).map((reason) => (reason.kind === 'keyword' ? reason.span : null))
    return evidence.length > 0 && evidence.every((place) => place !== null && coveredShare(place, spans) === 1)
  })
}
