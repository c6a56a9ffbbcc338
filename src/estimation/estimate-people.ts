import { hypergeometricLimits } from '../math/hypergeometric.ts'
import type { Limits } from '../model/estimate.ts'

/**
 * Estimates how many participants speak of a code from those who were chosen by chance among all and read whole. Nobody
 * who is confirmed by an accepted passage is estimated away.
 *
 * @param confirmed all participants with an accepted passage, audited or not
 */
export function estimateAudited({ all, confirmed, audited, found }: PeopleKnown): Limits | null {
  const estimate = estimatePeople({ all, confirmed: 0, audited, found })
  const atLeast = (count: number): number => Math.max(confirmed, count)
  return estimate && { value: atLeast(estimate.value), low: atLeast(estimate.low), high: atLeast(estimate.high) }
}

/** What is known about participants or organisations and a code. */
export interface PeopleKnown {
  /** All participants. */
  readonly all: number
  /** Participants with an accepted passage, apart from what the audit found. */
  readonly confirmed: number
  /** Unconfirmed participants drawn by chance and read whole, and those of them who speak of it. */
  readonly audited: number
  readonly found: number
}

/**
 * Estimates how many participants speak of a code: those confirmed are certain, and of the others those who were drawn
 * and read whole are a simple random sample. Null without an audit, unless all are confirmed. The limits are the exact
 * ones, since audits are small.
 */
export function estimatePeople({ all, confirmed, audited, found }: PeopleKnown): Limits | null {
  const others = all - confirmed
  if (others > 0 && audited === 0) return null
  const limits = hypergeometricLimits({ size: others, drawn: audited, yes: found }, 'exact')
  return {
    value: confirmed + (audited === 0 ? 0 : (others * found) / audited),
    low: confirmed + limits.low,
    high: confirmed + limits.high,
  }
}
