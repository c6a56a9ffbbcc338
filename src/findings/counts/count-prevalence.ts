import { compareNames, ratio } from '../../collections.ts'
import type { Audit, AuditedUnits } from '../../estimation/audit.ts'
import { estimateAudited } from '../../estimation/estimate-people.ts'
import { type Codebook, lineages } from '../../model/codebook.ts'
import { stances } from '../../model/coding.ts'
import type { DrawSummary } from '../../model/draw.ts'
import type { Limits } from '../../model/estimate.ts'
import type { Prevalence } from '../../model/prevalence.ts'
import type { CodeTally, Tally } from '../tally/tally.ts'
import { estimateRow } from './estimate-row.ts'
import { nobody, organizationsOf, type Roster, segmentsOf } from './roster.ts'

/**
 * Counts for each theme and each code how many segments, participants and organisations speak of it.
 *
 * Every theme and code of the codebook has a row, in codebook order; one that nobody mentioned has 0. A nested code
 * counts for those above it; a segment, a participant or an organisation counts once in a row. Rejected codings count
 * only for their own column.
 */
export function countPrevalence(
  { byCode, drawn }: Pick<Tally, 'byCode' | 'drawn'>,
  codebook: Codebook,
  { roster, draw, audit }: { readonly roster: Roster; readonly draw: DrawSummary | null; readonly audit: Audit },
): Prevalence[] {
  const lineageById = lineages(codebook)
  const rows = codebook.themes.flatMap((theme) => [
    countRow(byCode.get(theme.id), roster, { themeId: theme.id, codeId: null, label: theme.label, depth: 0 }),
    ...codebook.codes
      .filter((code) => code.themeId === theme.id)
      .map(({ id, label }) =>
        countRow(byCode.get(id), roster, { themeId: theme.id, codeId: id, label, depth: lineageById.get(id)!.length }),
      ),
  ])
  return rows.map((row) => ({
    ...row,
    estimate: draw && estimateRow(drawn, draw.classes, row.codeId ?? row.themeId),
    people: estimateUnits(row.acceptedParticipants, roster.participantCount, audit),
    organizationsEstimate: estimateUnits(row.acceptedOrganizations, roster.organizationCount, audit.organizations),
  }))
}

function countRow(
  row: CodeTally | undefined,
  { organizationOf, participantCount, organizationCount }: Roster,
  head: Pick<Prevalence, 'themeId' | 'codeId' | 'label' | 'depth'>,
): Omit<Prevalence, 'estimate' | 'people' | 'organizationsEstimate'> {
  const segments = row?.segments ?? nobody
  const accepted = row?.accepted ?? nobody
  const total = segmentsOf(segments)
  const organizations = organizationsOf(segments.keys(), organizationOf)
  const most = [...segments.values()].reduce((high, count) => Math.max(high, count), 0)
  return {
    ...head,
    segments: total,
    accepted: segmentsOf(accepted),
    acceptedBlind: row?.acceptedBlind ?? 0,
    acceptedParticipants: [...accepted.keys()].sort(compareNames),
    acceptedOrganizations: organizationsOf(accepted.keys(), organizationOf),
    suggested: row?.suggested ?? 0,
    rejected: row?.rejected ?? 0,
    disputed: row?.disputed ?? 0,
    stances: Object.fromEntries(
      stances.flatMap((stance) => (row?.byStance.has(stance) ? [[stance, row.byStance.get(stance)]] : [])),
    ),
    participants: [...segments.keys()].sort(compareNames),
    organizations,
    shareOfParticipants: ratio(segments.size, participantCount),
    shareOfOrganizations: ratio(organizations.length, organizationCount),
    dominance: ratio(most, total),
    dominant:
      most < 2 || participantCount < 2
        ? []
        : [...segments].flatMap(([id, count]) => (count === most ? [id] : [])).sort(compareNames),
  }
}

/** The true number of participants, or of organisations, by those that are audited. */
const estimateUnits = (accepted: readonly string[], all: number, { audited }: AuditedUnits): Limits | null =>
  estimateAudited({
    ...{ all, confirmed: accepted.length, audited: audited.length },
    found: audited.filter((id) => accepted.includes(id)).length,
  })
