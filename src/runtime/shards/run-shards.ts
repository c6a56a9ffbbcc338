import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { nothingRead } from '../../analysis/import-files.ts'
import { joinFindings } from '../../analysis/join-findings.ts'
import { type Plan, planStudy } from '../../analysis/plan-study.ts'
import { settleStudy } from '../../analysis/resolve-study.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import type { SampleClusters } from '../../findings/clusters/describe-clusters.ts'
import { mergeTallies, type Tally } from '../../findings/tally/tally.ts'
import { largestBytes } from '../../importers/index.ts'
import { readResource } from '../../io/package-files.ts'
import { hashText } from '../../math/random.ts'
import type { Analysis } from '../../model/analysis.ts'
import { type Crew, callCrew, memoryFor } from '../crew.ts'
import { findTasks, releaseOf, type StudyRequest, type Working } from '../run-study.ts'
import { clusterKey, fingerprintOf } from '../store/keys.ts'
import { openStore, readValue, type Store, writeValue } from '../store/store.ts'
import { storedTalk } from '../store/stored-talk.ts'
import { codeAll, fitAll, prepareAll, sortOut } from '../work-steps.ts'
import { hashNames, readFit, readIndexes, readOwnIndex, type Shard, writeFit, writeIndex } from './work-index.ts'

/** Whether a step had to be done; it is skipped where it is finished. */
export type Done = 'done' | 'skipped'

/** The shard of a transcript: a hash of its id, so that adding transcripts moves no others. */
export const shardOf = (transcriptId: string, of: number): number => hashText(transcriptId) % of

/** Prepares the transcripts of a shard. */
export async function mapShard(request: StudyRequest, shard: Shard, working: Working): Promise<Done> {
  const fingerprint = fingerprintOf(request)
  if (readOwnIndex(working.folder, 'map', shard, fingerprint) !== null) return 'skipped'
  return withCrew<Done>(request, working, async ({ plan, crew }) => {
    const { tasks: all, failures, notes } = await findTasks(request, plan)
    const tasks = all.filter(({ id }) => shardOf(id, shard.of) === shard.index)
    const { results } = await prepareAll(tasks, crew, working.progress)
    writeIndex(working.folder, {
      stage: 'map',
      ...shard,
      fingerprint,
      names: hashNames(all.map(({ file }) => file)),
      tasks,
      results,
      failures,
      notes,
    })
    return 'done'
  })
}

/** Fits the study on all prepared transcripts. */
export async function fitShards(request: StudyRequest, working: Working): Promise<Done> {
  const fingerprint = fingerprintOf(request)
  const mapped = readMapped(request, working.folder, fingerprint)
  return withCrew<Done>(request, working, async ({ plan, crew, store }) => {
    const { fit } = await fitAll(mapped.ready, plan, request.version, crew, store)
    await crew.cluster(fit)
    writeFit(working.folder, { fingerprint, fit })
    return 'done'
  })
}

/** Codes the transcripts of a shard with what was fitted. */
export async function assignShard(request: StudyRequest, shard: Shard, working: Working): Promise<Done> {
  const fingerprint = fingerprintOf(request)
  const { fit } = readFit(working.folder, fingerprint)
  const finished = readOwnIndex(working.folder, 'assign', shard, fingerprint)
  if (finished !== null && 'fit' in finished && finished.fit === fit) return 'skipped'
  const mapped = readMapped(request, working.folder, fingerprint)
  return withCrew<Done>(request, working, async ({ plan, crew, store }) => {
    const settled = settleStudy(
      plan,
      mapped.ready.map(({ account }) => account),
    )
    const own = mapped.ready.filter(({ account }) => shardOf(account.id, shard.of) === shard.index)
    const { keys, tally } = await codeAll(own, { settled, fit }, plan, crew, working.progress)
    const tallyKey = createHash('sha256')
      .update(JSON.stringify([fingerprint, fit, shard, keys]))
      .digest('hex')
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

/** Adds up what all shards made; the talk of the result is read from the folder while it is written. */
export async function reduceShards(request: StudyRequest, folder: string): Promise<Analysis> {
  const fingerprint = fingerprintOf(request)
  const { fit } = readFit(folder, fingerprint)
  const { ready, failures, notes } = readMapped(request, folder, fingerprint)
  const assigned = readIndexes(folder, 'assign', fingerprint)
  const plan = await planStudy(request.frame, request.chosen, readResource)
  const store = openStore(folder)
  const settled = settleStudy(
    plan,
    ready.map(({ account }) => account),
  )
  const keyByOrder = new Map(assigned.flatMap(({ keys }) => keys))
  const stale = assigned.some((index) => index.fit !== fit) || ready.some(({ order }) => !keyByOrder.has(order))
  const tallies = assigned.map((index) => readValue<Tally>(store, index.tally))
  const clusters = readValue<SampleClusters>(store, clusterKey(fit, plan.options))
  if (stale || clusters === null || tallies.includes(null)) {
    throw inputError({
      code: 'work/missing',
      place: { file: folder },
      message: 'what shards made does not belong to what was fitted last, or is damaged',
      fix: 'run "themata fit", then "themata assign" for each shard',
    })
  }
  const tally = mergeTallies(tallies as Tally[], plan.options)
  const keys = ready.map(({ order }) => keyByOrder.get(order)!)
  const talk = storedTalk(ready, keys, settled, store)
  return joinFindings(plan, settled, { tally, clusters }, talk, {
    version: releaseOf(request.version),
    failures,
    notes,
  })
}

/** All prepared transcripts in the order of the study, from the indexes of the shards. */
export function readMapped({ frame }: StudyRequest, folder: string, fingerprint: string) {
  const indexes = readIndexes(folder, 'map', fingerprint)
  if (new Set(indexes.map(({ names }) => names)).size > 1) {
    throw inputError({
      code: 'work/mixed',
      place: { file: folder },
      message: 'transcripts were added or taken away while the shards were prepared',
      fix: 'take away map-*.json and prepare the shards again; what did not change is kept',
    })
  }
  const tasks = indexes.flatMap((index) => index.tasks)
  const results = indexes.flatMap((index) => index.results).sort((a, b) => a.order - b.order)
  const { ready, failures: unreadable } = sortOut(tasks, results)
  const { failures, notes } = indexes[0]!
  const unread = [...failures, ...unreadable]
  if (ready.length === 0) throw nothingRead(frame.name, tasks.length, unread)
  return { ready, failures: unread, notes }
}

async function withCrew<Result>(
  { frame, chosen, version }: StudyRequest,
  { folder, workers }: Working,
  work: (means: { readonly plan: Plan; readonly crew: Crew; readonly store: Store }) => Promise<Result>,
): Promise<Result> {
  const plan = await planStudy(frame, chosen, readResource)
  const setup = { frame: { ...frame, decisions: [] }, chosen, version, folder }
  const crew = await callCrew(setup, workers ?? availableParallelism(), { megabytes: memoryFor(largestBytes) })
  try {
    return await work({ plan, crew, store: openStore(folder) })
  } finally {
    await crew.close()
  }
}
