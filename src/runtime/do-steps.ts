import { parentPort, workerData } from 'node:worker_threads'
import { planStudy } from '../analysis/plan-study.ts'
import { attempt } from '../boundary/diagnostic.ts'
import { readResource } from '../io/package-files.ts'
import { safeReader } from '../io/readers.ts'
import type { WorkerSteps } from './steps.ts'
import type { RunSpec } from './store/keys.ts'
import type { WorkerAnswer, WorkerStart } from './worker-lane.ts'
import type { StepCall } from './worker-pool.ts'
import { createWorkerSteps } from './worker-steps.ts'

/** Does steps in a worker thread, one at a time, after planning the study. Answers are sent in the order of the calls. */
export async function doSteps(before: (call: StepCall) => void = () => {}): Promise<void> {
  const { spec } = workerData as WorkerStart
  let last: Promise<unknown> = Promise.resolve()
  parentPort!.on('message', (call: StepCall) => {
    last = last.then(async () => {
      before(call)
      parentPort!.postMessage(await answer(call, planned))
    })
  })
  const planned = attempt(() => createSteps(spec))
  await planned
  parentPort!.postMessage('ready' satisfies WorkerAnswer)
}

const createSteps = async (spec: RunSpec): Promise<WorkerSteps> =>
  createWorkerSteps(await planStudy(spec.frame, spec.chosen, readResource), { ...spec, reader: safeReader })

/** Does a step. Problems of the input are returned, since errors lose their class on the way between threads. */
async function answer(
  { step, args }: StepCall,
  planned: ReturnType<typeof attempt<WorkerSteps>>,
): Promise<Exclude<WorkerAnswer, 'ready'>> {
  const steps = await planned
  if ('problems' in steps) return steps
  return attempt(() => (steps.value[step] as (...given: readonly unknown[]) => Promise<unknown>)(...args))
}
