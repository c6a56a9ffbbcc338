import type { Plan } from '../analysis/plan.ts'
import { nextTurn } from '../boundary/next-turn.ts'
import { hasDoubtfulName } from '../importers/is-doubtful.ts'
import { collectGarbage, type HeapKind, isHeapSmall, useHeap } from '../io/v8-flags.ts'
import type { Threads } from './choose-threads.ts'
import type { WorkerSteps } from './steps.ts'
import type { TranscriptTask } from './store/keys.ts'
import { type StudyRequest, specOf } from './study-request.ts'
import { createWorker, workerMemoryFor } from './worker-lane.ts'
import { createPool, type Lane, type WorkerPool } from './worker-pool.ts'
import { createWorkerSteps } from './worker-steps.ts'

/** Options that determine the threads of a pool. */
export interface PoolOptions {
  readonly folder: string
  readonly threads: Threads
  /** Bytes of the largest transcript. */
  readonly largest: number
  readonly heap: HeapKind
}

/** The threads of a pool, started before the study is planned. */
export interface StartedPool {
  /** The pool for the planned study: this thread uses the plan, workers create their own. */
  readonly open: (plan: Plan) => WorkerPool
  readonly close: () => Promise<void>
}

/** Starts the workers of a study, unless they are to be started late. */
export function startPool(request: StudyRequest, { folder, threads, largest, heap }: PoolOptions): StartedPool {
  useHeap(heap)
  const start = { spec: specOf(request, folder), heap: heap === 'large' ? 'wide' : heap } as const
  const workers = Array.from({ length: threads.workers }, () =>
    createWorker(start, { megabytes: workerMemoryFor(largest) }),
  )
  const startAll = (): void => {
    for (const worker of workers) worker.start()
  }
  if (!threads.isLate) startAll()
  const end = async () => {
    await Promise.all(workers.map(({ close }) => close()))
    await nextTurn()
    useHeap(heap === 'small' || heap === 'middle' ? 'tight' : 'usual')
    collectGarbage()
    if ((heap === 'wide' || heap === 'large') && isHeapSmall()) useHeap('large')
  }
  let ending: Promise<void> | undefined
  const close = () => (ending ??= end())
  const isAlone = threads.workers === 0 || threads.isLate
  return {
    open: (plan) => {
      const steps = createWorkerSteps(plan, { ...request, folder, onCoding: startAll })
      return { ...createPool([...workers, createOwnLane(steps, isAlone)]), close }
    },
    close,
  }
}

/** Size of a file in bytes up to which this thread takes it, although it would end the program if it died of it. */
const harmless = 4e6
/** An archive may hold many times its size. */
const unpacked = 10

const isHarmless = ({ file, size }: TranscriptTask): boolean =>
  size * (hasDoubtfulName(file) ? unpacked : 1) <= harmless

/** This thread as one of those that do steps. Beside workers that have started, it leaves them what might take its memory. */
const createOwnLane = (steps: WorkerSteps, isAlone: boolean): Lane => ({
  ...{ room: 1, ready: Promise.resolve(), isReplaceable: false, close: async () => {} },
  takes: (tasks) => isAlone || tasks.every(isHarmless),
  run: ({ step, args }) => (steps[step] as (...given: readonly unknown[]) => Promise<unknown>)(...args),
})
