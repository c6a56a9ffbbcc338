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

/**
 * Creates a function that counts, for each two themes and each two codes of which none is in the other, the meetings that have
 * both, by participant.
 */
export function createPairTally({ themes, codes }: CodingFrame) {
  const ids = [...themes, ...codes].map(({ id }) => id)
  const placeById = new Map(ids.map((id, place) => [id, place]))
  const lineageById = new Map(Array.from(lineages({ codes }), ([id, own]) => [id, own.map((code) => code.id)]))
  const isInside = (id: string, other: string): boolean => lineageById.get(id)?.includes(other) === true
  const placesOf = (some: readonly string[]): number[] => some.map((id) => placeById.get(id)!)
  const themePlaces = new Map(themes.map(({ id }) => [id, placesOf([id])]))
  const codePlaces = new Map(Array.from(lineageById, ([id, own]) => [id, placesOf(own)]))
  const kinds = [
    ({ themeId }: AttributedCoding) => themePlaces.get(themeId) ?? [],
    ({ codeId }: AttributedCoding) => codePlaces.get(codeId) ?? [],
  ]
  /** Keys of pairs by both places; null where one is in the other. */
  const keys = new Map<number, string | null>()
  const keyOf = (a: number, b: number): string | null =>
    getOrInsert(keys, a * ids.length + b, () => {
      const [one, other] = [ids[a]!, ids[b]!]
      return isInside(one, other) || isInside(other, one) ? null : pairKey(one, other)
    })

  return (meetings: readonly Meeting[]): Map<string, Map<string, number>> => {
    const pairs = new Map<string, Map<string, number>>()
    for (const { own, near } of meetings) {
      if (near.length < 2) continue
      const { participantId } = own[0]!
      for (const placesIn of kinds) {
        const here = uniquePlaces(own, placesIn)
        const met = near === own ? here : uniquePlaces(near, placesIn)
        for (let first = 0; first < met.length; first++)
          for (let second = first + 1; second < met.length; second++) {
            const [a, b] = [met[first]!, met[second]!]
            if (!here.includes(a) && !here.includes(b)) continue
            const key = keyOf(a, b)
            if (key === null) continue
            const counts = getOrInsert(pairs, key, () => new Map<string, number>())
            counts.set(participantId, (counts.get(participantId) ?? 0) + 1)
          }
      }
    }
    return pairs
  }
}

/** The different places of codings, in order. */
function uniquePlaces(
  codings: readonly AttributedCoding[],
  placesIn: (coding: AttributedCoding) => readonly number[],
): number[] {
  const found: number[] = []
  for (const coding of codings) for (const place of placesIn(coding)) if (!found.includes(place)) found.push(place)
  return found.sort((a, b) => a - b)
}
