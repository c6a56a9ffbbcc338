import type { Limits } from '../../model/estimate.ts'
import type { Findings } from '../../model/findings.ts'
import type { Prevalence } from '../../model/prevalence.ts'
import type { Block } from './blocks.ts'
import { countWithLimits, unitOf } from './wording.ts'

/** The organisations, or the participants, that speak of a theme or code, as far as people have read. */
export interface Confirmed {
  readonly unit: 'organisation' | 'participant'
  readonly all: number
  /** Those with an accepted passage. */
  readonly accepted: number
  /** The true number, and the number of those that were chosen by chance and read whole; null without any. */
  readonly estimate: Limits | null
  readonly audited: number
}

/** Organisations, where any are known, and participants. */
export function confirmedOf(row: Prevalence, findings: Findings): Confirmed[] {
  const { organizationCount, participantCount, audit } = findings
  const of = (unit: Confirmed['unit'], all: number, accepted: readonly string[], audited: readonly string[]) =>
    ({ unit, all, accepted: accepted.length, audited: audited.length }) as const
  return [
    {
      ...of('organisation', organizationCount, row.acceptedOrganizations, audit.organizations.audited),
      estimate: row.organizationsEstimate,
    },
    { ...of('participant', participantCount, row.acceptedParticipants, audit.audited), estimate: row.people },
  ].filter(({ all }) => all > 0)
}

/** `at least 17`, or with an audit `at least 17, estimated 23 (19 to 30)`. */
export const atLeast = ({ accepted, estimate }: Confirmed): string =>
  `at least ${accepted}${estimate === null ? '' : `, estimated ${countWithLimits(estimate)}`}`

/** `16 (11 to 16) participants, from 3 of 16 chosen by chance and read whole`, for those with an audit. */
export const estimatesOf = (confirmed: readonly Confirmed[]): string[] =>
  confirmed.flatMap(({ unit, all, estimate, audited }) =>
    estimate === null || audited === 0
      ? []
      : [
          `${countWithLimits(estimate)} ${unitOf(Math.round(estimate.high), unit)}, from ${audited} of ${all} chosen by chance and read whole`,
        ],
  )

/** A table of the themes with the organisations and participants that are confirmed and, with an audit, estimated. */
export function confirmedTable(findings: Findings): Block {
  const themes = findings.prevalence.filter(({ codeId }) => codeId === null)
  const units = themes[0] === undefined ? [] : confirmedOf(themes[0], findings)
  return {
    kind: 'table',
    caption: 'Confirmed and estimated for each theme',
    head: ['theme', ...units.map(({ unit, all }) => `${unit}s (of ${all})`)],
    rows: themes.map((row) => [row.label, ...confirmedOf(row, findings).map(atLeast)]),
  }
}
