import { ratio } from '../../collections.ts'
import { type Codebook, lineages } from '../../model/codebook.ts'
import type { CoOccurrence } from '../../model/findings.ts'
import { madeAnew } from '../../model/made-anew.ts'
import type { Tally } from '../tally/tally.ts'
import { pairKey } from '../tally/tally-pairs.ts'
import { nobody, segmentsOf } from './roster.ts'

/**
 * Counts which themes, and which codes, go together in a segment and in a participant; a code never with one it is in. Each
 * pair is listed once, in codebook order; pairs that never meet have a row of 0. Only the counts are held, in columns: a
 * thousand codes have a million rows.
 */
export function countCoOccurrence({ byCode, coOccurrence }: Tally, codebook: Codebook): Iterable<CoOccurrence> {
  const lineageById = lineages(codebook)
  const isInside = (inner: string, outer: string): boolean =>
    lineageById.get(inner)?.some(({ id }) => id === outer) ?? false
  function* pairsOf(ids: readonly string[]): Generator<readonly [string, string]> {
    for (const [position, a] of ids.entries())
      for (const b of ids.slice(position + 1)) if (!isInside(b, a)) yield [a, b]
  }
  const peopleOf = (id: string): ReadonlyMap<string, number> => byCode.get(id)?.segments ?? nobody
  const levels = [
    { level: 'theme', ids: codebook.themes.map(({ id }) => id) },
    { level: 'code', ids: codebook.codes.map(({ id }) => id) },
  ] as const
  const units = [
    {
      unit: 'segment',
      sizeOf: (id: string) => segmentsOf(peopleOf(id)),
      bothOf: (a: string, b: string) => segmentsOf(coOccurrence.get(pairKey(a, b)) ?? nobody),
    },
    {
      unit: 'participant',
      sizeOf: (id: string) => peopleOf(id).size,
      bothOf: (a: string, b: string) => countShared(peopleOf(a), peopleOf(b)),
    },
  ] as const
  const counted = levels.flatMap(({ level, ids }) =>
    units.map(({ unit, sizeOf, bothOf }) => ({
      ...{ level, unit, ids, sizes: new Map(ids.map((id) => [id, sizeOf(id)])) },
      both: Uint32Array.from(pairsOf(ids), ([a, b]) => bothOf(a, b)),
    })),
  )
  return madeAnew(function* () {
    for (const { level, unit, ids, sizes, both } of counted) {
      let at = 0
      for (const [a, b] of pairsOf(ids))
        yield { level, unit, a, b, ...compare(both[at++]!, sizes.get(a)!, sizes.get(b)!) }
    }
  })
}

function countShared(first: ReadonlyMap<string, number>, second: ReadonlyMap<string, number>): number {
  let both = 0
  for (const id of first.keys()) if (second.has(id)) both++
  return both
}

function compare(both: number, a: number, b: number) {
  const [onlyA, onlyB] = [a - both, b - both]
  return { both, onlyA, onlyB, jaccard: ratio(both, both + onlyA + onlyB) }
}
