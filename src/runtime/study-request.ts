import type { Asking } from '../analysis/model-answers.ts'
import type { TranscriptReader } from '../analysis/transcript-reader.ts'
import { type FoundFiles, findFiles } from '../io/find-files.ts'
import type { AnalysisOptions } from '../model/options.ts'
import type { Prevalence } from '../model/prevalence.ts'
import type { Progress } from '../model/progress.ts'
import type { StudyInputs } from '../model/study.ts'
import { findUnknownFiles, type NamedFiles } from '../study/find-unknown-files.ts'
import { nameTranscripts } from '../study/name-transcripts.ts'
import type { RunSpec, TranscriptTask } from './store/keys.ts'

/** A study on disk, and the options of its analysis. */
export interface StudyRequest {
  /** The folder of transcripts, and the names of candidate files in it. */
  readonly listed: { readonly base: string; readonly names: readonly string[] }
  readonly frame: StudyInputs
  /** Reads its transcripts in this thread. */
  readonly reader: TranscriptReader
  readonly chosen: Partial<AnalysisOptions>
  /** With the hash of the build, `1.2.0+3f…`, so that results of another build are never used. */
  readonly version: string
}

/** Options of the execution; they do not affect the result. */
export interface ExecutionOptions {
  /** Folder of the parts. */
  readonly folder: string
  /** Number of workers beside this thread; null to choose it by the size of the study. */
  readonly workers: number | null
  readonly progress: Progress
  /** The language model that the coder `llm` asks; null for none. */
  readonly asking?: Asking | null
  /** Called with the counts as soon as all transcripts are coded. */
  readonly onCounted?: (prevalence: readonly Prevalence[]) => void
  /** True if results include a page; what it needs of each transcript is then kept. */
  readonly hasPage?: boolean
}

/** The part of a request that workers need; decisions are sent with each transcript. */
export const specOf = ({ frame, chosen, version }: StudyRequest, folder: string): RunSpec => ({
  ...{ chosen, version, folder },
  frame: { ...frame, decisions: [] },
})

/** A version as results name it. */
export const releaseOf = (version: string): string => version.split('+')[0]!

/** The files to be read, with ids and positions in the study. */
export async function listTasks(
  { listed, reader }: Pick<StudyRequest, 'listed' | 'reader'>,
  settings: NamedFiles,
): Promise<Omit<FoundFiles, 'files'> & { readonly tasks: readonly TranscriptTask[] }> {
  const { files, notes, ...others } = await findFiles(listed, settings.ignore, reader)
  const ids = nameTranscripts(files.map(({ file }) => file))
  const unknown = findUnknownFiles(settings, listed.names)
  return {
    ...others,
    notes: [...notes, ...unknown],
    // field by field: a spread takes several times the memory
    tasks: files.map(({ file, path, isBundled, size }, order): TranscriptTask => {
      return { file, path, isBundled, size, order, id: ids[order]! }
    }),
  }
}
