import type { SourceFile } from '../importers/importer.ts'
import type { StudyFrame } from '../model/study.ts'

/** The input of an analysis: files in memory, so that nothing here touches the disk. */
export interface Study extends StudyFrame {
  readonly files: readonly SourceFile[]
}
