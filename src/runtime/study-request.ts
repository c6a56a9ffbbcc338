import { type FoundFiles, findFiles } from '../io/find-files.ts'
import type { ListedStudy } from '../io/load-study.ts'
import type { AnalysisOptions } from '../model/analysis.ts'
import type { StudyFrame } from '../model/study.ts'
import { findUnknownFiles, type NamedFiles } from '../study/find-unknown-files.ts'
import { nameTranscripts } from '../study/name-transcripts.ts'
import type { Progress } from './progress.ts'
import type { RunSpec, TranscriptTask } from './store/keys.ts'

/** A study on disk, and how it is to be analyzed. */
export interface StudyRequest {
  readonly listed: Pick<ListedStudy, 'base' | 'names'>
  readonly frame: StudyFrame
  readonly chosen: Partial<AnalysisOptions>
  /** With what was built of it, `1.2.0+3f…`: work of another build is never taken for this one's. */
  readonly version: string
}

/** How the work is done; nothing of it changes the result. */
export interface ExecutionOptions {
  /** Where parts are kept. */
  readonly folder: string
  /** Threads; null lets the size of the study decide. */
  readonly workers: number | null
  readonly progress: Progress
}

/** All that a worker has to know of a request; decisions come with each transcript. */
export const specOf = ({ frame, chosen, version }: StudyRequest, folder: string): RunSpec => ({
  ...{ chosen, version, folder },
  frame: { ...frame, decisions: [] },
})

/** A version as results name it. */
export const releaseOf = (version: string): string => version.split('+')[0]!

/** The files to be read, with ids and positions in the study. */
export async function findTasks(
  { listed: { base, names } }: Pick<StudyRequest, 'listed'>,
  settings: NamedFiles,
): Promise<Omit<FoundFiles, 'files'> & { readonly tasks: readonly TranscriptTask[] }> {
  const { files, notes, ...others } = await findFiles(base, names, settings.ignore)
  const ids = nameTranscripts(files.map(({ file }) => file))
  const unknown = findUnknownFiles(settings, names)
  return {
    ...others,
    notes: [...notes, ...unknown],
    tasks: files.map((found, order) => ({ ...found, order, id: ids[order]! })),
  }
}
