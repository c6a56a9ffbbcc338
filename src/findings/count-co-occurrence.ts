import { ratio } from '../lists.ts'
import type { Codebook } from '../model/codebook.ts'
import type { AttributedCoding, CoOccurrence } from '../model/findings.ts'

/**
 * Counts which themes, and which codes directly under a theme, go together in a segment and in a participant. Each
 * pair stands once, in codebook order; pairs that never meet have a row of 0.
 */
export function countCoOccurrence(codings: readonly AttributedCoding[], codebook: Codebook): CoOccurrence[] {
  const counted = codings.filter(({ status }) => status !== 'rejected')
  const themes = codebook.themes.map(({ id }) => id)
  const codes = codebook.codes.filter(({ parentId }) => parentId === null).map(({ id }) => id)
  const levels = [
    { level: 'theme', ids: themes, idOf: (coding: AttributedCoding) => coding.themeId },
    { level: 'code', ids: codes, idOf: (coding: AttributedCoding) => coding.topCodeId },
  ] as const
  const units = [
    { unit: 'segment', unitOf: (coding: AttributedCoding) => coding.segmentId },
    { unit: 'participant', unitOf: (coding: AttributedCoding) => coding.participantId },
  ] as const
  return levels.flatMap(({ level, ids, idOf }) =>
    units.flatMap(({ unit, unitOf }) => {
      const unitsById = new Map(ids.map((id) => [id, new Set<string>()]))
      for (const coding of counted) unitsById.get(idOf(coding))!.add(unitOf(coding))
      return ids.flatMap((a, position) =>
        ids.slice(position + 1).map((b) => ({ level, unit, a, b, ...compare(unitsById.get(a)!, unitsById.get(b)!) })),
      )
    }),
  )
}

function compare(a: ReadonlySet<string>, b: ReadonlySet<string>) {
  let both = 0
  for (const unit of a) if (b.has(unit)) both++
  const [onlyA, onlyB] = [a.size - both, b.size - both]
  return { both, onlyA, onlyB, jaccard: ratio(both, both + onlyA + onlyB) }
}
