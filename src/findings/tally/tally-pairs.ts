import { getOrInsert, groupBy } from '../../collections.ts'
import { type CodingFrame, lineages } from '../../model/codebook.ts'
import type { AttributedCoding } from '../../model/coding.ts'
import { createPlaceOf } from '../../model/meeting-unit.ts'
import type { MeetingUnit } from '../../model/options.ts'
import type { Transcript } from '../../model/transcript.ts'

/** The key of two themes or two codes that meet. */
export const pairKey = (a: string, b: string): string => `${a} ${b}`

/** The codings of a stretch of talk by one participant, with those near enough to meet them. */
export interface Meeting {
  readonly own: readonly AttributedCoding[]
  readonly near: readonly AttributedCoding[]
}

/** The stretches of talk of a transcript in which codes can meet; none where people are compared, or segments. */
export function findMeetings(
  codings: readonly AttributedCoding[],
  transcript: Transcript,
  unit: MeetingUnit,
): readonly Meeting[] {
  if (unit !== 'exchange' && unit !== 'neighbours') return []
  const placeOf = createPlaceOf(transcript, unit)
  const byParticipant = groupBy(codings, ({ participantId }) => participantId)
  return [...byParticipant.values()].flatMap((spoken) => {
    const byPlace = groupBy(spoken, ({ turn }) => placeOf(turn))
    const at = (place: number): readonly AttributedCoding[] => byPlace.get(place) ?? []
    return Array.from(byPlace, ([place, own]): Meeting => {
      return { own, near: unit === 'exchange' ? own : [...at(place - 1), ...own, ...at(place + 1)] }
    })
  })
}

/** For each two themes, and each two codes of which none is in the other, the meetings that have both, by participant. */
export function tallyPairs(
  meetings: readonly Meeting[],
  { themes, codes }: CodingFrame,
): Map<string, Map<string, number>> {
  const order = new Map([...themes, ...codes].map(({ id }, position) => [id, position]))
  const lineageById = new Map(Array.from(lineages({ codes }), ([id, own]) => [id, own.map((code) => code.id)]))
  const lineageOf = (codeId: string): readonly string[] => lineageById.get(codeId) ?? []
  const pairs = new Map<string, Map<string, number>>()
  for (const { own, near } of meetings) {
    if (near.length < 2) continue
    const { participantId } = own[0]!
    for (const idsOf of [
      ({ themeId }: AttributedCoding) => [themeId],
      ({ codeId }: AttributedCoding) => lineageOf(codeId),
    ]) {
      const here = new Set(own.flatMap(idsOf))
      const met = [...new Set(near.flatMap(idsOf))].sort((a, b) => order.get(a)! - order.get(b)!)
      met.forEach((a, at) => {
        for (const b of met.slice(at + 1)) {
          if ((!here.has(a) && !here.has(b)) || lineageOf(b).includes(a) || lineageOf(a).includes(b)) continue
          const counts = getOrInsert(pairs, pairKey(a, b), () => new Map<string, number>())
          counts.set(participantId, (counts.get(participantId) ?? 0) + 1)
        }
      })
    }
  }
  return pairs
}
