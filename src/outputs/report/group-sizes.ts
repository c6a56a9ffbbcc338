import { getOrInsert } from '../../collections.ts'
import type { Findings } from '../../model/findings.ts'

/** The number of participants in each group, by attribute. */
export function groupSizes({ groups }: Pick<Findings, 'groups'>): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const sizes = new Map<string, Map<string, number>>()
  for (const { unit, attribute, group, size } of groups)
    if (unit === 'participant') getOrInsert(sizes, attribute, () => new Map<string, number>()).set(group, size)
  return sizes
}
