import { groupBy } from '../collections.ts'
import { createRandom } from './random.ts'

/** A figure with the interval in which 95 % of its resampled values lie. */
export interface Interval {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

const usualRounds = 1000

/**
 * The percentile interval of a statistic by resampling whole groups with replacement (Efron and Tibshirani 1993,
 * cluster bootstrap): passages of one interview are alike, so interviews are drawn, not passages.
 *
 * @param groups the group of each unit
 * @param measure the statistic of the units at these positions; null where it is not defined
 */
export function bootstrapByGroup(
  groups: readonly string[],
  measure: (positions: readonly number[]) => number | null,
  seed: number,
  rounds = usualRounds,
): Interval {
  const members = [...groupBy(groups.keys(), (position) => groups[position]!).values()]
  const random = createRandom(seed)
  const drawn = Array.from({ length: members.length < 2 ? 0 : rounds }, () =>
    measure(members.flatMap(() => members[Math.floor(random() * members.length)]!)),
  )
    .filter((value) => value !== null)
    .sort((a, b) => a - b)
  const at = (share: number): number | null => drawn[Math.round(share * (drawn.length - 1))] ?? null
  return { value: measure([...groups.keys()]), low: at(0.025), high: at(0.975) }
}
