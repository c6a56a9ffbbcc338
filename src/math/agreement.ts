import { sum } from '../collections.ts'

/** The yes and no of two coders on the same units, as a table of counts. */
export interface TwoByTwo {
  /** Both say yes, only the first, only the second, both no. */
  readonly both: number
  readonly first: number
  readonly second: number
  readonly neither: number
}

/** Counts the agreements and disagreements of two coders. */
export function crossOf(first: readonly boolean[], second: readonly boolean[]): TwoByTwo {
  const counts = { both: 0, first: 0, second: 0, neither: 0 }
  first.forEach((yes, unit) => {
    counts[yes ? (second[unit] ? 'both' : 'first') : second[unit] ? 'second' : 'neither']++
  })
  return counts
}

/** Several tables of the same two coders as one. */
export const addCrosses = (crosses: readonly TwoByTwo[]): TwoByTwo => ({
  both: sum(crosses, ({ both }) => both),
  first: sum(crosses, ({ first }) => first),
  second: sum(crosses, ({ second }) => second),
  neither: sum(crosses, ({ neither }) => neither),
})

/** Share of the units on which two coders agree; null without units. */
export function rawAgreement({ both, first, second, neither }: TwoByTwo): number | null {
  const all = both + first + second + neither
  return all === 0 ? null : (both + neither) / all
}

/**
 * Cohen's kappa (Cohen 1960): agreement beyond what the two coders' shares of yes would give by chance, from -1 to 1.
 * Null where chance alone would agree always (both say only yes, or only no).
 */
export function cohenKappa(cross: TwoByTwo): number | null {
  const [observed, chance] = [rawAgreement(cross), chanceAgreement(cross)]
  return observed === null || chance === 1 ? null : (observed - chance) / (1 - chance)
}

/** The raw agreement that the two coders' shares of yes would give by chance. */
function chanceAgreement({ both, first, second, neither }: TwoByTwo): number {
  const all = both + first + second + neither
  return ((both + first) * (both + second) + (neither + first) * (neither + second)) / all ** 2
}

/**
 * Kappa pooled over several labels of the same two coders (De Vries et al. 2008): observed and chance agreement are
 * averaged, each label by its units, before the quotient is taken, so that rare labels do not swing it. Null where chance
 * alone would agree always.
 */
export function pooledKappa(crosses: readonly TwoByTwo[]): number | null {
  const known = crosses.filter((cross) => unitsOf(cross) > 0)
  const units = sum(known, unitsOf)
  const observed = sum(known, ({ both, neither }) => both + neither)
  const chance = sum(known, (cross) => unitsOf(cross) * chanceAgreement(cross))
  return units - chance < 1e-9 ? null : (observed - chance) / (units - chance)
}

/** Raw agreement over several labels of the same two coders: the share of all their answers; null without any. */
export function pooledAgreement(crosses: readonly TwoByTwo[]): number | null {
  const units = sum(crosses, unitsOf)
  return units === 0 ? null : sum(crosses, ({ both, neither }) => both + neither) / units
}

/** Units that two coders sorted. */
export const unitsOf = ({ both, first, second, neither }: TwoByTwo): number => both + first + second + neither

/**
 * Gwet's AC1 (Gwet 2008) for yes and no: like kappa, but with a chance that does not soar when nearly all units are a
 * no, so that it stays meaningful for rare codes.
 */
export function gwetAc1(cross: TwoByTwo): number | null {
  const { both, first, second, neither } = cross
  const all = both + first + second + neither
  if (all === 0) return null
  const share = (2 * both + first + second) / (2 * all)
  const chance = 2 * share * (1 - share)
  return (rawAgreement(cross)! - chance) / (1 - chance)
}

/**
 * Fleiss' kappa (Fleiss 1971) for yes and no: agreement beyond chance of any number of coders, the same number for each
 * unit. Null without units of at least two coders, or where all answers are the same.
 *
 * @param units the answers of the coders on each unit
 */
export function fleissKappa(units: readonly (readonly boolean[])[]): number | null {
  const judges = units[0]?.length ?? 0
  if (judges < 2) return null
  const yes = units.map((own) => own.filter(Boolean).length)
  const agreed =
    sum(yes, (count) => count * (count - 1) + (judges - count) * (judges - count - 1)) /
    (units.length * judges * (judges - 1))
  const share = sum(yes, (count) => count) / (units.length * judges)
  const chance = share ** 2 + (1 - share) ** 2
  return share === 0 || share === 1 ? null : (agreed - chance) / (1 - chance)
}

/** The distance of two values, from 0 (the same) to 1. */
export type Distance<Value> = (a: Value, b: Value) => number

/** The distance of names: the same or not. */
export const nominal: Distance<unknown> = (a, b) => (a === b ? 0 : 1)

/**
 * The MASI distance of two sets of codes (Passonneau 2006): 1 - J × M, with J the shared share of all their codes and
 * M = 1 for equal sets, 2/3 where one holds the other, 1/3 where they overlap, 0 where they do not.
 */
export const masi: Distance<ReadonlySet<string>> = (a, b) => {
  const shared = [...a].filter((code) => b.has(code)).length
  const all = a.size + b.size - shared
  if (all === 0) return 0
  const monotony =
    shared === all ? 1 : shared === Math.min(a.size, b.size) && shared > 0 ? 2 / 3 : shared > 0 ? 1 / 3 : 0
  return 1 - (shared / all) * monotony
}

/**
 * Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's alpha-reliability"): 1 minus observed over
 * expected disagreement, for any number of coders, with gaps.
 *
 * @param units the values that coders gave to each unit, missing ones left out
 * @returns null where there is nothing to pair or all values are the same
 */
export function krippendorffAlpha<Value>(
  units: readonly (readonly Value[])[],
  distance: Distance<Value>,
  keyOf: (value: Value) => string = String,
): number | null {
  const paired = units.filter((values) => values.length > 1)
  const values = paired.flat()
  const kinds = new Map(values.map((value) => [keyOf(value), value]))
  const counts = new Map<string, number>()
  for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1)
  const observed =
    sum(paired, (own) => sum(own, (a) => sum(own, (b) => distance(a, b))) / (own.length - 1)) / values.length
  const expected =
    sum(kinds, ([a, valueA]) =>
      sum(kinds, ([b, valueB]) => counts.get(a)! * counts.get(b)! * distance(valueA, valueB)),
    ) /
    (values.length * (values.length - 1))
  return values.length < 2 || expected === 0 ? null : 1 - observed / expected
}

/** Precision, recall and their harmonic mean of findings against a truth; null where there is nothing to divide by. */
export function f1Of({ both, first, second }: TwoByTwo): {
  precision: number | null
  recall: number | null
  f1: number | null
} {
  const [found, there] = [both + second, both + first]
  return {
    precision: found === 0 ? null : both / found,
    recall: there === 0 ? null : both / there,
    f1: found + there === 0 ? null : (2 * both) / (found + there),
  }
}

/** The mean of what is known; null for nothing. */
export function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : sum(known, (value) => value) / known.length
}
