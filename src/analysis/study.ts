import type { SourceFile } from '../importers/importer.ts'
import type { StudyInputs } from '../model/study.ts'
import type { TranscriptReader } from './transcript-reader.ts'

/** The input of an analysis: files in memory, so that nothing here touches the disk. */
export interface Study extends StudyInputs {
  readonly files: readonly SourceFile[]
  /** Reads its files. That of a study loaded from disk can be stopped. */
  readonly reader: TranscriptReader
}
