import type { SourceFile } from '../importers/importer.ts'
import type { Progress } from '../model/progress.ts'
import type { StudyInputs } from '../model/study.ts'
import type { TranscriptReader } from './transcript-reader.ts'

/** The input of an analysis: files in memory, so that nothing here touches the disk. */
export interface Study extends StudyInputs {
  readonly files: readonly SourceFile[]
  /** Reads its files. That of a study loaded from disk can be stopped. */
  readonly reader: TranscriptReader
  /** Shows how far the work on it is; nothing is shown unless given. */
  readonly progress?: Progress
}
