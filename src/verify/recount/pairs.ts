import { type Facts, lineageOf } from './facts.ts'

/** The recounted co-occurrence of two themes or codes, with the names of columns, which are also those of keys. */
export interface RecountedPair {
  readonly level: string
  readonly unit: string
  readonly a: string
  readonly b: string
  readonly both: number
  readonly onlyA: number
  readonly onlyB: number
  readonly jaccard: number
}

/** Segments, and participants, that have a theme or a code, by its id. */
function unitsOf({ byId }: Facts, id: string): Record<'segment' | 'participant', Set<string | number>> {
  const counted = (byId.get(id) ?? []).filter(({ isCounted }) => isCounted)
  return {
    segment: new Set(counted.map(({ segment }) => segment)),
    participant: new Set(counted.map(({ participant }) => participant)),
  }
}

/** Recounts which themes, and which codes, go together, a code never with one it is in; each pair once, in the order of the codebook. */
export function recountPairs(facts: Facts): RecountedPair[] {
  const themes = facts.written.codebook.themes.map(({ id }) => id)
  const codes = facts.written.codebook.codes.map(({ id }) => id)
  const parentOf = new Map(facts.written.codebook.codes.map(({ id, parentId }) => [id, parentId]))
  const pairs: RecountedPair[] = []
  for (const [level, ids] of [
    ['theme', themes],
    ['code', codes],
  ] as const) {
    const units = ids.map((id) => unitsOf(facts, id))
    for (const unit of ['segment', 'participant'] as const)
      for (let first = 0; first < ids.length; first++)
        for (let second = first + 1; second < ids.length; second++) {
          if (lineageOf(ids[second]!, parentOf).includes(ids[first]!)) continue
          const [a, b] = [units[first]![unit], units[second]![unit]]
          const both = [...a].filter((one) => b.has(one)).length
          const either = a.size + b.size - both
          pairs.push({
            ...{ level, unit, a: ids[first]!, b: ids[second]!, both },
            ...{ onlyA: a.size - both, onlyB: b.size - both, jaccard: either === 0 ? 0 : both / either },
          })
        }
  }
  return pairs
}
