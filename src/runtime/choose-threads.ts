import { availableParallelism } from 'node:os'
import { sum } from '../collections.ts'
import type { TranscriptTask } from './store/keys.ts'
import { countParts } from './store/store.ts'

/**
 * Sizes of a study in bytes from which several threads are faster than one: each worker compiles the program for itself,
 * which takes about as long as reading and coding two megabytes. Reading again what is stored takes a quarter of that.
 */
const fromSize = { new: 3e6, stored: 16e6 }

/**
 * Chooses the number of workers for a study beside this thread; 0 for this thread alone.
 *
 * @param folder of the store: if it has a part for most transcripts, they were probably prepared before
 */
export function chooseThreads(tasks: readonly Pick<TranscriptTask, 'size'>[], folder: string): number {
  const size = sum(tasks, (task) => task.size)
  const isStored = size >= fromSize.new && countParts(folder, 'prepared') >= 0.9 * tasks.length
  return size < (isStored ? fromSize.stored : fromSize.new) ? 0 : availableParallelism() - 1
}
