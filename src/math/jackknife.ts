import { groupBy, sum } from '../collections.ts'

/** A figure with its 95 % interval; `low` and `high` are null where none can be given. */
export interface Interval {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/**
 * Groups below which no interval is given. With fewer, intervals of 95 % are so wide that they say nothing, and those of
 * a bootstrap are far too narrow: `npm run bench:intervals` simulates both.
 */
export const minGroups = 5

/**
 * A statistic with its 95 % interval for groups of units (passages of one interview are alike, so interviews are the
 * units that count): the delete-one-group jackknife with Student's t of one degree of freedom less than there are groups
 * (Shao and Tu 1995, section 2.3; Cameron and Miller 2015 for few groups). There is no interval below five groups, where
 * the statistic is undefined without one of them, or where leaving any group out changes nothing.
 *
 * @param groups the group of each unit
 * @param measure the statistic of the units at these positions; null where it is not defined
 * @param bounds values the statistic cannot leave
 * @example
 * const groups = ['a', 'b', 'c', 'd', 'e']
 * const mean = (positions) => positions.reduce((total, position) => total + position, 0) / positions.length
 * const { value, low, high } = jackknifeByGroup(groups, mean, [0, 4])
 * value // => 2
 * low.toFixed(3) // => '0.037'
 * high.toFixed(3) // => '3.963'
 */
export function jackknifeByGroup(
  groups: readonly string[],
  measure: (positions: readonly number[]) => number | null,
  [lowest, highest]: readonly [number, number] = [-1, 1],
): Interval {
  const all = [...groups.keys()]
  const value = measure(all)
  const unknown = { value, low: null, high: null }
  const kinds = [...groupBy(all, (position) => groups[position]!).keys()]
  if (value === null || kinds.length < minGroups) return unknown
  const without = kinds.map((kind) => measure(all.filter((position) => groups[position] !== kind)))
  if (without.some((other) => other === null)) return unknown
  const spread = sum(without, (other) => (other! - value) ** 2)
  if (spread === 0) return unknown
  const reach = tOf95(kinds.length - 1) * Math.sqrt(((kinds.length - 1) / kinds.length) * spread)
  return { value, low: Math.max(lowest, value - reach), high: Math.min(highest, value + reach) }
}

/** Quantiles 0.975 of Student's t for 1 to 10 degrees of freedom, from any table. */
const quantiles = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281]

/** The quantile 0.975 of Student's t; above ten degrees of freedom by Abramowitz and Stegun 26.7.5, to 0.0002. */
export function tOf95(degrees: number): number {
  const exact = quantiles[degrees - 1]
  if (exact !== undefined) return exact
  const z = 1.959964
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  )
}
