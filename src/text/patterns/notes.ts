import { extendColumn } from '../../collections.ts'
import type { Match, Notes } from './scene.ts'

/**
 * Creates an empty collection for as many terms. Matches are noted in columns that are kept from text to text, chained by
 * term: most are of frequent words that few keywords ask for.
 */
export function createNotes(atoms: number): Notes {
  const occurs = new Uint8Array(atoms)
  const lastOf = new Int32Array(atoms)
  const countOf = new Int32Array(atoms)
  const lists = new Map<number, readonly Match[]>()
  const matches: Match[] = []
  let atomOf = new Int32Array(1 << 12)
  let before = new Int32Array(1 << 12)
  let count = 0

  function add(atom: number, match: Match): void {
    if (count === atomOf.length) {
      atomOf = extendColumn(atomOf, new Int32Array(2 * count))
      before = extendColumn(before, new Int32Array(2 * count))
    }
    occurs[atom] = 1
    matches[count] = match
    atomOf[count] = atom
    before[count] = lastOf[atom]!
    lastOf[atom] = count++
    countOf[atom]!++
  }

  function matchesOf(atom: number): readonly Match[] {
    const known = lists.get(atom)
    if (known !== undefined) return known
    const list = new Array<Match>(countOf[atom]!)
    for (let at = list.length - 1, note = lastOf[atom]!; at >= 0; at--, note = before[note]!) list[at] = matches[note]!
    lists.set(atom, list)
    return list
  }

  function clear(): void {
    for (let note = 0; note < count; note++) {
      const atom = atomOf[note]!
      occurs[atom] = 0
      countOf[atom] = 0
    }
    count = 0
    lists.clear()
  }

  return { occurs, add, matchesOf, count: () => count, clear }
}
