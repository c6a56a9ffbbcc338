import type { Plan } from '../analysis/plan.ts'
import { useMainHeap } from '../io/v8-flags.ts'
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
}

/** Opens a pool for a planned study: this thread uses the plan, workers create their own. */
export async function openPool(
  request: StudyRequest,
  plan: Plan,
  { folder, workers, largest }: PoolOptions,
): Promise<WorkerPool> {
  if (workers === 0) {
    useMainHeap()
    return poolOfThisThread(createWorkerSteps(plan, { ...request, folder }))
  }
  return createPool(specOf(request, folder), workers, { megabytes: workerMemoryFor(largest) })
}
