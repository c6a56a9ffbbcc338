import type { Codebook } from './codebook.ts'
import type { CodedTranscript } from './coded-transcript.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Findings } from './findings.ts'
import type { Participant } from './participant.ts'
import type { ImportReport } from './transcript-file.ts'
import type { Weights } from './weights.ts'

/** The options that decide the result; all of them are printed in the report. */
export interface AnalysisOptions {
  readonly segmenter: string
  /** Most words of a segment, where the segmenter has windows. */
  readonly segmentWords: number
  readonly embedder: string
  readonly coders: readonly string[]
  readonly clusterer: string
  /** Free clusters, beside one for each code; null lets the number of segments decide. */
  readonly clusters: number | null
  readonly seed: number
  /** Quotes for each code, and most of them by one participant. */
  readonly quotes: number
  readonly quotesPerParticipant: number
  /** Counts of groups below this are left out, so that nobody can be identified in a table; 0 leaves nothing out. */
  readonly minCell: number
  /** True to show quotes of the report without fillers, with […] in their place. */
  readonly trimFillers: boolean
  /** True to replace names by ids everywhere. */
  readonly pseudonyms: boolean
}

/** The whole result of a run. */
export interface Analysis {
  /** Name of the study: that of its folder or file. */
  readonly study: string
  readonly version: string
  readonly options: AnalysisOptions
  /** The source of the vectors. */
  readonly vectors: string
  readonly codebook: Codebook
  readonly codebookSource: { readonly file: string; readonly sha256: string }
  /** Tables and settings that were read beside the transcripts. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[]
  /** The training data of the coder `learned` and its measured quality; null where it was not used. */
  readonly learned: Weights | null
  readonly files: readonly ImportReport[]
  readonly participants: readonly Participant[]
  readonly findings: Findings
  /** Files that could not be read, and notes for the reader. */
  readonly failures: readonly Diagnostic[]
  readonly warnings: readonly Diagnostic[]
  /** Not in memory where the study is large. */
  readonly transcripts: CodedTranscripts
}

/** Forms in which the codings of a transcript are handed on: rows of CSV, and items of JSON. */
export type WrittenForm = 'codings.csv' | 'codings.json' | 'segments.json'

/** The transcripts of a study with their codings, in its order; can be gone through more than once. */
export interface CodedTranscripts extends Iterable<CodedTranscript> {
  readonly at: (order: number) => CodedTranscript | undefined
  /** The text of one alone, where that is less to read. */
  readonly textAt?: (order: number) => string
  /** The same as it was written when it was coded, a piece a transcript; absent where nothing was written yet. */
  readonly written?: (form: WrittenForm) => Iterable<Uint8Array>
}
