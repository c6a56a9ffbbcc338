import { groupBy, lookup, ratio, unique } from '../../collections.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { GroupCount, ParticipantRow } from '../../model/findings.ts'
import { byGroup, notStated } from '../../model/participant.ts'

/** Somebody who counts once: a participant, or an organisation with what all of its participants say. */
interface Member {
  readonly id: string
  readonly groups: Readonly<Record<string, string>>
  readonly talksAbout: ReadonlySet<string>
}

/**
 * For each group that an attribute of the participants makes (role: engineer, manager …), how many of its members talk
 * about each theme and each code directly under a theme; and the same for organisations, by the attributes that all
 * participants of an organisation share (trajectory, kind of organisation …). Attributes with a single value are left
 * out. Counts only: the sample was chosen, so nothing is tested.
 *
 * @param minCell counts above 0 and below it, and all of groups smaller than it, are null
 */
export function countGroups(rows: readonly ParticipantRow[], codebook: Codebook, minCell: number): GroupCount[] {
  const participants = rows.map(({ participantId, groups, counts }): Member => {
    return { id: participantId, groups, talksAbout: talkedAbout([counts]) }
  })
  const homes = groupBy(
    rows.filter(({ organization }) => organization !== null),
    ({ organization }) => organization!,
  )
  const shared = organizationAttributes([...homes.values()])
  const organizations = Array.from(homes, ([id, own]): Member => {
    const groups = Object.fromEntries(shared.map((name) => [name, lookup(own[0]!.groups, name) ?? '']))
    return { id, groups, talksAbout: talkedAbout(own.map(({ counts }) => counts)) }
  })
  return [
    ...countMembers('participant', participants, codebook, minCell),
    ...countMembers('organization', organizations, codebook, minCell),
  ]
}

/** Attributes that say something of the organisation: all of its participants have the same value, in every organisation. */
function organizationAttributes(homes: readonly (readonly ParticipantRow[])[]): string[] {
  const names = unique(homes.flat().flatMap(({ groups }) => Object.keys(groups)))
  const hasSeveral = homes.some((own) => own.length > 1)
  return names.filter(
    (name) =>
      hasSeveral && homes.every((own) => unique(own.map(({ groups }) => lookup(groups, name) ?? '')).length === 1),
  )
}

const talkedAbout = (counts: readonly Readonly<Record<string, number>>[]): Set<string> =>
  new Set(counts.flatMap((own) => Object.keys(own).filter((id) => own[id]! > 0)))

function countMembers(
  unit: GroupCount['unit'],
  members: readonly Member[],
  codebook: Codebook,
  minCell: number,
): GroupCount[] {
  const heads = codebook.themes.flatMap((theme) => [
    { themeId: theme.id, codeId: null },
    ...codebook.codes
      .filter((code) => code.themeId === theme.id && code.parentId === null)
      .map((code) => ({ themeId: theme.id, codeId: code.id })),
  ])
  return unique(members.flatMap(({ groups }) => Object.keys(groups))).flatMap((attribute) => {
    const groups = groupBy(members, ({ groups: own }) => lookup(own, attribute) || notStated)
    if (groups.size < 2) return []
    return [...groups.keys()].sort(byGroup).flatMap((group) => {
      const own = groups.get(group)!
      return heads.map((head): GroupCount => {
        const count = own.filter(({ talksAbout }) => talksAbout.has(head.codeId ?? head.themeId)).length
        const small = own.length < minCell || (count > 0 && count < minCell)
        return {
          unit,
          attribute,
          group,
          size: own.length,
          ...head,
          count: small ? null : count,
          share: small ? null : ratio(count, own.length),
        }
      })
    })
  })
}
