import type { Importers } from '../importers/importer.ts'
import { forgetExpressions } from '../importers/kit/shape-reader.ts'
import { createRefusal, openBundle } from '../importers/open-bundle.ts'
import { isResult } from '../outputs/recognise-result.ts'
import { readSource } from './read-source.ts'
import type { TranscriptReader } from './transcript-reader.ts'

/** Creates a reader that reads in this thread with the given importers; results of Themata are no transcripts. */
export const createReader = (importers: Importers): TranscriptReader => ({
  refusalOf: createRefusal(importers),
  open: (source) => openBundle(importers, source, isResult),
  read: (source, request) => readSource(importers, source, request),
  rest: forgetExpressions,
})
