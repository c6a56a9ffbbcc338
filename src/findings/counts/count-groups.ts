import { groupBy, lookup, ratio, sum, unique } from '../../collections.ts'
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
 * For each group that an attribute of the participants makes (role: engineer, manager …), how many of its members speak
 * about each theme and each code; and the same for organisations, by the attributes that all
 * participants of an organisation share (trajectory, kind of organisation …). Attributes with a single value are left
 * out. Counts only: the sample was chosen, so nothing is tested.
 *
 * @param minCell counts above 0 and below it, all of groups smaller than it, and others from which these could be derived
 * with the total, are null
 */
export function countGroups(rows: readonly ParticipantRow[], codebook: Codebook, minCell: number): GroupCount[] {
  const participants = rows.map(({ participantId, groups, counts }): Member => {
    return { id: participantId, groups, talksAbout: talkedAbout([counts]) }
  })
  const rowsByOrganization = groupBy(
    rows.filter(({ organization }) => organization !== null),
    ({ organization }) => organization!,
  )
  const shared = organizationAttributes([...rowsByOrganization.values()])
  const organizations = Array.from(rowsByOrganization, ([id, own]): Member => {
    const groups = Object.fromEntries(shared.map((name) => [name, lookup(own[0]!.groups, name) ?? '']))
    return { id, groups, talksAbout: talkedAbout(own.map(({ counts }) => counts)) }
  })
  return [
    ...countMembers('participant', participants, codebook, minCell),
    ...countMembers('organization', organizations, codebook, minCell),
  ]
}

/** Attributes that say something of the organisation: all of its participants have the same value, in every organisation. */
function organizationAttributes(organizations: readonly (readonly ParticipantRow[])[]): string[] {
  const names = unique(organizations.flat().flatMap(({ groups }) => Object.keys(groups)))
  const hasSeveral = organizations.some((own) => own.length > 1)
  return names.filter(
    (name) =>
      hasSeveral &&
      organizations.every((own) => unique(own.map(({ groups }) => lookup(groups, name) ?? '')).length === 1),
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
      .filter((code) => code.themeId === theme.id)
      .map((code) => ({ themeId: theme.id, codeId: code.id })),
  ])
  return unique(members.flatMap(({ groups }) => Object.keys(groups))).flatMap((attribute) => {
    const groups = groupBy(members, ({ groups: own }) => lookup(own, attribute) || notStated)
    if (groups.size < 2) return []
    const names = [...groups.keys()].sort(byGroup)
    const sizes = names.map((group) => groups.get(group)!.length)
    const counts = heads.map(({ codeId, themeId }) =>
      names.map((group) => groups.get(group)!.filter(({ talksAbout }) => talksAbout.has(codeId ?? themeId)).length),
    )
    const hidden = counts.map((own) => hideSmall(own, sizes, minCell))
    return names.flatMap((group, at) =>
      heads.map((head, row): GroupCount => {
        const isHidden = hidden[row]!.has(at)
        const count = counts[row]![at]!
        return {
          unit,
          attribute,
          group,
          size: sizes[at]!,
          ...head,
          count: isHidden ? null : count,
          share: isHidden ? null : ratio(count, sizes[at]!),
        }
      }),
    )
  })
}

/**
 * Positions of the counts of a row of groups that are left out: small ones, those of small groups, and then the smallest
 * others until what is left out cannot be derived from the total: at least two counts, with `minCell` or more people who
 * speak of it and as many who do not.
 */
export function hideSmall(counts: readonly number[], sizes: readonly number[], minCell: number): Set<number> {
  const isSmall = (at: number): boolean => sizes[at]! < minCell || (counts[at]! > 0 && counts[at]! < minCell)
  const positions = [...counts.keys()]
  const hidden = new Set(positions.filter(isSmall))
  if (hidden.size === 0) return hidden
  const isDerivable = (): boolean => {
    const total = sum(hidden, (at) => counts[at]!)
    const silent = sum(hidden, (at) => sizes[at]! - counts[at]!)
    return hidden.size < 2 || total < minCell || silent < minCell
  }
  const others = positions
    .filter((at) => !hidden.has(at))
    .sort(
      (a, b) => Math.min(counts[a]!, sizes[a]! - counts[a]!) - Math.min(counts[b]!, sizes[b]! - counts[b]!) || a - b,
    )
  const byUse = [...others.filter((at) => counts[at]! > 0), ...others.filter((at) => counts[at] === 0)]
  for (const at of byUse) {
    if (!isDerivable()) break
    hidden.add(at)
  }
  return hidden
}
