import type { Clusterer } from '../clusterers/clusterer.ts'
import type { CoderFactory } from '../coders/coder.ts'
import type { KeywordFinder } from '../coders/keyword-hits.ts'
import type { Embedder } from '../embedders/embedder.ts'
import type { Codebook } from '../model/codebook.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { AnalysisOptions } from '../model/options.ts'
import type { StudyInputs } from '../model/study.ts'
import type { Weights } from '../model/weights.ts'
import type { Segmenter } from '../segmenters/segmenter.ts'
import type { StudySettings } from '../study/settings-file.ts'
import type { ListedQuote, ReadSynthesis } from '../study/synthesis/written-synthesis.ts'
import type { StageInputs } from './stage-inputs.ts'

/** The parts of a run that are built once, by the names in its options. */
export interface Parts {
  readonly segment: Segmenter
  readonly embedder: Embedder
  readonly coders: readonly CoderFactory[]
  readonly cluster: Clusterer
}

/** Everything that applies to all transcripts of an analysis. */
export interface Plan {
  readonly frame: StudyInputs
  readonly codebook: Codebook
  readonly keywords: KeywordFinder
  readonly options: AnalysisOptions
  /** Weights learned for this codebook; null if there are none. */
  readonly weights: Weights | null
  readonly warnings: readonly Diagnostic[]
  readonly settings: StudySettings
  readonly synthesis: readonly ReadSynthesis[]
  /** Quotes that people listed to be printed, or not to be. */
  readonly listedQuotes: readonly ListedQuote[]
  readonly parts: Parts
  /** The inputs of each stage. */
  readonly inputs: StageInputs
}
