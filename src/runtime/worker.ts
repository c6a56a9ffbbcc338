import { workerData } from 'node:worker_threads'
import { loadProgram } from '../io/load-program.ts'
import type { WorkerStart } from './worker-lane.ts'

/** What a worker thread runs. */
interface WorkerProgram {
  readonly loadWorker: () => Promise<typeof import('./do-steps.ts')>
}

const { entries } = loadProgram<WorkerProgram>((workerData as WorkerStart).heap) // flags are of all threads
const { doSteps } = await entries.loadWorker()
await doSteps()
