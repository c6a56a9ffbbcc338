import type { Loss } from '../../exchange/foreign-project.ts'
import type { LoadedStudy } from '../../io/load-study.ts'
import type { Analysis } from '../../model/analysis.ts'
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
  readonly analysis: Analysis
}
