import type { Loss } from '../../exchange/foreign-project.ts'
import type { LoadedStudy } from '../../io/load-study.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { PseudonymMap } from '../../model/pseudonym.ts'
import type { OutputFile } from '../../outputs/output.ts'

/** What was written, and what the file cannot hold. */
export interface Written {
  readonly files: readonly OutputFile[]
  readonly summary: string
  readonly losses: readonly Loss[]
}

/** The study that is written. */
export interface ExportedStudy {
  readonly path: string
  readonly loaded: LoadedStudy
  /** With the names as they are. */
  readonly analysis: Analysis
  /** What replaces names in the files; empty if they are kept. */
  readonly pseudonyms: PseudonymMap
}
