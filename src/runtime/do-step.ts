import { planStudy } from '../analysis/plan-study.ts'
import { attempt } from '../boundary/diagnostic.ts'
import { readResource } from '../io/package-files.ts'
import { safeReader } from '../io/readers.ts'
import type { WorkerSteps } from './steps.ts'
import type { RunSpec } from './store/keys.ts'
import type { StepCall } from './worker-pool.ts'
import { createWorkerSteps } from './worker-steps.ts'

let ready: Promise<WorkerSteps> | undefined

const start = async (spec: RunSpec): Promise<WorkerSteps> =>
  createWorkerSteps(await planStudy(spec.frame, spec.chosen, readResource), { ...spec, reader: safeReader })

/**
 * Does one step in a worker thread, which plans the study at the first call. Problems of the input are returned, since
 * errors lose their class on the way between threads.
 */
export async function doStep({ spec, step, args }: StepCall & { readonly spec: RunSpec }): Promise<unknown> {
  ready ??= start(spec)
  const steps = await ready
  return attempt(() => (steps[step] as (...given: readonly unknown[]) => Promise<unknown>)(...args))
}
