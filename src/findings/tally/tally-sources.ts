import type { AttributedCoding } from '../../model/coding.ts'

/** The key of a theme or code with the coder on whom codings of it rest alone; without one, of all its codings. */
export const restKey = (rowId: string, coder = ''): string => `${rowId} ${coder}`

/** Counts the codings of each theme and code, and those that rest on one coder alone: left out, these would be lost. */
export function tallySources(
  counted: readonly AttributedCoding[],
  rowsOf: (codeId: string) => readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const count = (key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const coding of counted) {
    const coders = codersOf(coding)
    for (const row of rowsOf(coding.codeId)) {
      count(restKey(row))
      if (coders.size === 1) for (const coder of coders) count(restKey(row, coder))
    }
  }
  return counts
}

/** Everybody who found a coding: people who accepted it, and the ways to code of programs, of which weights take in the others. */
function codersOf({ evidence, coder }: AttributedCoding): Set<string> {
  const isLearned = evidence.some(({ kind }) => kind === 'learned')
  const found = new Set(
    evidence.flatMap((reason) => {
      if (reason.kind === 'decision') return reason.status === 'accepted' ? reason.by : []
      if (reason.kind === 'machine') return reason.by
      if (isLearned) return 'learned'
      return reason.kind === 'keyword' ? 'keyword' : reason.kind === 'anchor' ? 'meaning' : []
    }),
  )
  return found.size === 0 ? new Set([coder]) : found
}
