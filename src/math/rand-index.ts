import { countBy, sum } from '../collections.ts'

const pairs = (count: number): number => (count * (count - 1)) / 2

/**
 * The adjusted Rand index of two partitions of the same items: 1 the same, 0 as by chance (Hubert and Arabie
 * 1985, adjusted Rand index). 1 when both put everything in one group or everything apart.
 *
 * @example
 * adjustedRandIndex([0, 0, 1, 1], [5, 5, 7, 7]) // => 1
 */
export function adjustedRandIndex(a: readonly number[], b: readonly number[]): number {
  const both = sum(countBy(a.keys(), (item) => `${a[item]} ${b[item]}`).values(), pairs)
  const inA = sum(countBy(a, (group) => group).values(), pairs)
  const inB = sum(countBy(b, (group) => group).values(), pairs)
  const expected = a.length < 2 ? 0 : (inA * inB) / pairs(a.length)
  const most = (inA + inB) / 2
  return most === expected ? 1 : (both - expected) / (most - expected)
}
