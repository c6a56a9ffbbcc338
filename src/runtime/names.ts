import type { StudyResult } from '../analysis/analyze.ts'
import type { PseudonymMap } from '../model/pseudonym.ts'
import { listPseudonyms, type PseudonymRow } from '../study/pseudonym-list.ts'

/** The pseudonyms of a study, and the list that its owners can edit; kept out of the analysis, which is shared. */
export interface UsedPseudonyms {
  readonly stands: PseudonymMap
  /** Null if names are kept. */
  readonly pseudonyms: readonly PseudonymRow[] | null
}

export const pseudonymsOf = ({ analysis, roster, names }: StudyResult): UsedPseudonyms => ({
  stands: roster.pseudonyms,
  pseudonyms: analysis.options.pseudonyms ? listPseudonyms(roster.pseudonyms, roster.listed, names) : null,
})
