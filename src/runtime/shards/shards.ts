import { availableParallelism } from 'node:os'
import { planStudy } from '../../analysis/plan-study.ts'
import { maxBytes } from '../../importers/largest-file.ts'
import { readResource } from '../../io/package-files.ts'
import { hashText } from '../../math/random.ts'
import { startPool } from '../open-pool.ts'
import { codeInStore, fitInStore, prepareInStore, type StoreRun } from '../stages-in-store.ts'
import { readTally } from '../store/coded-part.ts'
import { fingerprintOf } from '../store/keys.ts'
import { openStore, readValue, type Store, writeValue } from '../store/store.ts'
import { type ExecutionOptions, listTasks, type StudyRequest } from '../study-request.ts'
import { hashTranscripts, type OpenWork, openWork, readModel } from './open-work.ts'
import {
  type AssignIndex,
  hashStrings,
  isSameFit,
  type MapIndex,
  readOwnIndex,
  type Shard,
  writeFit,
  writeIndex,
} from './shard-index.ts'

/** The outcome of a step, which is skipped if it was finished before. */
export type StepOutcome = 'done' | 'skipped'

/** The shard of a transcript: a hash of its id, so that adding transcripts moves no others. */
export const shardOf = (transcriptId: string, of: number): number => hashText(transcriptId) % of

/** Prepares the transcripts of a shard. */
export async function mapShard(request: StudyRequest, shard: Shard, execution: ExecutionOptions): Promise<StepOutcome> {
  const { folder } = execution
  const fingerprint = fingerprintOf(request)
  const store = openStore(folder)
  const finished = readOwnIndex(folder, 'map', shard, fingerprint)
  if (finished !== null && isPreparedWhole(finished, store)) return 'skipped'
  const plan = await planStudy(request.frame, request.chosen, readResource)
  return withPool<StepOutcome>({ request, plan, store }, execution, async (run) => {
    const { tasks: all, failures, notes } = await listTasks(request, plan.settings)
    const tasks = all.filter(({ id }) => shardOf(id, shard.of) === shard.index)
    const { results } = await prepareInStore(tasks, run)
    const names = hashStrings(all.map(({ file }) => file))
    writeIndex(folder, { stage: 'map', ...shard, fingerprint, names, tasks, results, failures, notes })
    return 'done'
  })
}

/** True if every part of a finished shard exists and is undamaged. */
const isPreparedWhole = ({ results }: MapIndex, store: Store): boolean =>
  results.every((result) => !('key' in result) || store.read('prepared', result.key, (part) => part.verify() ?? true))

/** Fits the study on all prepared transcripts. */
export async function fitShards(request: StudyRequest, execution: ExecutionOptions): Promise<StepOutcome> {
  const work = await openWork(request, execution.folder)
  return withPool<StepOutcome>(work, execution, async (run) => {
    const fit = await fitInStore(work.study, run)
    const { fingerprint, study } = work
    writeFit(execution.folder, { fingerprint, fit, transcripts: hashTranscripts(study) })
    return 'done'
  })
}

/** Codes the transcripts of a shard with the fitted model. */
export async function assignShard(
  request: StudyRequest,
  shard: Shard,
  execution: ExecutionOptions,
): Promise<StepOutcome> {
  const { folder } = execution
  const work = await openWork(request, folder)
  const { store, study, fingerprint } = work
  const fit = readModel(study, work)
  const finished = readOwnIndex(folder, 'assign', shard, fingerprint)
  if (finished !== null && isSameFit(finished.fit, fit) && isCodedWhole(finished, store)) return 'skipped'
  return withPool<StepOutcome>(work, execution, async (run) => {
    const transcripts = study.transcripts.filter(({ account }) => shardOf(account.id, shard.of) === shard.index)
    const { keys, tally } = await codeInStore({ transcripts, roster: study.roster }, fit.fit, run)
    const tallyKey = hashStrings([fingerprint, fit.fit, fit.transcripts, `${shard.index}/${shard.of}`, ...keys])
    writeValue(store, tallyKey, tally)
    writeIndex(folder, {
      ...{ stage: 'assign', ...shard, fingerprint, fit, tally: tallyKey },
      keys: transcripts.map(({ order }, index) => [order, keys[index]!] as const),
    })
    return 'done'
  })
}

const isCodedWhole = ({ keys, tally }: AssignIndex, store: Store): boolean =>
  readValue(store, tally) !== null && keys.every(([, key]) => readTally(store, key) !== null)

async function withPool<Result>(
  { request, plan, store }: Pick<OpenWork, 'request' | 'plan' | 'store'>,
  { folder, workers, progress }: ExecutionOptions,
  work: (run: StoreRun) => Promise<Result>,
): Promise<Result> {
  const threads = { workers: workers ?? availableParallelism() - 1, isLate: false }
  const heap = threads.workers > 0 ? 'small' : 'usual'
  const started = startPool(request, { folder, threads, largest: maxBytes, heap })
  try {
    return await work({ ...request, plan, pool: started.open(plan), store, progress })
  } finally {
    await started.close()
  }
}
