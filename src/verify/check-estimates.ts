import type { Diagnostic } from '../model/diagnostic.ts'
import { compareItems } from './compare-lists.ts'
import type { StudyAtHand } from './evidence.ts'
import type { jsonPlaces } from './json-places.ts'
import type { Expected } from './read-own-table.ts'
import { recountAudit, recountCells } from './recount/drawn.ts'
import { recomputeEstimate, recomputeUnits } from './recount/estimates.ts'
import type { Facts } from './recount/facts.ts'
import type { Bounds } from './recount/limits.ts'
import { recountThemes } from './recount/themes.ts'

/** The estimates of a theme or code, made anew. */
export interface RecountedEstimate {
  readonly label: string
  readonly codeId: string | null
  readonly estimate: ReturnType<typeof recomputeEstimate> | null
  readonly people: Bounds | null
  readonly organizations: Bounds | null
  /** Participants, and organisations, with an accepted passage. */
  readonly acceptedPeople: number
  readonly acceptedPlaces: number
}

/** Makes every estimate anew, from recounted cells, readings and people; cells that cannot be recounted are taken as written. */
export function recountEstimates(facts: Facts, study: StudyAtHand): RecountedEstimate[] {
  const { findings, participants } = facts.written
  const cellsOf = recountCells(facts.written, study)
  const audit = auditOf(facts, study)
  const places = new Set(participants.flatMap(({ organization }) => organization ?? [])).size
  return recountThemes(facts).map(({ id, json }, at): RecountedEstimate => {
    const { codeId, label, acceptedParticipants, acceptedOrganizations } = json
    const cells = cellsOf?.(id) ?? findings.prevalence[at]?.estimate?.cells
    return {
      ...{ label, codeId },
      estimate: findings.draw === null || cells === undefined ? null : recomputeEstimate(cells),
      people: recomputeUnits({
        ...{ all: participants.length, audited: audit.people },
        accepted: acceptedParticipants,
      }),
      organizations: recomputeUnits({
        ...{ all: places, audited: audit.organizations },
        accepted: acceptedOrganizations,
      }),
      ...{ acceptedPeople: acceptedParticipants.length, acceptedPlaces: acceptedOrganizations.length },
    }
  })
}

/** Participants and organisations that are audited: recounted, or as written where that cannot be. */
export const auditOf = ({ written }: Facts, study: StudyAtHand) =>
  recountAudit(written, study) ?? {
    people: written.findings.audit.audited,
    organizations: written.findings.audit.organizations.audited,
  }

/** Checks estimates, the draw that they are made of, and who was audited, in `analysis.json`. */
export function checkEstimates(facts: Facts, study: StudyAtHand, placeOf: ReturnType<typeof jsonPlaces>): Diagnostic[] {
  const { findings, options } = facts.written
  const cellsOf = recountCells(facts.written, study)
  const audit = auditOf(facts, study)
  return [
    ...compareItems(
      'findings.prevalence',
      findings.prevalence,
      recountEstimates(facts, study).map(({ estimate, people, organizations, codeId }, at) => ({
        estimate: estimate && {
          ...estimate,
          cells: cellsOf?.(codeId ?? findings.prevalence[at]!.themeId) ?? findings.prevalence[at]?.estimate?.cells,
        },
        people,
        organizationsEstimate: organizations,
      })),
      placeOf,
    ),
    ...compareItems(
      'findings.audit',
      [{ audited: findings.audit.audited, places: findings.audit.organizations.audited }],
      [{ audited: audit.people, places: audit.organizations }],
      placeOf,
    ),
    ...(options.pseudonyms
      ? []
      : [
          ...compareItems('findings.draw', [{ draw: findings.draw }], [{ draw: study.draw }], placeOf),
          ...compareItems(
            'findings.review',
            [{ reviewers: findings.review.reviewers }],
            [
              {
                reviewers: study.reviewers.map((own) => ({ ...own, decided: decidedBy(own.coder, facts.written) })),
              },
            ],
            placeOf,
          ),
        ]),
  ]
}

/** The columns of themes.csv about the check of each theme and code. */
export function estimateColumns(facts: Facts, study: StudyAtHand): Record<string, Expected>[] {
  const audit = auditOf(facts, study)
  const of = (name: string, bounds: Bounds | null | undefined): Record<string, Expected> => ({
    [name]: bounds?.value ?? null,
    [`${name}_low`]: bounds?.low ?? null,
    [`${name}_high`]: bounds?.high ?? null,
  })
  return recountEstimates(facts, study).map(({ estimate, people, organizations }) => ({
    check: estimate?.count == null ? 'not checked' : 'checked by reading',
    frame_segments: estimate?.size ?? null,
    frame_suggested: estimate?.machine ?? null,
    read: estimate?.read ?? null,
    read_yes: estimate?.yes ?? null,
    ...of('corrected_segments', estimate?.count),
    ...of('corrected_share', estimate?.share),
    ...of('precision', estimate?.precision),
    ...of('recall', estimate?.recall),
    ...of('f1', estimate?.f1),
    ...of('kappa', estimate?.kappa),
    audited_participants: audit.people.length,
    ...of('corrected_participants', people),
    audited_organizations: audit.organizations.length,
    ...of('corrected_organizations', organizations),
  }))
}

/** Codings that a program suggested and a person decided on; verdicts on differences are not their answers. */
const decidedBy = (coder: string, { codings }: Facts['written']): number =>
  codings.filter(
    ({ evidence }) =>
      evidence.some(({ kind }) => kind !== 'decision') &&
      evidence.some(
        (reason) =>
          reason.kind === 'decision' && reason.by === coder && reason.status !== 'open' && reason.verdict === undefined,
      ),
  ).length
