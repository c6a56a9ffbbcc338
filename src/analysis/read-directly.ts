import { openBundle } from '../importers/open-bundle.ts'
import { readSource } from './read-source.ts'
import type { TranscriptReader } from './transcript-reader.ts'

/** Reads in this thread. */
export const readDirectly: TranscriptReader = { open: openBundle, read: readSource }
