import { ratio } from '../../collections.ts'
import { type Codebook, lineages } from '../../model/codebook.ts'
import type { CoOccurrence } from '../../model/findings.ts'
import type { Tally } from '../tally/tally.ts'
import { pairKey } from '../tally/tally-pairs.ts'
import { segmentsOf } from './roster.ts'

/**
 * Counts which themes, and which codes, go together in a segment and in a participant; a code never with one it is in. Each
 * pair is listed once, in codebook order; pairs that never meet have a row of 0.
 */
export function countCoOccurrence({ byCode, coOccurrence }: Tally, codebook: Codebook): CoOccurrence[] {
  const levels = [
    { level: 'theme', ids: codebook.themes.map(({ id }) => id) },
    { level: 'code', ids: codebook.codes.map(({ id }) => id) },
  ] as const
  const lineageById = lineages(codebook)
  const isInside = (inner: string, outer: string): boolean =>
    lineageById.get(inner)?.some(({ id }) => id === outer) ?? false
  const peopleOf = (id: string): ReadonlyMap<string, number> => byCode.get(id)?.segments ?? new Map()
  const inSegments = (a: string, b: string) =>
    compare(segmentsOf(coOccurrence.get(pairKey(a, b)) ?? new Map()), segmentsOf(peopleOf(a)), segmentsOf(peopleOf(b)))
  const inParticipants = (a: string, b: string) => {
    const [first, second] = [peopleOf(a), peopleOf(b)]
    let both = 0
    for (const id of first.keys()) if (second.has(id)) both++
    return compare(both, first.size, second.size)
  }
  const units = [
    { unit: 'segment', meet: inSegments },
    { unit: 'participant', meet: inParticipants },
  ] as const
  return levels.flatMap(({ level, ids }) =>
    units.flatMap(({ unit, meet }) =>
      ids.flatMap((a, position) =>
        ids
          .slice(position + 1)
          .filter((b) => !isInside(b, a))
          .map((b) => ({ level, unit, a, b, ...meet(a, b) })),
      ),
    ),
  )
}

function compare(both: number, a: number, b: number) {
  const [onlyA, onlyB] = [a - both, b - both]
  return { both, onlyA, onlyB, jaccard: ratio(both, both + onlyA + onlyB) }
}
