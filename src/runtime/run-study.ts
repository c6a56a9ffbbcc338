import { availableParallelism } from 'node:os'
import { nothingRead } from '../analysis/import-files.ts'
import { joinFindings } from '../analysis/join-findings.ts'
import { type Plan, planStudy } from '../analysis/plan-study.ts'
import type { Settled } from '../analysis/resolve-study.ts'
import { settleStudy } from '../analysis/resolve-study.ts'
import type { Tally } from '../findings/tally/tally.ts'
import { type FoundFiles, findFiles } from '../io/find-files.ts'
import type { ListedStudy } from '../io/load-study.ts'
import { readResource } from '../io/package-files.ts'
import { takeRoom, tidy } from '../io/v8-flags.ts'
import type { Analysis, AnalysisOptions } from '../model/analysis.ts'
import type { Stands } from '../model/pseudonym.ts'
import type { StudyFrame } from '../model/study.ts'
import { nameTranscripts } from '../study/name-transcripts.ts'
import { listPseudonyms, type PseudonymRow } from '../study/pseudonym-list.ts'
import { callCrew, memoryFor } from './crew.ts'
import type { Progress } from './progress.ts'
import { clusterKey, type Task, type WorkSetup } from './store/keys.ts'
import { openStore, pruneStore } from './store/store.ts'
import { storedTalk } from './store/stored-talk.ts'
import { codeAll, fitAll, prepareAll, sortOut } from './work-steps.ts'

/** A study on disk, and how it is to be analyzed. */
export interface StudyRequest {
  readonly listed: Pick<ListedStudy, 'base' | 'names'>
  readonly frame: StudyFrame
  readonly chosen: Partial<AnalysisOptions>
  /** With what was built of it, `1.2.0+3f…`: work of another build is never taken for this one's. */
  readonly version: string
}

/** How the work is done; nothing of it changes the result. */
export interface Working {
  /** Where parts are kept from run to run. */
  readonly folder: string
  /** Threads; null lets the size of the study decide. */
  readonly workers: number | null
  readonly progress: Progress
}

/** What the work came to. */
export interface Worked {
  readonly analysis: Analysis
  /** Transcripts, and how many of them had to be coded; the others were kept from before. */
  readonly transcripts: number
  readonly coded: number
  /** Parts that were damaged and made anew. */
  readonly repaired: number
  /** The pseudonym of each name, and where names were replaced; not part of the result, which is shared. */
  readonly stands: Stands
  readonly pseudonyms: readonly PseudonymRow[] | null
}

/** Studies smaller than this are done sooner in one thread than workers are called. */
const worthWorkers = 1_500_000

/**
 * Analyzes a study on disk, in the same steps as `analyze`, with as much in memory as a few transcripts take: transcripts
 * are prepared and coded by workers, and what they make is kept in a store, so that a second run does only what changed.
 *
 * @throws InputError when the study cannot be understood, or no transcript can be read
 */
export async function runStudy(request: StudyRequest, { folder, workers, progress }: Working): Promise<Worked> {
  const { frame, chosen, version } = request
  const plan = await planStudy(frame, chosen, readResource)
  const { tasks, failures, notes } = await findTasks(request, plan)
  const setup: WorkSetup = { frame: { ...frame, decisions: [] }, chosen, version, folder }
  const size = tasks.reduce((total, task) => total + task.size, 0)
  const megabytes = memoryFor(tasks.reduce((most, task) => Math.max(most, task.size), 0))
  const crew = await callCrew(setup, workers ?? (size < worthWorkers ? 0 : availableParallelism()), { megabytes })
  const store = openStore(folder)
  const goThrough = async () => {
    const prepared = await prepareAll(tasks, crew, progress)
    const { ready, failures: unreadable } = sortOut(tasks, prepared.results)
    const unread = [...failures, ...unreadable]
    if (ready.length === 0) throw nothingRead(frame.name, tasks.length + failures.length, unread)
    const settled = settleStudy(
      plan,
      ready.map(({ account }) => account),
    )
    const fitted = { settled, fit: await fitAll(ready, settled, plan, version, crew, store) }
    const [clusters, coded] = await Promise.all([
      crew.cluster(fitted.fit),
      codeAll(ready, fitted, plan, crew, progress),
    ])
    return { ready, unread, fitted, clusters, coded, repaired: prepared.repaired + coded.repaired }
  }
  const { ready, unread, fitted, clusters, coded, repaired } = await goThrough().finally(crew.close)
  takeRoom()
  tidy()
  const talk = storedTalk(ready, coded.keys, fitted.settled, store)
  const analysis = joinFindings(plan, fitted.settled, { tally: coded.tally, clusters }, talk, {
    version: releaseOf(version),
    failures: unread,
    notes,
  })
  const used = [
    ...ready.map(({ key }) => key),
    ...coded.keys,
    ...coded.used,
    fitted.fit,
    clusterKey(fitted.fit, plan.options),
  ]
  pruneStore(folder, new Set(used), Date.now())
  return {
    analysis,
    transcripts: ready.length,
    coded: coded.coded,
    repaired: repaired + store.takeDamaged(),
    ...pseudonymsOf(plan, fitted.settled, coded.tally),
  }
}

/** The pseudonyms of a study, and the list of them that its people may change. */
export const pseudonymsOf = (
  { options }: Plan,
  { stands, listed }: Settled,
  { names }: Pick<Tally, 'names'>,
): Pick<Worked, 'stands' | 'pseudonyms'> => ({
  stands,
  pseudonyms: options.pseudonyms ? listPseudonyms(stands, listed, names) : null,
})

/** A version as results name it. */
export const releaseOf = (version: string): string => version.split('+')[0]!

/** What is to be read, with ids and numbers in the study. */
export async function findTasks(
  { listed: { base, names } }: Pick<StudyRequest, 'listed'>,
  { settings }: Pick<Plan, 'settings'>,
): Promise<Omit<FoundFiles, 'files'> & { readonly tasks: readonly Task[] }> {
  const { files, ...told } = await findFiles(base, names, settings.ignore)
  const ids = nameTranscripts(files.map(({ file }) => file))
  return { ...told, tasks: files.map((found, order) => ({ ...found, order, id: ids[order]! })) }
}
