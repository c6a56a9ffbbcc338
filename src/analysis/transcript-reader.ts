import type { OpenedFile, SourceFile } from '../importers/importer.ts'
import type { ReadOptions } from '../model/study.ts'
import type { TranscriptFile } from '../model/transcript-file.ts'
import type { ReadSettings } from './stage-inputs.ts'

/** Reads files, in this thread or where reading can be stopped (`io/read-safely.ts`). */
export interface TranscriptReader {
  /** Why a file is no transcript by its name; null where it may be one. */
  readonly refusalOf: (path: string) => string | null
  /** The transcripts in a file that may hold several. */
  readonly open: (source: SourceFile) => Promise<OpenedFile>
  /** Reads one transcript. */
  readonly read: (source: SourceFile, request: ReadRequest) => Promise<TranscriptFile>
  /** Frees what reading took, when all files are read; a further file takes it again. */
  readonly rest: () => void
}

/** Everything that reading a transcript depends on, apart from the file. */
export interface ReadRequest {
  /** Of the transcript. */
  readonly id: string
  readonly settings: ReadSettings
  readonly reading: ReadOptions
}
