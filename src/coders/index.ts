import type { Part } from '../boundary/part.ts'
import { byKeyword } from './by-keyword.ts'
import { byMeaning } from './by-meaning.ts'
import type { CoderMaker } from './coder.ts'
import { byLearning } from './learned/by-learning.ts'

export { applyDecisions } from './apply-decisions.ts'
export type { Coder, CoderKnowledge, CoderMaker } from './coder.ts'
export { createKeywordFinder, type KeywordFinder, writeHits } from './find-keywords.ts'
export { type Anchors, anchorsOf, fitAnchors, nearnessOf } from './fit-anchors.ts'
export { hashKeywords } from './learned/by-learning.ts'
export { type Candidate, chooseNext } from './learned/choose-next.ts'
export { featureSpace, featuresOf } from './learned/features.ts'
export { exampleGroup, extentOf, fitJudges, type Lesson } from './learned/fit-weights.ts'
export { findMismatch, readWeights, writeWeights } from './learned/read-weights.ts'

/** Every way to apply codes. A new one is a file beside this and a line here. */
export const coders = {
  keyword: byKeyword,
  meaning: byMeaning,
  learned: byLearning,
} as const satisfies Record<string, Part<CoderMaker>>
