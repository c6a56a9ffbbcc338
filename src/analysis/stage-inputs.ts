import type { Exemplars } from '../coders/fit-exemplars.ts'
import type { CodingFrame } from '../model/codebook.ts'
import type { AnalysisOptions } from '../model/options.ts'
import type { PseudonymMap } from '../model/pseudonym.ts'
import type { ReadOptions } from '../model/study.ts'
import type { Weights } from '../model/weights.ts'
import type { StudySettings } from '../study/settings-file.ts'

/*
 * Inputs of each stage, apart from the results of the stage before. Stages receive these values and nothing else of the
 * plan, and cache keys are hashes of exactly these values. So a stage cannot read an option that its key omits.
 */

/** Settings of a study that affect how a transcript is read. */
export type ReadSettings = Omit<StudySettings, 'ignore' | 'bands' | 'values' | 'reviewed'>

/** Inputs of `prepare`, apart from the bytes of a file. */
export interface PrepareInputs extends Pick<AnalysisOptions, 'segmenter' | 'segmentWords' | 'embedder'> {
  readonly settings: ReadSettings
  readonly reading: ReadOptions
  /** Of the codebook. */
  readonly language: string
  /** Source of the vectors, with its version. */
  readonly vectors: string
}

/** Inputs of drawing the sample, apart from the prepared study. */
export type SampleInputs = Pick<AnalysisOptions, 'seed'>

/** Inputs of `fit`, apart from the sample. */
export interface FitInputs extends Pick<AnalysisOptions, 'embedder'> {
  readonly vectors: string
  /** Definitions and examples of the codes. */
  readonly exemplars: readonly Exemplars[]
  /** The pseudonym of each name; empty if names are kept. */
  readonly pseudonyms: PseudonymMap
}

/** Inputs of `cluster`, apart from the model and the codes of the sample. */
export interface ClusterInputs extends Pick<AnalysisOptions, 'clusterer' | 'clusters' | 'seed'> {
  /** Of the codebook. */
  readonly language: string
}

/** Inputs of `code`, apart from a transcript, its context, the model, and the hits of keywords in it. */
export interface CodeInputs extends Pick<AnalysisOptions, 'coders' | 'quotes' | 'quotesPerParticipant' | 'matrixUnit'> {
  readonly frame: CodingFrame
  readonly weights: Weights | null
  /** The pseudonym of each name; empty if names are kept. */
  readonly pseudonyms: PseudonymMap
}

/** The inputs of all stages. */
export interface StageInputs {
  readonly prepare: PrepareInputs
  readonly sample: SampleInputs
  /** Here and below, pseudonyms are known when the study is resolved. */
  readonly fit: Omit<FitInputs, 'pseudonyms'>
  readonly cluster: ClusterInputs
  readonly code: Omit<CodeInputs, 'pseudonyms'>
}
