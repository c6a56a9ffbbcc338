import { type Drawn, drawSample, fitStudy, lotsOf } from '../analysis/fit-study.ts'
import type { Plan } from '../analysis/plan-study.ts'
import type { Settled } from '../analysis/resolve-study.ts'
import { type Diagnostic, InputError } from '../boundary/diagnostic.ts'
import { groupBy, sum } from '../collections.ts'
import { createSum, type Tally } from '../findings/tally/tally.ts'
import { matrixOf } from '../model/matrix.ts'
import type { CodeTask } from './code-step.ts'
import { type Crew, forEachBounded } from './crew.ts'
import type { PreparedResult } from './prepare-step.ts'
import type { Progress } from './progress.ts'
import { createSmaller } from './shards/small-accounts.ts'
import type { SampleTask, Steps } from './steps.ts'
import { fitKey, type Task } from './store/keys.ts'
import { readValue, type Store, writeValue } from './store/store.ts'

/** Bytes of transcripts that a worker is handed at once: enough to be worth the telling, few enough to lose. */
const handful = 1 << 20

/** A prepared transcript with its task. */
export type Ready = Extract<PreparedResult, { key: string }> & { readonly task: Task }

/** What became of each transcript, in the order in which they were given. */
export interface PreparedStudy {
  readonly results: readonly PreparedResult[]
  readonly repaired: number
}

/** Those that are ready, each with its task, and why the others are not. */
export function sortOut(tasks: readonly Task[], results: readonly PreparedResult[]) {
  const taskByOrder = new Map(tasks.map((task) => [task.order, task]))
  return {
    ready: results.flatMap((result): Ready[] =>
      'key' in result ? [{ ...result, task: taskByOrder.get(result.order)! }] : [],
    ),
    failures: results.flatMap((result) => ('problems' in result ? result.problems : [])),
  }
}

/** Prepares transcripts: each by itself, many at once. */
export async function prepareAll(tasks: readonly Task[], crew: Crew, progress: Progress): Promise<PreparedStudy> {
  const stage = progress.begin('Reading', totalSize(tasks))
  const smaller = createSmaller()
  const answers = await forEachBounded(
    handfuls(tasks, ({ size }) => size),
    2 * crew.size,
    async (some) => {
      const answer = await withSecondTry(some, crew.prepare, (lost) => ({
        results: [{ order: lost.order, problems: [diedOf(lost)] }],
        repaired: 0,
      }))
      stage.advance(totalSize(some))
      return answer.map(({ results, repaired }) => ({ results: results.map(smaller), repaired }))
    },
  )
  stage.end()
  return {
    results: answers.flat().flatMap((answer) => answer.results),
    repaired: answers.flat().reduce((total, { repaired }) => total + repaired, 0),
  }
}

/** What is fitted on the study: its key, with what only all transcripts together show. */
export interface FittedWork {
  readonly settled: Settled
  readonly fit: string
}

/** Fits similarity to codes on a sample of all transcripts, and gives the key of what was fitted. */
export async function fitAll(
  ready: readonly Ready[],
  settled: Settled,
  plan: Plan,
  version: string,
  crew: Crew,
  store: Store,
): Promise<string> {
  const drawn = drawSample(lotsOfAll(ready, settled, plan.options.seed))
  const wanted = [...groupBy(drawn, ({ order }) => order)].map(([at, own]): SampleTask => {
    const { task, key, account } = ready[at]!
    return {
      task,
      key,
      circumstances: settled.circumstancesOf(account.id),
      positions: own.map(({ position }) => position),
    }
  })
  const fit = fitKey(
    wanted.map(({ key, circumstances, positions }) => [`${key} ${rolesOf(circumstances.speakers)}`, positions]),
    plan,
    version,
    settled.stands,
  )
  if (readValue(store, fit) === null) {
    const some = handfuls(wanted, () => handful / 64)
    const samples = await forEachBounded(some, 2 * crew.size, (tasks) => crew.sample(tasks))
    const sample = {
      segments: samples.flatMap(({ segments }) => segments),
      vectors: matrixOf(
        samples.flatMap(({ rows }) => rows),
        ready[0]?.width ?? 0,
      ),
    }
    writeValue(store, fit, await fitStudy(sample, plan, settled.stands))
  }
  return fit
}

function* lotsOfAll(ready: readonly Ready[], settled: Settled, seed: number): Generator<Drawn[]> {
  for (const [at, { account, cutsBySpeaker }] of ready.entries()) {
    const { speakers } = settled.circumstancesOf(account.id)
    const kept = sum(cutsBySpeaker.keys(), (speaker) =>
      speakers[speaker]!.role === 'interviewer' ? 0 : cutsBySpeaker[speaker]!,
    )
    yield lotsOf(account.id, at, kept, seed)
  }
}

const rolesOf = (speakers: Settled['accounts'][number]['speakers']): string =>
  speakers.map(({ role }) => role[0]).join('')

/** Where each coded transcript lies, and what they add up to. */
export interface CodedStudy {
  readonly keys: readonly string[]
  /** Keys of what else was needed to find them. */
  readonly used: readonly string[]
  readonly tally: Tally
  readonly coded: number
  readonly repaired: number
}

/** Codes transcripts: each by itself, many at once. */
export async function codeAll(
  ready: readonly Ready[],
  { settled, fit }: FittedWork,
  plan: Plan,
  crew: Crew,
  progress: Progress,
): Promise<CodedStudy> {
  const stage = progress.begin('Coding', totalSize(ready.map(({ task }) => task)))
  const reference = { fit, stands: settled.stands }
  const tallies = createSum(plan.options)
  const total = { coded: 0, repaired: 0 }
  const answers = await forEachBounded(
    handfuls(ready, ({ task }) => task.size),
    2 * crew.size,
    async (some) => {
      const work = some.map(({ task, key, account }): CodeTask => {
        return { task, key, circumstances: settled.circumstancesOf(account.id) }
      })
      const answer = await withSecondTry(
        work,
        (own) => crew.code(own, reference),
        ({ task }): Awaited<ReturnType<Steps['code']>> => {
          throw new InputError([diedOf(task)])
        },
      )
      stage.advance(totalSize(some.map(({ task }) => task)))
      for (const { tally, coded, repaired } of answer) {
        tallies.add(tally)
        total.coded += coded
        total.repaired += repaired
      }
      return answer.map(({ keys, used }) => ({ keys, used })) // what is added up is held no longer
    },
  )
  stage.end()
  const places = answers.flat()
  return {
    keys: places.flatMap(({ keys }) => keys),
    used: places.flatMap(({ used }) => used),
    tally: tallies.total,
    ...total,
  }
}

const totalSize = (tasks: readonly Pick<Task, 'size'>[]): number => tasks.reduce((total, { size }) => total + size, 0)

/** Items in a row, as many as make a handful. */
function* handfuls<Item>(items: readonly Item[], sizeOf: (item: Item) => number): Generator<Item[]> {
  let held: Item[] = []
  let size = 0
  for (const item of items) {
    held.push(item)
    size += sizeOf(item)
    if (size < handful) continue
    yield held
    held = []
    size = 0
  }
  if (held.length > 0) yield held
}

/** How often a transcript is tried by itself before it is given up. */
const triesAlone = 2

/**
 * Does work on a handful. Where the worker dies of it, each item is tried again by itself, so that one that kills its
 * worker costs the others nothing.
 */
async function withSecondTry<Item, Result>(
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<Result>,
  giveUp: (item: Item) => Result,
): Promise<Result[]> {
  const whole = await survive(() => work(items))
  if (whole !== null) return [whole.value]
  const results: Result[] = []
  for (const item of items) {
    let alone: { readonly value: Result } | null = null
    for (let time = 0; alone === null && time < triesAlone; time++) alone = await survive(() => work([item]))
    results.push(alone === null ? giveUp(item) : alone.value)
  }
  return results
}

/** What work gives; null where its worker died of it. */
async function survive<Result>(work: () => Promise<Result>): Promise<{ readonly value: Result } | null> {
  try {
    return { value: await work() }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return null
    throw error
  }
}

const diedOf = ({ path }: Task): Diagnostic => ({
  level: 'error',
  code: 'import/worker-died',
  place: { file: path },
  message: 'reading or coding this file used up the memory of its worker, again and again',
  fix: 'split it into one file an interview, or take it out of the folder',
})
