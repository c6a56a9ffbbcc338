import type { Codebook } from '../model/codebook.ts'
import type { ImportReport } from '../model/transcript-file.ts'

/** The names that decisions may refer to. */
export interface KnownNames {
  readonly codebook: Pick<Codebook, 'codes' | 'themes' | 'retired'>
  readonly transcripts: readonly Pick<ImportReport, 'id' | 'textFingerprint' | 'turns'>[]
}
