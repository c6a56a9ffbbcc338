import { groupBy, orderBy, sum } from '../collections.ts'

/** The positions of the training and the test items of a fold. */
export interface Fold {
  readonly training: readonly number[]
  readonly test: readonly number[]
}

/**
 * Partitions positions into folds of similar size, keeping each group (an interview) in one fold, so that a model is never
 * tested on an interview that it was trained on.
 *
 * @param groups the group of each position
 * @returns `count` folds, or as many as there are groups if these are fewer; none for fewer than two groups
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
  return folds.map((testGroups): Fold => {
    const isTest = new Set(testGroups)
    return {
      training: [...groups.keys()].filter((position) => !isTest.has(groups[position]!)),
      test: [...groups.keys()].filter((position) => isTest.has(groups[position]!)),
    }
  })
}
