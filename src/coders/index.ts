import type { Part } from '../boundary/part.ts'
import { byKeyword } from './by-keyword.ts'
import { byLanguageModel } from './by-language-model.ts'
import { byMeaning } from './by-meaning.ts'
import type { CoderFactory } from './coder.ts'
import { byLearning } from './trained/by-learning.ts'

export { addImported } from './add-imported.ts'
export { applyDecisions } from './apply-decisions.ts'
export type { Coder, CoderFactory, CoderInputs } from './coder.ts'
export { combineCodings } from './combine-codings.ts'
export { createKeywordFinder } from './find-keywords.ts'
export { findRemovedHits, type RemovedHit } from './find-removed-hits.ts'
export {
  type Exemplars,
  type ExemplarVectors,
  exemplarsOf,
  fitExemplars,
  similaritiesOf,
} from './fit-exemplars.ts'
export { type KeywordFinder, writeHits } from './keyword-hits.ts'
export { placeMemos } from './place-memos.ts'
export { createRanker } from './rank-passages.ts'
export { hashKeywords } from './trained/by-learning.ts'
export { chooseNext, type UncodedSegment } from './trained/choose-next.ts'
export { featureSpace, featuresOf } from './trained/features.ts'
export {
  exampleGroup,
  extentOf,
  fitClassifiers,
  type TrainingExample,
} from './trained/fit-weights.ts'
export { findMismatch, readWeights, writeWeights } from './trained/read-weights.ts'
export { renameInWeights } from './trained/rename-in-weights.ts'
export { codesWithFewExemplars, fewestExemplars, similarityByTheme, weighTogether } from './weigh-together.ts'

/** Every way to apply codes. A new one is a file beside this and a line here. */
export const coders = {
  keyword: byKeyword,
  meaning: byMeaning,
  learned: byLearning,
  llm: byLanguageModel,
} as const satisfies Record<string, Part<CoderFactory>>
