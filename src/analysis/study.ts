import type { SourceFile } from '../importers/importer.ts'
import type { StudyInputs } from '../model/study.ts'
import type { TranscriptReader } from './transcript-reader.ts'

/** The input of an analysis: files in memory, so that nothing here touches the disk. */
export interface Study extends StudyInputs {
  readonly files: readonly SourceFile[]
  /** Reads its files; in this thread unless given. A study loaded from disk has one that can be stopped. */
  readonly reader?: TranscriptReader
}
