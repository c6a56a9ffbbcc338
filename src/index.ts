// The public API, in the order of the flow. `analyze` is the whole of it; the parts can be used alone. Functions that read
// files are given the readers of all known formats here.

import { analyze as analyzeStudy, type Environment } from './analysis/analyze-in-memory.ts'
import { type ImportedFiles, type ImportRequest, importStudy as importFiles } from './analysis/import-files.ts'
import type { Study as StudyWithReader } from './analysis/study.ts'
import { type ChosenImporter, chooseImporter as chooseAmong } from './importers/choose-importer.ts'
import type { SourceFile } from './importers/importer.ts'
import { importers } from './importers/index.ts'
import { type LoadedStudy, loadStudy as loadWithReader } from './io/load-study.ts'
import { directReader, safeReader } from './io/readers.ts'
import type { Analysis } from './model/analysis.ts'
import type { AnalysisOptions } from './model/options.ts'

// The nouns of the field.

export type { Analysis } from './model/analysis.ts'
export type { Cluster } from './model/cluster.ts'
export type { CodeQuote } from './model/code-quote.ts'
export type { Code, Codebook, Theme } from './model/codebook.ts'
export { answerFor, type CodedPassage, type Judged, readWhole } from './model/coded-passage.ts'
export type { AttributedCoding, Coding, Evidence, Status } from './model/coding.ts'
export type { Diagnostic } from './model/diagnostic.ts'
export type { CoOccurrence, Findings } from './model/findings.ts'
export type { AnalysisOptions } from './model/options.ts'
export type { Participant } from './model/participant.ts'
export type { Prevalence } from './model/prevalence.ts'
export type { Quote } from './model/quote.ts'
export type { Segment } from './model/segment.ts'
export type { Span } from './model/span.ts'
export type { Role, Transcript, Turn } from './model/transcript.ts'
export type { TranscriptFile } from './model/transcript-file.ts'
export type { Weights } from './model/weights.ts'

// Load and read: files, transcripts, codebooks.

export { decodeText } from './boundary/decode-text.ts'
export { InputError, writeDiagnostic } from './boundary/diagnostic.ts'
export { checkCodebook } from './codebook/check-codebook.ts'
export { codebookSchema } from './codebook/codebook-file.ts'
export { readCodebook } from './codebook/read-codebook.ts'
export { readTranscript } from './importers/kit/read-transcript.ts'
export { loadText } from './io/load-text.ts'
export { readResource, readVersion, shippedCodebook } from './io/package-files.ts'
export { sentencesOf } from './text/sentences.ts'
export { stemmerOf } from './text/stems.ts'
export { tokenizedText, wordsOf } from './text/words.ts'
export { importers }

/** A study in memory. Its files are read in this thread, unless it has another reader. */
export type Study = WithReader<StudyWithReader>
type WithReader<Request extends Pick<StudyWithReader, 'reader'>> = Omit<Request, 'reader'> &
  Partial<Pick<Request, 'reader'>>

/** Loads a study with its transcripts from a folder or a file. @throws InputError when it does not exist or cannot be read */
export const loadStudy = (path: string): Promise<LoadedStudy> => loadWithReader(path, safeReader)

/** Reads all files of a study. @throws InputError when none can be read, with the problems of all */
export const importStudy = (study: WithReader<ImportRequest>): Promise<ImportedFiles> =>
  importFiles({ reader: directReader, ...study })

/** The format of a file: the one asked for, or the one that fits its content best. @throws InputError when none does */
export const chooseImporter = (source: SourceFile, format?: string): Promise<ChosenImporter> =>
  chooseAmong(importers, source, format)

// Code: the whole flow, and its plug-ins.

export { buildEmbedder } from './analysis/build-parts.ts'
export { defaultOptions } from './analysis/plan-study.ts'
export { clusterers } from './clusterers/index.ts'
export { coders } from './coders/index.ts'
export { embedders } from './embedders/index.ts'
export { segmenters } from './segmenters/index.ts'
export { createMatcher } from './text/patterns/match-patterns.ts'
export { parsePattern } from './text/patterns/parse-pattern.ts'

/** Analyzes a study in memory. @throws InputError when codebook, participants or settings cannot be read, or no file can */
export const analyze = (study: Study, chosen: Partial<AnalysisOptions>, environment: Environment): Promise<Analysis> =>
  analyzeStudy({ reader: directReader, ...study }, chosen, environment)

// Find: keywords in context, quotes in context.

export { findInContext } from './findings/find-in-context.ts'
export { quotesInContext } from './findings/quotes/quotes-in-context.ts'

// Write: reports, tables, files.

export { saveFiles, saveResults } from './io/save-files.ts'
export { renderers } from './outputs/formats/index.ts'
export { outputs } from './outputs/index.ts'
export { buildReport } from './outputs/report/build-report.ts'

// Learn from people, and measure against them.

export { drawStudy, enlargeDraw } from './analysis/draw-study.ts'
export { patchCodebook } from './codebook/patch-codebook.ts'
export { readWeights } from './coders/trained/read-weights.ts'
export { estimateCode } from './estimation/estimate-code.ts'
export { estimatePeople } from './estimation/estimate-people.ts'
export type { Evaluation } from './evaluation/evaluation.ts'
export { labelsOf } from './evaluation/labels.ts'
export type { TrainingResult } from './evaluation/learned.ts'
export { measureAgreement } from './evaluation/measure-agreement.ts'
export { scoreCodings, scorePeople } from './evaluation/score-codings.ts'
export type { Suggestions } from './evaluation/suggestions.ts'
export { measureAgreementWithTool } from './learning/agreement-with-tool.ts'
export { chooseNextSegments } from './learning/choose-next-segments.ts'
export { codePassages } from './learning/code-passages.ts'
export { evaluateCodings } from './learning/evaluate-codings.ts'
export { learnFromPassages } from './learning/learn-from-passages.ts'
export { trainingExamplesFrom, trainingExamplesOfCodebook, weightsFrom } from './learning/learn-weights.ts'
export { learningCurve } from './learning/learning-curve.ts'
export { keywordChangesOf, suggestChanges } from './learning/suggest-changes.ts'
export { cohenKappa, fleissKappa, gwetAc1, krippendorffAlpha, masi, nominal, pooledKappa } from './math/agreement.ts'
export { jackknifeByGroup } from './math/jackknife.ts'
export { readCodedPassages } from './study/read-coded-passages.ts'
