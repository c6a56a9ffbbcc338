import type { Codebook } from './codebook.ts'
import type { CodedTranscript } from './coded-transcript.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Findings } from './findings.ts'
import type { Participant } from './participant.ts'
import type { FileAccount } from './transcript-file.ts'
import type { Weights } from './weights.ts'

/** What decides the result besides the files: all of it is printed in the report. */
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
  /** Counts of groups below this are left out, so that nobody can be told from a table; 0 leaves nothing out. */
  readonly minCell: number
  /** Whether quotes of the report are shown without fillers, with […] in their place. */
  readonly trimFillers: boolean
  /** Whether names are replaced by ids everywhere. */
  readonly pseudonyms: boolean
}

/** The whole result of a run. */
export interface Analysis {
  /** Name of the study: that of its folder or file. */
  readonly study: string
  readonly version: string
  readonly options: AnalysisOptions
  /** Where the vectors come from. */
  readonly vectors: string
  readonly codebook: Codebook
  readonly codebookSource: { readonly file: string; readonly sha256: string }
  /** Tables and settings that were read beside the transcripts. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[]
  /** What the coder `learned` learned from and how it fared; null where it was not used. */
  readonly learned: Weights | null
  readonly files: readonly FileAccount[]
  readonly participants: readonly Participant[]
  readonly findings: Findings
  /** What could not be read, and what a reader should know. */
  readonly failures: readonly Diagnostic[]
  readonly warnings: readonly Diagnostic[]
  /** Not in memory where the study is large. */
  readonly talk: Talk
}

/** Forms in which the codings of a transcript are handed on: rows of CSV, and items of JSON. */
export type WrittenForm = 'codings.csv' | 'codings.json' | 'segments.json'

/** The transcripts of a study with their codings, in its order; can be gone through more than once. */
export interface Talk extends Iterable<CodedTranscript> {
  readonly at: (order: number) => CodedTranscript | undefined
  /** The text of one alone, where that is less to read. */
  readonly textAt?: (order: number) => string
  /** The same as it was written when it was coded, a piece a transcript; absent where nothing was written yet. */
  readonly written?: (form: WrittenForm) => Iterable<Uint8Array>
}
