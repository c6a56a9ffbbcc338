import { countBy, sum } from '../collections.ts'

/** The number of pairs of so many items. */
const pairs = (count: number): number => (count * (count - 1)) / 2

/**
 * The adjusted Rand index of two partitions of the same items (Hubert and Arabie 1985): 1 for equal partitions, 0 for as
 * much agreement as by chance. 1 if both put all items into one group, or each item into a group by itself.
 *
 * @example
 * adjustedRandIndex([0, 0, 1, 1], [5, 5, 7, 7]) // => 1
 */
export function adjustedRandIndex(a: readonly number[], b: readonly number[]): number {
  const both = sum(countBy(a.keys(), (item) => `${a[item]} ${b[item]}`).values(), pairs)
  const inA = sum(countBy(a, (group) => group).values(), pairs)
  const inB = sum(countBy(b, (group) => group).values(), pairs)
  const expected = a.length < 2 ? 0 : (inA * inB) / pairs(a.length)
  const max = (inA + inB) / 2
  return max === expected ? 1 : (both - expected) / (max - expected)
}
