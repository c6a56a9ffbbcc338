import { loadProgram } from '../io/load-program.ts'

/** What a worker thread runs. */
interface WorkerProgram {
  readonly loadWorker: () => Promise<typeof import('./do-step.ts')>
}

const { entries } = loadProgram<WorkerProgram>('small') // each new thread sets the flags back
const { doStep } = await entries.loadWorker()

export default doStep
