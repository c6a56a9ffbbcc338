import { workerData } from 'node:worker_threads'
import { loadProgram } from './load-program.ts'

/** What a reading thread runs. */
interface ReadingProgram {
  readonly loadReader: () => Promise<typeof import('./do-reading.ts')>
}

const { entries } = loadProgram<ReadingProgram>(workerData === 'one of many' ? 'small' : 'usual')
const { readForOthers } = await entries.loadReader()
readForOthers()
