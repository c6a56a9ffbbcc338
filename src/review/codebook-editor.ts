import type { Codebook } from '../model/codebook.ts'
import type { AskedChange, AskedExclusion } from './requests-file.ts'
import type { LosingPassage } from './review-data.ts'

/** Changes the codebook of a study on the disk; comments and layout are kept. Each change returns the new codebook. */
export interface CodebookEditor {
  readonly propose: (code: { readonly label: string; readonly description: string }) => Promise<Codebook>
  readonly change: (change: AskedChange) => Promise<Codebook>
  /** Finds the passages that lose a keyword and, if asked, writes the exclusion. */
  readonly exclude: (exclusion: AskedExclusion) => Promise<ExcludedKeyword>
}

/** An exclusion of a keyword. */
export interface ExcludedKeyword {
  readonly codebook: Codebook
  readonly passages: readonly LosingPassage[]
}
