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
 * Sizes of a study in bytes from which a worker saves more time than it takes: it loads the program and compiles for itself,
 * while this thread works. Where much is held, as of many decisions, it would take memory that is needed.
 */
const fromSize = { usual: 1_200_000, muchHeld: 3_000_000 }
const muchHeld = 20e6
/** Bytes for each worker: more of them would mostly load and compile. */
const ofWorker = 3e6
/** Size up to which transcripts that are stored are read again before a worker has started. */
const untilLate = 16e6

/** What threads are chosen by. */
interface ThreadContext {
  /** Of the store: if it has a part for most transcripts, they were probably prepared before. */
  readonly folder: string
  /** Bytes that are held of the study. */
  readonly held: number
}

/** Chooses the threads for a study. */
export function chooseThreads(
  tasks: readonly Pick<TranscriptTask, 'size'>[],
  { folder, held }: ThreadContext,
): Threads {
  const size = sum(tasks, (task) => task.size)
  if (size < fromSize[held > muchHeld ? 'muchHeld' : 'usual']) return { workers: 0, isLate: false }
  const isLate = size < untilLate && countParts(folder, 'prepared') >= 0.9 * tasks.length
  return { workers: Math.min(availableParallelism() - 1, Math.ceil(size / ofWorker)), isLate }
}
