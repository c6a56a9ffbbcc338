import type { Codebook } from './codebook.ts'
import type { CodedTranscript } from './coded-transcript.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Findings } from './findings.ts'
import type { AnalysisOptions } from './options.ts'
import type { Participant } from './participant.ts'
import type { RecordedReading } from './study.ts'
import type { SynthesisText } from './synthesis.ts'
import type { ImportReport } from './transcript-file.ts'
import type { Weights } from './weights.ts'

/** The result of a run: everything that reports and tables are written from. */
export interface Analysis {
  /** Name of the study's folder or file. */
  readonly study: string
  /** Version of Themata. */
  readonly version: string
  readonly options: AnalysisOptions
  /** Null where none were given. */
  readonly reading: RecordedReading | null
  /** Source of the vectors: name, version and licence. */
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
  /** What the researcher wrote on themes, codes and sections of the report. */
  readonly synthesis: readonly SynthesisText[]
  /** Files that could not be read. */
  readonly failures: readonly Diagnostic[]
  /** Warnings and notes about the files that were read. */
  readonly warnings: readonly Diagnostic[]
  /** Read from disk on demand in large studies. */
  readonly transcripts: CodedTranscripts
}

/** Serialized forms of a transcript's codings and segments: rows of CSV, and items of JSON. */
export type SerializedForm = 'codings.csv' | 'codings.json' | 'segments.json'

/** The coded transcripts of a study, in the order of its files; can be iterated repeatedly. */
export interface CodedTranscripts extends Iterable<CodedTranscript> {
  /** The transcript at a position, from 0; undefined past the end. */
  readonly at: (order: number) => CodedTranscript | undefined
  /** The text of one transcript, without its codings; absent where reading it separately saves nothing. */
  readonly textAt?: (order: number) => string
  /** The serialized form stored while coding, one piece per transcript; absent where nothing is stored. */
  readonly serialized?: (form: SerializedForm) => Iterable<Uint8Array>
  /** The transcripts as a page holds them, packed while coding, null for those that are not; absent where nothing is stored. */
  readonly packed?: () => Iterable<string | null>
}
