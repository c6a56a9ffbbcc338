import { availableParallelism } from 'node:os'
import { joinFindings } from '../../analysis/join-findings.ts'
import { planStudy } from '../../analysis/plan-study.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import type { SampleClusters } from '../../findings/clusters/describe-clusters.ts'
import { largestBytes } from '../../importers/index.ts'
import { readResource } from '../../io/package-files.ts'
import { hashText } from '../../math/random.ts'
import { type Crew, callCrew, memoryFor } from '../crew.ts'
import { findTasks, pseudonymsOf, releaseOf, type StudyRequest, type Worked, type Working } from '../run-study.ts'
import { readTally, sumTallies } from '../store/coded-part.ts'
import { clusterKey, fingerprintOf } from '../store/keys.ts'
import { openStore, readValue, requireValue, type Store, writeValue } from '../store/store.ts'
import { storedTalk } from '../store/stored-talk.ts'
import { codeAll, fitAll, prepareAll } from '../work-steps.ts'
import { type OpenWork, openWork } from './open-work.ts'
import {
  type AssignIndex,
  type FitIndex,
  hashStrings,
  isSameFit,
  type MapIndex,
  readFit,
  readIndexes,
  readOwnIndex,
  type Shard,
  writeFit,
  writeIndex,
} from './shard-index.ts'

/** Whether a step had to be done; it is skipped where it is finished. */
export type Done = 'done' | 'skipped'

/** The shard of a transcript: a hash of its id, so that adding transcripts moves no others. */
export const shardOf = (transcriptId: string, of: number): number => hashText(transcriptId) % of

/** Prepares the transcripts of a shard. */
export async function mapShard(request: StudyRequest, shard: Shard, working: Working): Promise<Done> {
  const fingerprint = fingerprintOf(request)
  const finished = readOwnIndex(working.folder, 'map', shard, fingerprint)
  if (finished !== null && isPreparedWhole(finished, openStore(working.folder))) return 'skipped'
  const plan = await planStudy(request.frame, request.chosen, readResource)
  return withCrew<Done>(request, working, async (crew) => {
    const { tasks: all, failures, notes } = await findTasks(request, plan)
    const tasks = all.filter(({ id }) => shardOf(id, shard.of) === shard.index)
    const { results } = await prepareAll(tasks, crew, working.progress)
    writeIndex(working.folder, {
      stage: 'map',
      ...shard,
      fingerprint,
      names: hashStrings(all.map(({ file }) => file)),
      tasks,
      results,
      failures,
      notes,
    })
    return 'done'
  })
}

/** Whether every part of a finished shard is still there as it was written. */
const isPreparedWhole = ({ results }: MapIndex, store: Store): boolean =>
  results.every((result) => !('key' in result) || store.read('prepared', result.key, (part) => part.verify() ?? true))

/** Fits the study on all prepared transcripts. */
export async function fitShards(request: StudyRequest, working: Working): Promise<Done> {
  const { plan, store, ready, settled, fingerprint, transcripts } = await openWork(request, working.folder)
  return withCrew<Done>(request, working, async (crew) => {
    const fit = await fitAll(ready, settled, plan, request.version, crew, store)
    await crew.cluster(fit)
    writeFit(working.folder, { fingerprint, fit, transcripts })
    return 'done'
  })
}

/** The fitted model of opened work. @throws InputError when it is missing, damaged, or was fitted on other transcripts */
export function readFitOf({ folder, fingerprint, transcripts }: OpenWork): FitIndex {
  const fit = readFit(folder, fingerprint)
  if (fit.transcripts === transcripts) return fit
  throw inputError({
    code: 'work/missing',
    place: { file: folder },
    message: 'the study was fitted on other transcripts than those that are prepared',
    fix: 'run "themata fit", then "themata assign" for each shard',
  })
}

/** Codes the transcripts of a shard with what was fitted. */
export async function assignShard(request: StudyRequest, shard: Shard, working: Working): Promise<Done> {
  readFit(working.folder, fingerprintOf(request))
  const work = await openWork(request, working.folder)
  const { plan, store, settled, fingerprint } = work
  const fit = readFitOf(work)
  const finished = readOwnIndex(working.folder, 'assign', shard, fingerprint)
  if (finished !== null && isSameFit(finished.fit, fit) && isCodedWhole(finished, store)) return 'skipped'
  return withCrew<Done>(request, working, async (crew) => {
    const own = work.ready.filter(({ account }) => shardOf(account.id, shard.of) === shard.index)
    const { keys, tally } = await codeAll(own, { settled, fit: fit.fit }, plan, crew, working.progress)
    const tallyKey = hashStrings([fingerprint, fit.fit, fit.transcripts, `${shard.index}/${shard.of}`, ...keys])
    writeValue(store, tallyKey, tally)
    writeIndex(working.folder, {
      stage: 'assign',
      ...shard,
      fingerprint,
      fit,
      keys: own.map(({ order }, at) => [order, keys[at]!] as const),
      tally: tallyKey,
    })
    return 'done'
  })
}

const isCodedWhole = ({ keys, tally }: AssignIndex, store: Store): boolean =>
  readValue(store, tally) !== null && keys.every(([, key]) => readTally(store, key) !== null)

/** Adds up what all shards made; the transcripts of the result are read from the folder while it is written. */
export async function reduceShards(
  request: StudyRequest,
  folder: string,
): Promise<Pick<Worked, 'analysis' | 'stands' | 'pseudonyms'>> {
  readFit(folder, fingerprintOf(request))
  const work = await openWork(request, folder)
  const { plan, store, settled, ready, fingerprint, failures, notes } = work
  const fit = readFitOf(work)
  const assigned = readIndexes(folder, 'assign', fingerprint)
  const keys = codedKeys(work, fit, assigned)
  const clusters = requireValue<SampleClusters>(store, clusterKey(fit.fit, plan.options), {
    name: 'clusters of the sample',
    fix: 'run "themata fit" again',
  })
  const tallies = assigned.map(({ tally, index, of }) => ({
    kind: 'study' as const,
    key: tally,
    name: `counts of shard ${index}/${of}`,
    fix: `run "themata assign" with --shard ${index}/${of} again`,
  }))
  const tally = sumTallies(tallies, plan.options, store)
  const analysis = joinFindings(plan, settled, { tally, clusters }, storedTalk(ready, keys, settled, store), {
    version: releaseOf(request.version),
    failures,
    notes,
  })
  return { analysis, ...pseudonymsOf(plan, settled, tally) }
}

/** The key of each coded transcript, in the order of the study. */
function codedKeys({ folder, ready }: OpenWork, fit: FitIndex, assigned: readonly AssignIndex[]): string[] {
  const stale = assigned.filter((index) => !isSameFit(index.fit, fit))
  const keyByOrder = new Map(assigned.flatMap(({ keys }) => keys))
  const lost = ready.filter(({ order }) => !keyByOrder.has(order)).map(({ account }) => account.id)
  if (stale.length === 0 && lost.length === 0 && keyByOrder.size === ready.length)
    return ready.map(({ order }) => keyByOrder.get(order)!)
  throw inputError({
    code: 'work/missing',
    place: { file: folder },
    message:
      lost.length > 0
        ? `${lost.length} of ${ready.length} transcripts are not coded: ${lost.slice(0, 5).join(', ')}${lost.length > 5 ? ', …' : ''}`
        : 'shards were coded with another fit than the last',
    fix: 'run "themata fit", then "themata assign" for each shard',
  })
}

async function withCrew<Result>(
  { frame, chosen, version }: StudyRequest,
  { folder, workers }: Working,
  work: (crew: Crew) => Promise<Result>,
): Promise<Result> {
  const setup = { frame: { ...frame, decisions: [] }, chosen, version, folder }
  const crew = await callCrew(setup, workers ?? availableParallelism(), { megabytes: memoryFor(largestBytes) })
  try {
    return await work(crew)
  } finally {
    await crew.close()
  }
}
