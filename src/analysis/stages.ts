import type { Audit } from '../estimation/audit.ts'
import type { SampleClusters, SampleCodes } from '../findings/clusters/sample-clusters.ts'
import type { Tally } from '../findings/tally/tally.ts'
import type { Analysis, CodedTranscripts } from '../model/analysis.ts'
import type { CodedTranscript } from '../model/coded-transcript.ts'
import type { Memo } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { DrawSummary } from '../model/draw.ts'
import type { Participant } from '../model/participant.ts'
import type { Prepared, PreparedReport } from '../model/prepared.ts'
import type { Prevalence } from '../model/prevalence.ts'
import type { PseudonymMap } from '../model/pseudonym.ts'
import type { LostQuote } from '../model/quote-choice.ts'
import type { Review, Reviewer } from '../model/review.ts'
import type { Segment, Stretch } from '../model/segment.ts'
import type { ImportReport } from '../model/transcript-file.ts'
import type { ListedName } from '../study/pseudonym-list.ts'
import type { TranscriptContext } from './transcript-context.ts'

/**
 * The stages of an analysis, which can be carried out in memory, in a store with workers, or read from the results of
 * shards and pipes. The order of the stages is in `analyze.ts` alone.
 *
 * @typeParam Transcript a prepared transcript, in memory or by its key
 * @typeParam Model the fitted model, in memory or by its key
 */
export interface Stages<Transcript extends PreparedReport, Model> {
  /** Reads, cuts and embeds every transcript, each in isolation. */
  readonly prepare: () => Promise<PreparedFiles<Transcript>>
  /** Fits the model on a sample of the whole study. */
  readonly fit: (study: ResolvedStudy<Transcript>) => Promise<Model>
  /** The transcripts in segments, one at a time, for a coder that asks elsewhere; absent where none can be asked. */
  readonly segments?: (study: ResolvedStudy<Transcript>) => AsyncIterable<SegmentedTranscript>
  /** Codes every transcript in isolation, applies decisions, and adds up the tallies. */
  readonly code: (study: ResolvedStudy<Transcript>, model: Model) => Promise<CodedStudy>
  /** Called with the counts as soon as all transcripts are coded; absent where nobody waits for them. */
  readonly counted?: (prevalence: readonly Prevalence[]) => void
  /** Finds clusters in the segments of the sample that have no code. */
  readonly cluster: (model: Model, codes: SampleCodes) => Promise<SampleClusters>
}

/** The prepared transcripts of a study in its order, and diagnostics of the other files. */
export interface PreparedFiles<Transcript extends PreparedReport> {
  readonly transcripts: readonly Transcript[]
  /** Number of files found. */
  readonly found: number
  readonly failures: readonly Diagnostic[]
  /** Files that were left out. */
  readonly notes: readonly Diagnostic[]
}

/** A prepared transcript in segments, with roles inferred from the whole study. */
export interface SegmentedTranscript extends Omit<Prepared, 'cuts'> {
  /** Those of participants; one row of the vectors each. */
  readonly segments: readonly Segment[]
  /** What is said between them: mostly the questions of interviewers. It is context, and never evidence. */
  readonly between: readonly Stretch[]
}

/** Facts that need all transcripts: roles, participants, decisions, pseudonyms. */
export interface StudyRoster {
  /** With roles inferred from the whole study. */
  readonly accounts: readonly ImportReport[]
  readonly participants: readonly Participant[]
  readonly warnings: readonly Diagnostic[]
  readonly contextOf: (transcriptId: string) => TranscriptContext
  readonly review: Pick<Review, 'counted' | 'isReviewed'> & { readonly reviewers: readonly Reviewer[] }
  /** Memos on codes and on the study. */
  readonly memos: readonly Memo[]
  /** Choices of quotes in transcripts, or for codes, that are not there. */
  readonly lostQuotes: readonly LostQuote[]
  /** The drawn sample that is read blind; null if there is none. */
  readonly draw: DrawSummary | null
  /** The participants who were chosen by chance and read whole. */
  readonly audit: Audit
  /** The pseudonym of each name; empty if names are kept. */
  readonly pseudonyms: PseudonymMap
  /** The statements of pseudonyms.csv. */
  readonly listed: readonly ListedName[]
}

/** A prepared study with resolved roles, participants and decisions. */
export interface ResolvedStudy<Transcript extends PreparedReport> extends PreparedFiles<Transcript> {
  readonly roster: StudyRoster
}

/** The coded transcripts of a study, and the sum of their tallies. */
export interface CodedStudy {
  readonly tally: Tally
  readonly transcripts: CodedTranscripts
}

/** An analysis, and the facts about names that are kept out of it because it is shared. */
export interface StudyResult extends Pick<Tally, 'names'> {
  readonly analysis: Analysis
  readonly roster: StudyRoster
}

/** Codes transcripts, each in isolation. */
export type TranscriptCoder = (transcript: SegmentedTranscript, context: Omit<TranscriptContext, 'speakers'>) => Coded

/** A transcript with its codings and its tally. */
export interface Coded {
  readonly coded: CodedTranscript
  readonly tally: Tally
}
