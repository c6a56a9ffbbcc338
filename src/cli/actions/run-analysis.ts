import { stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { InputError } from '../../boundary/diagnostic.ts'
import { watchedFiles } from '../../io/load-study.ts'
import { requireApart } from '../../io/require-apart.ts'
import type { Terminal } from '../../io/terminal.ts'
import type { Findings } from '../../model/findings.ts'
import { plural } from '../../outputs/report/wording.ts'
import { showProgress, silence } from '../../runtime/progress.ts'
import { type RunSummary, runStudy } from '../../runtime/run-study.ts'
import { type CacheFolder, isCacheError, openCache, openTemporary } from '../../runtime/store/cache-folder.ts'
import { loadRequest } from '../load/load-request.ts'
import type { StudyOptions, WorkingOptions } from '../options/analysis-options.ts'
import type { OutputOptions } from '../options/options.ts'
import { savePseudonyms } from '../print/save-pseudonyms.ts'
import { chooseWriters, saveResult, sayResult } from '../print/write-result.ts'
import { writeTogether } from '../print/write-together.ts'

/** What one run of `analyze` was asked for. */
export interface AnalysisRequest extends StudyOptions, WorkingOptions, OutputOptions {
  readonly path: string
  /** Where parts are kept; false for nowhere. */
  readonly cache: string | false | undefined
}

/** Loads, analyzes, saves and says what was found. Gives 2 when a file of the study could not be read. */
export async function runAnalysis(asked: AnalysisRequest, terminal: Terminal): Promise<0 | 2> {
  return (await analyzeOnce(asked, terminal)).status
}

async function analyzeOnce(asked: AnalysisRequest, terminal: Terminal) {
  const { path, out, cache, workers = null, quiet } = asked
  const writers = chooseWriters(asked)
  const request = await loadRequest(path, asked)
  requireApart(out, path, request.listed)
  const progress = quiet ? silence : showProgress(terminal)
  const work = ({ folder }: CacheFolder) => runStudy(request, { folder, workers, progress })
  let kept = await openCache(path, cache)
  if (kept.doubt !== null) terminal.tell(`${kept.doubt.message}\n  Nothing is kept for the next run.\n`)
  try {
    const worked = await work(kept).catch((error: unknown) => {
      if (cache !== undefined || kept.doubt !== null || !isCacheError(error)) throw error
      terminal.tell(`${kept.folder} cannot be used (${(error as Error).message}); nothing is kept for the next run.\n`)
      kept = openTemporary(null)
      return work(kept)
    })
    const { written, leftovers } = await saveResult(worked.analysis, asked, writers, worked.stands)
    const status = sayResult(worked.analysis, written, request.listed.problems, asked, terminal)
    const unsaved = worked.pseudonyms === null ? [] : await savePseudonyms(path, worked.pseudonyms, terminal)
    terminal.tell(writeTogether([...leftovers, ...unsaved]))
    if (!quiet) terminal.tell(describeWork(worked))
    return { status, findings: worked.analysis.findings }
  } finally {
    kept.clear()
  }
}

/** What was kept from before, and what of it was damaged; nothing where all is new. */
function describeWork({ transcripts, coded, repaired }: RunSummary): string {
  const kept =
    coded < transcripts ? `${transcripts - coded} of ${plural(transcripts, 'transcript')} kept from before.\n` : ''
  return repaired === 0
    ? kept
    : `${kept}${plural(repaired, 'kept part')} ${repaired === 1 ? 'was' : 'were'} damaged and made anew.\n`
}

/** How often it is looked whether something changed, in milliseconds. */
const often = 500

/**
 * Analyzes, and again whenever the codebook, a transcript or a table beside them changes, until it is stopped; says what
 * is different each time. A file that cannot be read is told, and waited for.
 */
export async function watchAnalysis(asked: AnalysisRequest, terminal: Terminal, stopped?: AbortSignal): Promise<0 | 2> {
  let before: Findings | null = null
  let seen = ''
  while (!stopped?.aborted) {
    const now = await stateOf(await watchedFiles(asked.path, asked.codebook))
    if (now === seen) {
      await pause(often)
      continue
    }
    seen = now
    try {
      const { findings }: { findings: Findings } = await analyzeOnce(asked, terminal)
      if (before !== null) terminal.say(describeChanges(before, findings))
      before = findings
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      terminal.tell(`${error.message}\n`)
    }
    terminal.tell('Watching; Ctrl-C ends it.\n')
  }
  return 0
}

/** What can be seen of files without reading them. */
async function stateOf(paths: readonly string[]): Promise<string> {
  const seen = paths.map(async (path) => {
    const found = await stat(path).catch(() => null)
    return `${path} ${found?.mtimeMs ?? 'none'} ${found?.size ?? ''}`
  })
  return (await Promise.all(seen)).join('\n')
}

/** The codes that are found more or less often than before. */
function describeChanges(before: Findings, after: Findings): string {
  const rowOf = new Map(before.prevalence.map((row) => [row.codeId ?? row.themeId, row]))
  const changed = after.prevalence.flatMap((row) => {
    const id = row.codeId ?? row.themeId
    const [segments, people] = [rowOf.get(id)?.segments ?? 0, rowOf.get(id)?.participants.length ?? 0]
    if (segments === row.segments && people === row.participants.length) return []
    return `  ${id}: ${segments} → ${plural(row.segments, 'segment')}, ${people} → ${plural(row.participants.length, 'participant')}\n`
  })
  return changed.length === 0 ? 'Nothing is counted differently.\n' : `Changed:\n${changed.join('')}`
}
