import { groupBy, orderBy, sum, unique } from '../collections.ts'

/** The training and the test items of a fold, as positions. */
export interface Fold {
  readonly learn: readonly number[]
  readonly judge: readonly number[]
}

/**
 * Parts positions into folds of about one size such that a group (an interview) is never in two of them: what is
 * learned from a person is never tried on the same person.
 *
 * @param groups the group of each position
 * @returns at most `count` folds, fewer where there are fewer groups; none for a single group
 */
export function foldsByGroup(groups: readonly string[], count: number): Fold[] {
  const positionsByGroup = groupBy(groups.keys(), (position) => groups[position]!)
  const ranked = [...positionsByGroup].sort(
    orderBy(
      ([, positions]) => positions.length,
      ([group]) => group,
    ),
  )
  const folds: string[][] = Array.from({ length: Math.min(count, ranked.length) }, () => [])
  const sizeOf = (fold: readonly string[]): number => sum(fold, (group) => positionsByGroup.get(group)!.length)
  for (const [group] of ranked) {
    const smallest = folds.reduce((best, fold) => (sizeOf(fold) < sizeOf(best) ? fold : best))
    smallest.push(group)
  }
  if (folds.length < 2) return []
  return folds.map((held) => {
    const judged = new Set(unique(held))
    return {
      learn: [...groups.keys()].filter((position) => !judged.has(groups[position]!)),
      judge: [...groups.keys()].filter((position) => judged.has(groups[position]!)),
    }
  })
}
