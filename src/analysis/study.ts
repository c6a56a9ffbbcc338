import type { SourceFile } from '../importers/importer.ts'
import type { StudyInputs } from '../model/study.ts'

/** The input of an analysis: files in memory, so that nothing here touches the disk. */
export interface Study extends StudyInputs {
  readonly files: readonly SourceFile[]
}
