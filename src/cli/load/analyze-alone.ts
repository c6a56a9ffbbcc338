import type { TranscriptReader } from '../../analysis/transcript-reader.ts'
import type { Terminal } from '../../io/terminal.ts'
import type { Analysis } from '../../model/analysis.ts'
import { isMachineCoder } from '../../model/coder-names.ts'
import { showProgress } from '../../runtime/progress.ts'
import { openCache } from '../../runtime/store/cache-folder.ts'
import type { ExecutionOptions, StudyRequest } from '../../runtime/study-request.ts'
import { coderOf } from '../../study/decision-rows.ts'
import type { AloneOptions } from '../options/study-options.ts'
import { loadRequest } from './load-request.ts'

/** A request of a study that is analyzed for its codings, without clusters. */
export const requestCodings = (path: string, { codebook, interviewer }: AloneOptions, reader: TranscriptReader) =>
  loadRequest(path, { interviewer, column: {}, clusters: 0, ...(codebook === undefined ? {} : { codebook }) }, reader)

type Run = (request: StudyRequest, execution: ExecutionOptions) => Promise<{ readonly analysis: Analysis }>

/** Creates a function that analyzes a study and uses the result, with the folder of the store, while its transcripts can still be read. */
export const createAnalyst =
  (path: string, terminal: Terminal, run: Run) =>
  async <Result>(
    request: StudyRequest,
    use: (analysis: Analysis, folder: string) => Result | Promise<Result>,
  ): Promise<Result> => {
    const kept = await openCache(path, undefined)
    try {
      const execution = { folder: kept.folder, workers: null, progress: showProgress(terminal) }
      return await use((await run(request, execution)).analysis, kept.folder)
    } finally {
      kept.clear()
    }
  }

/** The same study without anybody's decisions: what machines suggest alone, with models whose codings were imported. */
export const withoutDecisions = (request: StudyRequest): StudyRequest => {
  const decisions = request.frame.decisions.filter(({ file }) => isMachineCoder(coderOf(file, [])))
  return { ...request, frame: { ...request.frame, decisions } }
}
