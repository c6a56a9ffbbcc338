import { groupBy, sum } from '../collections.ts'
import type { Interval } from '../model/estimate.ts'

/**
 * Minimum number of groups for an interval. With fewer, jackknife intervals are too wide to be useful, and bootstrap
 * intervals are far too narrow (`npm run bench:intervals` simulates both).
 */
export const minGroups = 5

/**
 * Estimates the 95 % confidence interval of a statistic over grouped units by the delete-one-group jackknife, with the
 * quantiles of Student's t and one degree of freedom fewer than groups (Shao and Tu 1995, section 2.3; Cameron and Miller
 * 2015 for few groups). Groups are interviews, since passages of an interview are not independent. There is no interval
 * with fewer than five groups, if the statistic is undefined without one of them, or if leaving out a group never changes
 * it.
 *
 * @param groups the group of each unit
 * @param measure the statistic of the units at the given positions; null where it is undefined
 * @param bounds smallest and largest possible value of the statistic
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
  bounds: readonly [number, number] = [-1, 1],
): Interval {
  const all = [...groups.keys()]
  const distinctGroups = [...groupBy(all, (position) => groups[position]!).keys()]
  const without = (group: string) => measure(all.filter((position) => groups[position] !== group))
  return jackknife(measure(all), distinctGroups, without, bounds)
}

/** The same for a statistic that is known without each group, such as one of counts that add up. */
export function jackknife<Group>(
  value: number | null,
  groups: readonly Group[],
  measureWithout: (group: Group) => number | null,
  [lowest, highest]: readonly [number, number] = [-1, 1],
): Interval {
  const unknown = { value, low: null, high: null }
  if (value === null || groups.length < minGroups) return unknown
  const without = groups.map(measureWithout)
  if (without.some((other) => other === null)) return unknown
  const spread = sum(without, (other) => (other! - value) ** 2)
  if (spread === 0) return unknown
  const reach = tOf95(groups.length - 1) * Math.sqrt(((groups.length - 1) / groups.length) * spread)
  return { value, low: Math.max(lowest, value - reach), high: Math.min(highest, value + reach) }
}

/** 0.975 quantiles of Student's t for 1 to 10 degrees of freedom, from standard tables. */
const quantiles = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281]

/** The 0.975 quantile of Student's t; above ten degrees of freedom approximated to 0.0002 (Abramowitz and Stegun 26.7.5). */
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
