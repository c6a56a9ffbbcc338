import type { ExpectedRows } from './check-tables.ts'
import type { Written } from './evidence.ts'

/** The columns of themes.csv that copy the check of each row from `analysis.json`. */
export function copiedEstimates({ findings }: Written): ExpectedRows {
  return findings.prevalence.map(({ estimate, people }) => ({
    check: estimate?.count == null ? 'not checked' : 'checked by reading',
    frame_segments: estimate?.size ?? null,
    frame_suggested: estimate?.machine ?? null,
    read: estimate?.read ?? null,
    read_yes: estimate?.yes ?? null,
    ...limits('corrected_segments', estimate?.count),
    ...limits('corrected_share', estimate?.share),
    ...limits('precision', estimate?.precision),
    ...limits('recall', estimate?.recall),
    ...limits('f1', estimate?.f1),
    ...limits('kappa', estimate?.kappa),
    audited_participants: findings.audit.audited.length,
    ...limits('corrected_participants', people),
  }))
}

const limits = (
  name: string,
  found: { readonly value: number; readonly low: number; readonly high: number } | null | undefined,
): Record<string, number | null> => ({
  [name]: found?.value ?? null,
  [`${name}_low`]: found?.low ?? null,
  [`${name}_high`]: found?.high ?? null,
})
