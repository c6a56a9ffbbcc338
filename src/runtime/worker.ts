import { useSmallMainHeap } from '../io/v8-flags.ts'
import type { WorkerSteps } from './steps.ts'
import type { RunSpec } from './store/keys.ts'
import type { StepCall } from './worker-pool.ts'

useSmallMainHeap() // again, before all else: each new thread sets it back
const { attempt } = await import('../boundary/diagnostic.ts')
const { planStudy } = await import('../analysis/plan-study.ts')
const { readResource } = await import('../io/package-files.ts')
const { createWorkerSteps } = await import('./worker-steps.ts')

let ready: Promise<WorkerSteps> | undefined

const start = async (spec: RunSpec): Promise<WorkerSteps> =>
  createWorkerSteps(await planStudy(spec.frame, spec.chosen, readResource), spec)

/**
 * Does one step in a worker thread, which plans the study at the first call. Problems of the input are returned, since
 * errors lose their class on the way between threads.
 */
export default async function work({ spec, step, args }: StepCall & { readonly spec: RunSpec }): Promise<unknown> {
  ready ??= start(spec)
  const steps = await ready
  return attempt(() => (steps[step] as (...given: readonly unknown[]) => Promise<unknown>)(...args))
}
