import { sum } from '../collections.ts'

/** A 2 × 2 table of the answers of two coders on the same units. */
export interface TwoByTwo {
  /** Units with a yes of both coders. */
  readonly both: number
  /** Units with a yes of the first coder only. */
  readonly first: number
  /** Units with a yes of the second coder only. */
  readonly second: number
  readonly neither: number
}

/** Cross-tabulates the answers of two coders. */
export function crossTabulate(first: readonly boolean[], second: readonly boolean[]): TwoByTwo {
  const counts = { both: 0, first: 0, second: 0, neither: 0 }
  first.forEach((yes, unit) => {
    counts[yes ? (second[unit] ? 'both' : 'first') : second[unit] ? 'second' : 'neither']++
  })
  return counts
}

/** The sum of several tables of the same two coders. */
export const addTables = (crosses: readonly TwoByTwo[]): TwoByTwo => ({
  both: sum(crosses, ({ both }) => both),
  first: sum(crosses, ({ first }) => first),
  second: sum(crosses, ({ second }) => second),
  neither: sum(crosses, ({ neither }) => neither),
})

/** A table without the units of another that is part of it. */
export const subtractTable = (all: TwoByTwo, part: TwoByTwo): TwoByTwo => ({
  both: all.both - part.both,
  first: all.first - part.first,
  second: all.second - part.second,
  neither: all.neither - part.neither,
})

/** The share of units, from 0 to 1, on which two coders agree; null without units. */
export function rawAgreement({ both, first, second, neither }: TwoByTwo): number | null {
  const all = both + first + second + neither
  return all === 0 ? null : (both + neither) / all
}

/**
 * Cohen's kappa (Cohen 1960): agreement beyond what the two coders' shares of yes would give by chance, from -1 to 1.
 * Null where agreement by chance would be complete (both coders gave only yes, or only no), or without units.
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
 * averaged, each label by its units, before the quotient is taken, so that rare labels do not dominate it. Null where
 * agreement by chance would be complete.
 */
export function pooledKappa(crosses: readonly TwoByTwo[]): number | null {
  const known = crosses.filter((cross) => unitsOf(cross) > 0)
  const units = sum(known, unitsOf)
  const observed = sum(known, ({ both, neither }) => both + neither)
  const chance = sum(known, (cross) => unitsOf(cross) * chanceAgreement(cross))
  return units - chance < 1e-9 ? null : (observed - chance) / (units - chance)
}

/** The share of equal answers, from 0 to 1, of two coders over several labels; null without answers. */
export function pooledAgreement(crosses: readonly TwoByTwo[]): number | null {
  const units = sum(crosses, unitsOf)
  return units === 0 ? null : sum(crosses, ({ both, neither }) => both + neither) / units
}

/** The number of units of a table. */
export const unitsOf = ({ both, first, second, neither }: TwoByTwo): number => both + first + second + neither

/**
 * Gwet's AC1 (Gwet 2008) of two coders. Unlike that of kappa, its agreement by chance stays low when nearly all units are
 * a no, so that it remains meaningful for rare codes. Null without units.
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
 * Fleiss' kappa (Fleiss 1971): agreement beyond chance of any number of coders, from -1 to 1. Null with fewer than two
 * coders, or if all answers are the same.
 *
 * @param units the answers on each unit, equally many for all
 */
export function fleissKappa(units: readonly (readonly boolean[])[]): number | null {
  const coderCount = units[0]?.length ?? 0
  if (coderCount < 2) return null
  const yes = units.map((answers) => answers.filter(Boolean).length)
  const agreed =
    sum(yes, (count) => count * (count - 1) + (coderCount - count) * (coderCount - count - 1)) /
    (units.length * coderCount * (coderCount - 1))
  const share = sum(yes, (count) => count) / (units.length * coderCount)
  const chance = share ** 2 + (1 - share) ** 2
  return share === 0 || share === 1 ? null : (agreed - chance) / (1 - chance)
}

/**
 * Krippendorff's alpha (Krippendorff 2011) of two coders from their table, which weights may have made of fractions. Null
 * where all answers are equal.
 *
 * @param size number of units that the table is made of, for the correction for small samples
 */
export function alphaOfTable(cross: TwoByTwo, size = unitsOf(cross)): number | null {
  const factor = size / unitsOf(cross)
  const differ = factor * (cross.first + cross.second)
  const [yes, no] = [2 * factor * cross.both + differ, 2 * factor * cross.neither + differ]
  return size === 0 || yes * no === 0 ? null : 1 - (differ * (2 * size - 1)) / (yes * no)
}

/** A distance between two values, from 0 (equal) to 1. */
export type Distance<Value> = (a: Value, b: Value) => number

/** The distance of nominal values: 0 if equal, else 1. */
export const nominal: Distance<unknown> = (a, b) => (a === b ? 0 : 1)

/**
 * The MASI distance of two sets of codes (Passonneau 2006): 1 - J × M, where J is their Jaccard index, and M is 1 for
 * equal sets, 2/3 if one contains the other, 1/3 if they overlap, and 0 if they are disjoint. Two empty sets are equal.
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
 * Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's alpha-reliability"): 1 minus the ratio of observed to
 * expected disagreement, for any number of coders and with missing values.
 *
 * @param units the values of each unit, without missing ones
 * @param keyOf a key that is equal for equal values
 * @returns at most 1; null if no unit has two values, or all values are equal
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
    sum(paired, (unit) => sum(unit, (a) => sum(unit, (b) => distance(a, b))) / (unit.length - 1)) / values.length
  const expected =
    sum(kinds, ([a, valueA]) =>
      sum(kinds, ([b, valueB]) => counts.get(a)! * counts.get(b)! * distance(valueA, valueB)),
    ) /
    (values.length * (values.length - 1))
  return values.length < 2 || expected === 0 ? null : 1 - observed / expected
}

/** Precision, recall and F1 of the second coder against the first, from 0 to 1; null where the denominator is 0. */
export function f1Of({ both, first, second }: TwoByTwo): {
  precision: number | null
  recall: number | null
  f1: number | null
} {
  const [found, relevant] = [both + second, both + first]
  return {
    precision: found === 0 ? null : both / found,
    recall: relevant === 0 ? null : both / relevant,
    f1: found + relevant === 0 ? null : (2 * both) / (found + relevant),
  }
}

/** The mean of the values that are not null; null if there are none. */
export function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : sum(known, (value) => value) / known.length
}
