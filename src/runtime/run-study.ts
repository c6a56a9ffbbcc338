import { runStages } from '../analysis/analyze.ts'
import { planStudy } from '../analysis/plan-study.ts'
import { segmentsOf } from '../analysis/prepare-file.ts'
import type { Stages } from '../analysis/stages.ts'
import { readResource } from '../io/package-files.ts'
import { expectFiles } from '../io/read-safely.ts'
import type { Analysis } from '../model/analysis.ts'
import { settingsOf } from '../study/read-settings.ts'
import { bytesHeld, chooseHeap } from './choose-heap.ts'
import { chooseThreads } from './choose-threads.ts'
import { clusterInStore } from './cluster-step.ts'
import { pseudonymsOf, type UsedPseudonyms } from './names.ts'
import { startPool } from './open-pool.ts'
import { withPrepared } from './prepare-step.ts'
import { codeInStore, fitInStore, prepareInStore, type StoreRun } from './stages-in-store.ts'
import { clusterKey } from './store/keys.ts'
import { unpackPrepared } from './store/prepared-part.ts'
import { openStore, pruneStore } from './store/store.ts'
import { storedTranscripts } from './store/stored-transcripts.ts'
import { type StoredTranscript, separateFailures } from './stored-transcript.ts'
import { type ExecutionOptions, listTasks, releaseOf, type StudyRequest } from './study-request.ts'

/** An analysis, and a summary of the work that was done for it. */
export interface RunSummary extends UsedPseudonyms {
  readonly analysis: Analysis
  /** Number of transcripts, and of those that had to be coded; the codings of the others were stored. */
  readonly transcripts: number
  readonly coded: number
  /** Number of parts that were damaged and rebuilt. */
  readonly repaired: number
}

/**
 * Analyzes a study on disk, in the stages of `analyze`, with no more in memory than a few transcripts take: transcripts
 * are prepared and coded by workers, and results are kept in a store, so that a second run does only what changed.
 *
 * @throws InputError when the files that describe the study, or all transcripts, cannot be read
 */
export async function runStudy(
  request: StudyRequest,
  { folder, workers, progress, asking = null, hasPage = false, onCounted }: ExecutionOptions,
): Promise<RunSummary> {
  const { frame, chosen, reader, version } = request
  const found = await listTasks(request, settingsOf(frame))
  const largest = found.tasks.reduce((most, task) => Math.max(most, task.size), 0)
  const held = bytesHeld(frame, found.tasks)
  const threads = workers === null ? chooseThreads(found.tasks, folder) : { workers, isLate: false }
  const heap = chooseHeap(held, threads)
  if (threads.workers === 0) expectFiles(found.tasks.map(({ file }) => file))
  const started = startPool(request, { folder, threads, largest, heap })
  try {
    const plan = await planStudy(frame, chosen, readResource)
    const pool = started.open(plan)
    const store = openStore(folder)
    const { stages, summary } = stagesInStore(found, { plan, reader, version, pool, store, progress, hasPage })
    const heard = { ...stages, ...(onCounted && { counted: onCounted }) }
    const result = await runStages(plan, heard, releaseOf(version), asking)
    const { used, ...counts } = summary()
    pruneStore(folder, used, Date.now())
    const repaired = counts.repaired + store.takeDamaged()
    return { analysis: result.analysis, ...pseudonymsOf(result), ...counts, repaired }
  } finally {
    await started.close()
  }
}

/** The stages of an analysis in a store, and a summary of what they did. */
function stagesInStore(found: Awaited<ReturnType<typeof listTasks>>, run: StoreRun) {
  const { plan, store } = run
  const used = new Set<string>()
  const counts = { transcripts: 0, coded: 0, repaired: 0 }
  const stages: Stages<StoredTranscript, string> = {
    async prepare() {
      const { tasks, failures, notes } = found
      const { results, repaired } = await prepareInStore(tasks, run)
      const { transcripts, failures: unread } = separateFailures(tasks, results)
      counts.transcripts = transcripts.length
      counts.repaired += repaired
      for (const { key } of transcripts) used.add(key)
      return {
        ...{ transcripts, notes, found: tasks.length + failures.length },
        failures: [...failures, ...unread],
      }
    },
    fit: (study) => fitInStore(study, run),
    async *segments({ transcripts, roster }) {
      const { language } = plan.inputs.code.frame
      for (const { task, key, account } of transcripts) {
        const { speakers } = roster.contextOf(account.id)
        yield await withPrepared(task, key, (part) => segmentsOf(unpackPrepared(part), speakers, language), run)
      }
    },
    async cluster(model, codes) {
      used.add(model).add(clusterKey(model, codes, plan.inputs.cluster))
      const stage = run.progress.begin('Looking for clusters', null)
      const found = await clusterInStore(model, codes, run)
      stage.end()
      return found
    },
    async code(study, model) {
      const { keys, used: looked, tally, coded, repaired } = await codeInStore(study, model, run)
      counts.coded = coded
      counts.repaired += repaired
      for (const key of [...keys, ...looked]) used.add(key)
      return { tally, transcripts: storedTranscripts(study, keys, store) }
    },
  }
  return { stages, summary: () => ({ used, ...counts }) }
}
