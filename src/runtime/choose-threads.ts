import { availableParallelism } from 'node:os'
import { sum } from '../collections.ts'
import type { TranscriptTask } from './store/keys.ts'
import { countParts } from './store/store.ts'

/** The threads that work on a study beside this one. */
export interface Threads {
  readonly workers: number
  /** True if they are started only when something has to be coded anew; mostly nothing has. */
  readonly isLate: boolean
}

/**
 * Size of a study in bytes from which a worker saves time by the clock: it loads the program and compiles for itself, while
 * this thread works.
 */
const fromSize = 3e6
/** Bytes for each worker: more of them would mostly load and compile. */
const ofWorker = 3e6
/** Size up to which transcripts that are stored are read again before a worker has started. */
const untilLate = 16e6

/**
 * Chooses the threads for a study.
 *
 * @param folder of the store: if it has a part for most transcripts, they were probably prepared before
 */
export function chooseThreads(tasks: readonly Pick<TranscriptTask, 'size'>[], folder: string): Threads {
  const size = sum(tasks, (task) => task.size)
  if (size < fromSize) return { workers: 0, isLate: false }
  const isLate = size < untilLate && countParts(folder, 'prepared') >= 0.9 * tasks.length
  return { workers: Math.min(availableParallelism() - 1, Math.ceil(size / ofWorker)), isLate }
}
