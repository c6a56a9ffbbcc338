import { sum } from '../collections.ts'
import {
  addTables,
  alphaOfTable,
  cohenKappa,
  gwetAc1,
  pooledKappa,
  rawAgreement,
  type TwoByTwo,
  unitsOf,
} from '../math/agreement.ts'
import { tOf95 } from '../math/jackknife.ts'
import { measureOfLimits } from '../math/limits.ts'
import type { Limits } from '../model/estimate.ts'
import { estimateTotal } from './cells.ts'

/** The answers of two coders about one label in the segments of one class of a draw that both read. */
export interface AnswersInClass {
  /** Segments of the class in the frame. */
  readonly size: number
  readonly cross: TwoByTwo
}

/** The agreement of two coders in the segments of a frame; null where it is undefined. */
export interface WeightedAgreement {
  readonly raw: number | null
  readonly kappa: Limits | null
  readonly alpha: Limits | null
  readonly ac1: number | null
}

/**
 * Estimates how far two coders would agree about a label if both read every segment of the frame. Classes of which more
 * were drawn than their share would otherwise raise kappa, since codes are more frequent there. The limits are those of
 * the segments with a yes of both, and of those in which the two differ (mid-P hypergeometric in each class), squared and
 * added; the two counts are taken as independent, which for codes that are rare they nearly are.
 */
export function weighAgreement(classes: readonly AnswersInClass[]): WeightedAgreement {
  const read = sum(classes, ({ cross }) => unitsOf(cross))
  if (read === 0) return { raw: null, kappa: null, alpha: null, ac1: null }
  const size = sum(classes, (own) => own.size)
  const totalOf = (count: (cross: TwoByTwo) => number): Limits =>
    estimateTotal(
      classes.map((own) => ({
        ...{ class: '', isSuggested: false, size: own.size },
        ...{ read: unitsOf(own.cross), yes: count(own.cross) },
      })),
    )
  const both = totalOf((cross) => cross.both)
  const differ = totalOf(({ first, second }) => first + second)
  const shareOfFirst = differ.value === 0 ? 0.5 : totalOf(({ first }) => first).value / differ.value
  const tableOf = (yes: number, different: number): TwoByTwo => ({
    both: Math.max(0, yes),
    first: shareOfFirst * Math.max(0, different),
    second: (1 - shareOfFirst) * Math.max(0, different),
    neither: Math.max(0, size - Math.max(0, yes) - Math.max(0, different)),
  })
  const measure = (of: (cross: TwoByTwo) => number | null): Limits | null => {
    const found = measureOfLimits((yes, different) => rounded(of(tableOf(yes, different))), both, differ)
    return found && { value: found.value, low: Math.max(-1, found.low), high: Math.min(1, found.high) }
  }
  const table = tableOf(both.value, differ.value)
  return {
    raw: rawAgreement(table),
    kappa: measure(cohenKappa),
    alpha: measure((cross) => alphaOfTable(cross, read)),
    ac1: gwetAc1(table),
  }
}

/** Agreement as by chance is 0, not nearly 0. */
const rounded = (value: number | null): number | null => value && Math.round(value * 1e12) / 1e12 + 0

/** A drawn segment that two coders read: its class, and its table for each label, which holds one unit or none. */
export interface ReadByTwo {
  readonly class: string
  readonly crosses: readonly TwoByTwo[]
}

/**
 * Kappa pooled over labels, each segment weighted by the inverse of its chance of being drawn, with limits by the
 * jackknife that leaves out one segment of a class at a time (Wolter 2007, section 4.5), corrected for the size of the
 * frame. There are no limits from a handful of segments, nor where leaving one out never changes the value.
 */
export function poolWeightedKappa(
  segments: readonly ReadByTwo[],
  sizes: ReadonlyMap<string, number>,
): { readonly value: number | null; readonly limits: Limits | null } {
  const classes = [...sizes].map(([name, size]) => ({ size, own: segments.filter((one) => one.class === name) }))
  const labels = segments[0]?.crosses.length ?? 0
  const totals = classes.map(({ own }) => sumByLabel(own, labels))
  const kappaOf = (weights: readonly number[], sums: readonly (readonly TwoByTwo[])[]): number | null =>
    pooledKappa(
      Array.from({ length: labels }, (_, label) =>
        addTables(sums.map((own, at) => weighted(own[label]!, weights[at]!))),
      ),
    )
  const weights = classes.map(({ size, own }) => (own.length === 0 ? 0 : size / own.length))
  const value = kappaOf(weights, totals)
  const degrees = sum(classes, ({ own }) => Math.max(0, own.length - 1))
  if (value === null || degrees < 4) return { value, limits: null }
  let variance = 0
  for (const [at, { size, own }] of classes.entries()) {
    if (own.length < 2) continue
    const without = own.map(({ crosses }) => {
      const rest = totals[at]!.map((cross, label) => addTables([cross, weighted(crosses[label]!, -1)]))
      return kappaOf(weights.with(at, size / (own.length - 1)), totals.with(at, rest)) ?? value
    })
    const mean = sum(without, (other) => other) / own.length
    const spread = sum(without, (other) => (other - mean) ** 2)
    variance += (1 - own.length / size) * ((own.length - 1) / own.length) * spread
  }
  if (variance === 0) return { value, limits: null }
  const reach = tOf95(degrees) * Math.sqrt(variance)
  return { value, limits: { value, low: Math.max(-1, value - reach), high: Math.min(1, value + reach) } }
}

const sumByLabel = (segments: readonly ReadByTwo[], labels: number): TwoByTwo[] =>
  Array.from({ length: labels }, (_, label) => addTables(segments.map(({ crosses }) => crosses[label]!)))

const weighted = ({ both, first, second, neither }: TwoByTwo, weight: number): TwoByTwo => ({
  both: both * weight,
  first: first * weight,
  second: second * weight,
  neither: neither * weight,
})
