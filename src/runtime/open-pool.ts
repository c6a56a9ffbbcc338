import type { Plan } from '../analysis/plan.ts'
import { nextTurn } from '../boundary/next-turn.ts'
import { hasDoubtfulName } from '../importers/is-doubtful.ts'
import { collectGarbage, type HeapKind, isHeapSmall, useHeap } from '../io/v8-flags.ts'
import type { TranscriptTask } from './store/keys.ts'
import { type StudyRequest, specOf } from './study-request.ts'
import { startWorker, workerMemoryFor } from './worker-lane.ts'
import { createPool, type Lane, type WorkerPool } from './worker-pool.ts'
import { createWorkerSteps } from './worker-steps.ts'

/** Options that determine the threads of a pool. */
export interface PoolOptions {
  readonly folder: string
  /** Number of workers beside this thread; 0 for this thread alone. */
  readonly workers: number
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

/** Starts the workers of a study. */
export function startPool(request: StudyRequest, { folder, workers, largest, heap }: PoolOptions): StartedPool {
  useHeap(heap)
  const started = Array.from({ length: workers }, () =>
    startWorker({ spec: specOf(request, folder), heap }, { megabytes: workerMemoryFor(largest) }),
  )
  const end = async () => {
    await Promise.all(started.map(({ close }) => close()))
    await nextTurn()
    useHeap(heap === 'small' ? 'tight' : 'usual')
    collectGarbage()
    if (littleIsHeld(heap) && isHeapSmall()) useHeap('large')
  }
  let ending: Promise<void> | undefined
  const close = () => (ending ??= end())
  return {
    open: (plan) => {
      const lanes = [...started, createOwnLane(request, plan, { folder, isAlone: workers === 0 })]
      return { ...createPool(lanes), close }
    },
    close,
  }
}

const littleIsHeld = (heap: HeapKind): boolean => heap === 'wide' || heap === 'large'

/** Size of a file in bytes up to which this thread takes it, although it would end the program if it died of it. */
const harmless = 4e6
/** An archive may hold many times its size. */
const unpacked = 10

const isHarmless = ({ file, size }: TranscriptTask): boolean =>
  size * (hasDoubtfulName(file) ? unpacked : 1) <= harmless

/** This thread as one of those that do steps. Beside workers, it leaves them what might take its memory. */
function createOwnLane(
  request: StudyRequest,
  plan: Plan,
  { folder, isAlone }: { readonly folder: string; readonly isAlone: boolean },
): Lane {
  const steps = createWorkerSteps(plan, { ...request, folder })
  return {
    room: 1,
    ready: Promise.resolve(),
    takes: (tasks) => isAlone || tasks.every(isHarmless),
    run: ({ step, args }) => (steps[step] as (...given: readonly unknown[]) => Promise<unknown>)(...args),
    close: async () => {},
  }
}
