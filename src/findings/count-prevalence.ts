import { byName, countBy, ratio, unique } from '../lists.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import type { AttributedCoding, Prevalence } from '../model/findings.ts'

/** What counts are shares of. */
export interface Totals {
  readonly participantCount: number
  readonly organizationCount: number
}

/**
 * Counts for each theme and each code how many segments, participants and organisations talk about it.
 *
 * Every theme and code of the codebook has a row, in codebook order; one that nobody mentioned has 0. A nested code
 * counts for those above it; a segment, a participant or an organisation counts once in a row. Rejected codings count
 * for nothing but their own column.
 */
export function countPrevalence(
  codings: readonly AttributedCoding[],
  codebook: Codebook,
  totals: Totals,
): Prevalence[] {
  const lineageById = lineages(codebook)
  const codingsById = new Map<string, AttributedCoding[]>()
  for (const coding of codings) {
    for (const id of [coding.themeId, ...lineageById.get(coding.codeId)!.map((code) => code.id)]) {
      const list = codingsById.get(id)
      if (list) list.push(coding)
      else codingsById.set(id, [coding])
    }
  }
  return codebook.themes.flatMap((theme) => [
    countRow(codingsById.get(theme.id) ?? [], totals, {
      themeId: theme.id,
      codeId: null,
      label: theme.label,
      depth: 0,
    }),
    ...codebook.codes
      .filter((code) => code.themeId === theme.id)
      .map(({ id, label }) =>
        countRow(codingsById.get(id) ?? [], totals, {
          themeId: theme.id,
          codeId: id,
          label,
          depth: lineageById.get(id)!.length,
        }),
      ),
  ])
}

function countRow(
  codings: readonly AttributedCoding[],
  { participantCount, organizationCount }: Totals,
  head: Pick<Prevalence, 'themeId' | 'codeId' | 'label' | 'depth'>,
): Prevalence {
  const counted = codings.filter(({ status }) => status !== 'rejected')
  const accepted = codings.filter(({ status }) => status === 'accepted')
  const participantBySegment = new Map(counted.map(({ segmentId, participantId }) => [segmentId, participantId]))
  const segmentsByParticipant = countBy(participantBySegment.values(), (participantId) => participantId)
  const organizations = unique(counted.flatMap(({ organization }) => organization ?? [])).sort(byName)
  const segmentsWith = (status: string): number =>
    new Set(codings.filter((coding) => coding.status === status).map(({ segmentId }) => segmentId)).size
  return {
    ...head,
    segments: participantBySegment.size,
    accepted: segmentsWith('accepted'),
    acceptedParticipants: unique(accepted.map(({ participantId }) => participantId)).sort(byName),
    acceptedOrganizations: unique(accepted.flatMap(({ organization }) => organization ?? [])).sort(byName),
    suggested: segmentsWith('suggested'),
    rejected: segmentsWith('rejected'),
    participants: [...segmentsByParticipant.keys()].sort(byName),
    organizations,
    shareOfParticipants: ratio(segmentsByParticipant.size, participantCount),
    shareOfOrganizations: ratio(organizations.length, organizationCount),
    dominance: ratio(Math.max(0, ...segmentsByParticipant.values()), participantBySegment.size),
  }
}
