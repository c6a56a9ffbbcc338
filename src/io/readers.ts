import { createReader } from '../analysis/create-reader.ts'
import { importers } from '../importers/index.ts'
import { createSafeReader } from './read-safely.ts'
import { readingThread } from './reading-thread.ts'

/*
 * Where the importers join the rest: the entries of the program and of the library import this file, and hand a reader
 * down to what reads files.
 */

/** Reads files of any known format in this thread. */
export const directReader = createReader(importers)

/** The same for files of studies on disk: doubtful ones are read by a thread that can be ended. */
export const safeReader = createSafeReader(readingThread, directReader)
