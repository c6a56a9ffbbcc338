import { byName, groupBy, sum } from '../lists.ts'
import type { AttributedCoding, ParticipantRow } from '../model/findings.ts'
import type { Participant } from '../model/participant.ts'
import type { Segment } from '../model/segment.ts'
import { wordsOf } from '../text/words.ts'

/** For each participant, how many segments have each theme and each code directly under a theme; in order of name. */
export function countParticipants(
  codings: readonly AttributedCoding[],
  segments: readonly Segment[],
  participants: readonly Participant[],
  participantOf: (segment: Segment) => Participant,
): ParticipantRow[] {
  const counted = groupBy(
    codings.filter(({ status }) => status !== 'rejected'),
    ({ participantId }) => participantId,
  )
  const spoken = groupBy(segments, (segment) => participantOf(segment).id)
  return [...participants]
    .sort((a, b) => byName(a.id, b.id))
    .map(({ id, organization, attributes }) => {
      const own = counted.get(id) ?? []
      const segmentsById = groupBy(
        own.flatMap((coding) => [coding.themeId, coding.topCodeId].map((key) => ({ key, coding }))),
        ({ key }) => key,
      )
      const counts = [...segmentsById].map(([key, list]) => [
        key,
        new Set(list.map(({ coding }) => coding.segmentId)).size,
      ])
      const said = spoken.get(id) ?? []
      return {
        participantId: id,
        organization,
        attributes,
        segments: said.length,
        words: sum(said, ({ text }) => wordsOf(text).length),
        counts: Object.fromEntries(counts),
      }
    })
}
