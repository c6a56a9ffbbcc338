import { byName, groupBy, ratio, sum, unique } from '../lists.ts'
import type { Codebook } from '../model/codebook.ts'
import type { AttributedCoding, GroupCount, ParticipantRow } from '../model/findings.ts'
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

/** More different values than this make no groups but a list of people. */
const mostGroups = 12

/**
 * For each group that an attribute of the participants makes (role: engineer, manager …), how many of its members talk
 * about each theme and each code directly under a theme. Attributes with a single or with very many values are left out.
 */
export function contrastGroups(rows: readonly ParticipantRow[], codebook: Codebook): GroupCount[] {
  const heads = codebook.themes.flatMap((theme) => [
    { themeId: theme.id, codeId: null },
    ...codebook.codes
      .filter((code) => code.themeId === theme.id && code.parentId === null)
      .map((code) => ({ themeId: theme.id, codeId: code.id })),
  ])
  return unique(rows.flatMap(({ attributes }) => Object.keys(attributes))).flatMap((attribute) => {
    const groups = groupBy(rows, ({ attributes }) => attributes[attribute] || 'not stated')
    if (groups.size < 2 || groups.size > mostGroups) return []
    return [...groups.keys()].sort(byName).flatMap((group) => {
      const members = groups.get(group)!
      return heads.map((head): GroupCount => {
        const participants = members.filter(({ counts }) => (counts[head.codeId ?? head.themeId] ?? 0) > 0).length
        return {
          attribute,
          group,
          size: members.length,
          ...head,
          participants,
          share: ratio(participants, members.length),
        }
      })
    })
  })
}
