import { compareNames } from '../../collections.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { ParticipantRow } from '../../model/findings.ts'
import type { Participant } from '../../model/participant.ts'
import type { Tally } from '../tally/tally.ts'

/** For each participant, how many segments have each theme and each code; in order of name. */
export function countParticipants(
  { spoken, byCode }: Tally,
  codebook: Codebook,
  participants: readonly Participant[],
): ParticipantRow[] {
  const counts = new Map<string, Record<string, number>>(participants.map(({ id }) => [id, {}]))
  const ids = codebook.themes.flatMap(({ id }) => [
    id,
    ...codebook.codes.filter((code) => code.themeId === id).map((code) => code.id),
  ])
  for (const id of ids)
    for (const [participantId, count] of byCode.get(id)?.segments ?? []) counts.get(participantId)![id] = count
  return [...participants]
    .sort((a, b) => compareNames(a.id, b.id))
    .map(({ id, organization, attributes, groups }) => ({
      participantId: id,
      organization,
      attributes,
      groups,
      ...(spoken.get(id) ?? { segments: 0, words: 0 }),
      counts: counts.get(id)!,
    }))
}
