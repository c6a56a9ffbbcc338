import type { Plan } from '../analysis/plan.ts'
import { nextTurn } from '../boundary/next-turn.ts'
import { collectGarbage, isHeapSmall, useMainHeap } from '../io/v8-flags.ts'
import { type StudyRequest, specOf } from './study-request.ts'
import { createPool, poolOfThisThread, type WorkerPool, workerMemoryFor } from './worker-pool.ts'
import { createWorkerSteps } from './worker-steps.ts'

/** Options that determine the threads of a pool. */
export interface PoolOptions {
  readonly folder: string
  /** 0 for this thread alone. */
  readonly workers: number
  /** Bytes of the largest transcript. */
  readonly largest: number
  /** Percent by which the heap of this thread grows before garbage is collected, if it does the work. */
  readonly growing?: number
}

/** Opens a pool for a planned study: this thread uses the plan, workers create their own. */
export async function openPool(
  request: StudyRequest,
  plan: Plan,
  { folder, workers, largest, growing }: PoolOptions,
): Promise<WorkerPool> {
  if (workers === 0) useMainHeap(growing)
  const pool =
    workers === 0
      ? poolOfThisThread(createWorkerSteps(plan, { ...request, folder }))
      : await createPool(specOf(request, folder), workers, { megabytes: workerMemoryFor(largest) })
  const close = async () => {
    await pool.close()
    await nextTurn()
    useMainHeap(workers > 1 ? 40 : undefined)
    collectGarbage()
    if (workers <= 1 && isHeapSmall()) useMainHeap(growing)
  }
  let closing: Promise<void> | undefined
  return { ...pool, close: () => (closing ??= close()) }
}
