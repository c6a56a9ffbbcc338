import type { StudyResult } from '../analysis/stages.ts'
import type { PseudonymMap } from '../model/pseudonym.ts'
import { listPseudonyms, type PseudonymRow } from '../study/pseudonym-list.ts'

/** The pseudonyms of a study, and the list that its owners can edit; kept out of the analysis, which is shared. */
export interface UsedPseudonyms {
  readonly pseudonymMap: PseudonymMap
  /** Null if names are kept. */
  readonly pseudonymList: readonly PseudonymRow[] | null
}

export const pseudonymsOf = ({ analysis, roster, names }: StudyResult): UsedPseudonyms => ({
  pseudonymMap: roster.pseudonyms,
  pseudonymList: analysis.options.pseudonyms ? listPseudonyms(roster.pseudonyms, roster.listed, names) : null,
})
