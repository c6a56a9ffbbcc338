import type { Asking } from '../../analysis/model-answers.ts'
import { InputError } from '../../boundary/diagnostic.ts'
import { watchedFiles } from '../../io/load-study.ts'
import { safeReader } from '../../io/readers.ts'
import { requireApart } from '../../io/require-apart.ts'
import { areInPlace } from '../../io/save-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { changesOf } from '../../io/watch-files.ts'
import type { Prevalence } from '../../model/prevalence.ts'
import { noProgress } from '../../model/progress.ts'
import { plural } from '../../outputs/report/wording.ts'
import { openFinishedRuns } from '../../runtime/finished-run.ts'
import { showProgress } from '../../runtime/progress.ts'
import { type RunSummary, runStudy } from '../../runtime/run-study.ts'
import { type CacheFolder, isCacheError, openCache, openTemporary } from '../../runtime/store/cache-folder.ts'
import type { ExecutionOptions } from '../../runtime/study-request.ts'
import type { AnalysisRequest } from '../commands/analyze.ts'
import { loadRequest } from '../load/load-request.ts'
import { withModelFolder } from '../options/encoder-options.ts'
import { endpointOf } from '../options/language-model-options.ts'
import { describeChanges } from '../print/describe-changes.ts'
import { savePseudonyms } from '../print/save-pseudonyms.ts'
import { showAsking } from '../print/show-asking.ts'
import { chooseWriters } from '../print/write-analysis.ts'
import { describeResult, printResult, saveResult } from '../print/write-result.ts'
import { writeTogether } from '../print/write-together.ts'

/** Analyzes a study, saves the result and prints a summary. Returns 2 when a file of the study could not be read. */
export async function runAnalysis(path: string, asked: AnalysisRequest, terminal: Terminal): Promise<0 | 2> {
  return await analyzeOnce(path, asked, terminal)
}

/** @param onCounted called with the counts as soon as they are known, before clusters are found and results written */
async function analyzeOnce(
  path: string,
  written: AnalysisRequest,
  terminal: Terminal,
  onCounted?: ExecutionOptions['onCounted'],
): Promise<0 | 2> {
  const asked = withModelFolder(written)
  const { out, cache, workers = null, quiet } = asked
  const writers = chooseWriters(asked)
  const endpoint = endpointOf(asked)
  const server = endpoint && (await import('../../io/language-model.ts'))
  const languageModel = endpoint && { name: endpoint.model, isRemote: server!.checkEndpoint(endpoint).isRemote }
  const loaded = await loadRequest(path, asked, safeReader)
  const request = { ...loaded, chosen: { ...loaded.chosen, languageModel } }
  requireApart(out, path, request.listed)
  const progress = quiet ? noProgress : showProgress(terminal)
  const askIn = (folder: string): Asking | null =>
    endpoint && {
      port: server!.openLanguageModel(endpoint, folder),
      progress: showAsking(endpoint, asked.tokenPrice, terminal),
    }
  const hasPage = asked.format.includes('html')
  const work = ({ folder }: CacheFolder) =>
    runStudy(request, { folder, workers, progress, hasPage, asking: askIn(folder), ...(onCounted && { onCounted }) })
  let kept = await openCache(path, cache)
  if (kept.doubt !== null) terminal.log(`${kept.doubt.message}\n  Nothing is kept for later runs.\n`)
  const runs = cache === false || onCounted !== undefined ? null : openFinishedRuns(request, asked, kept.folder)
  const before = runs?.find() ?? null
  try {
    if (before !== null && areInPlace(out, before.saved)) {
      printResult(before, terminal)
      if (!quiet) terminal.log('Nothing changed since the last run: the results are up to date.\n')
      return 0
    }
    const worked = await work(kept).catch((error: unknown) => {
      if (cache !== undefined || kept.doubt !== null || !isCacheError(error)) throw error
      terminal.log(`${kept.folder} cannot be used (${(error as Error).message}); nothing is kept for later runs.\n`)
      kept = openTemporary(null)
      return work(kept)
    })
    const { written, leftovers, saved } = await saveResult(
      worked.analysis,
      { ...asked, progress },
      writers,
      worked.pseudonymMap,
    )
    const described = describeResult(worked.analysis, written, request.listed.problems, asked)
    printResult(described, terminal)
    const unsaved = worked.pseudonymList === null ? [] : await savePseudonyms(path, worked.pseudonymList, terminal)
    terminal.log(writeTogether([...leftovers, ...unsaved]))
    if (!quiet) terminal.log(describeWork(worked))
    if (described.status === 0 && worked.pseudonymList === null)
      runs?.keep({ ...described, saved }, worked.analysis.files)
    return described.status
  } finally {
    kept.clear()
  }
}

/** The transcripts that were coded in an earlier run, and the parts that were damaged; empty when there are none. */
function describeWork({ transcripts, coded, repaired }: RunSummary): string {
  const reused = coded < transcripts ? `${transcripts - coded} of ${plural(transcripts, 'transcript')} reused.\n` : ''
  return repaired === 0
    ? reused
    : `${reused}${plural(repaired, 'stored part')} ${repaired === 1 ? 'was' : 'were'} damaged and rebuilt.\n`
}

/**
 * Analyzes, and again whenever the codebook, a transcript or a table beside them changes, until it is stopped. Prints each
 * time what is counted differently, as soon as it is known; after an error it waits for the next change.
 */
export async function watchAnalysis(
  path: string,
  asked: AnalysisRequest,
  terminal: Terminal,
  stopped?: AbortSignal,
): Promise<0 | 2> {
  let before: readonly Prevalence[] | null = null
  const onCounted = (counts: readonly Prevalence[]): void => {
    if (before !== null) terminal.print(describeChanges(before, counts))
    before = counts
  }
  for await (const _ of changesOf(() => watchedFiles(path, asked.codebook, safeReader), stopped)) {
    try {
      await analyzeOnce(path, asked, terminal, onCounted)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      terminal.log(`${error.message}\n`)
    }
    terminal.log('Watching for changes; Ctrl-C ends it.\n')
  }
  return 0
}
