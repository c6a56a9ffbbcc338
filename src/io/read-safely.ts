import type { TranscriptReader } from '../analysis/transcript-reader.ts'
import { hasDoubtfulName, isDoubtful } from '../importers/is-doubtful.ts'
import { type ReadingThread, readingThread } from './reading-thread.ts'

/**
 * Creates a reader that has doubtful files (`isDoubtful`) read by a thread that is ended when a file takes more than its
 * budget, and reads all others in this thread. The results are the same.
 *
 * @param direct reads in this thread
 */
export const createSafeReader = (thread: ReadingThread, direct: TranscriptReader): TranscriptReader => ({
  refusalOf: direct.refusalOf,
  open: (source) => (isDoubtful(source) ? thread.run('open', [source]) : direct.open(source)),
  read: (source, request) =>
    isDoubtful(source) ? thread.run('read', [source, request]) : direct.read(source, request),
  rest: () => {
    direct.rest()
    thread.end()
  },
})

/** Starts the reading thread while something else is done, if there is a file by whose name it will be needed. */
export const expectFiles = (names: readonly string[]): void => {
  if (names.some(hasDoubtfulName)) readingThread.start()
}
