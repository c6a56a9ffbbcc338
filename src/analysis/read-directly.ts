import { openBundle } from '../importers/open-bundle.ts'
import { isResult } from '../outputs/recognise-result.ts'
import { readSource } from './read-source.ts'
import type { TranscriptReader } from './transcript-reader.ts'

/** Reads in this thread; results of Themata are no transcripts. */
export const readDirectly: TranscriptReader = { open: (source) => openBundle(source, isResult), read: readSource }
