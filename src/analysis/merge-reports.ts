import type { Diagnostic } from '../model/diagnostic.ts'
import type { ImportReport } from '../model/transcript-file.ts'
import { findSameWords, shareRoles } from '../study/compare-files.ts'
import { type AliasProposal, proposeAliases, warnOfAliases } from '../study/propose-aliases.ts'

/** Facts about all files together. */
export interface MergedReports {
  /** With roles inferred from the whole study. */
  readonly accounts: readonly ImportReport[]
  readonly aliases: readonly AliasProposal[]
  readonly warnings: readonly Diagnostic[]
}

/** Infers facts that need all files: interviewers, labels of one person, duplicate interviews. */
export function mergeReports(read: readonly ImportReport[]): MergedReports {
  const accounts = shareRoles(read)
  const aliases = proposeAliases(accounts)
  return {
    accounts,
    aliases,
    warnings: [
      ...accounts.flatMap((account) => account.warnings),
      ...warnOfAliases(aliases),
      ...findSameWords(accounts),
    ],
  }
}
