import type { Sample } from '../analysis/fitted-model.ts'
import type { TranscriptContext } from '../analysis/transcript-context.ts'
import type { Tally } from '../findings/tally/tally.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { PreparedReport } from '../model/prepared.ts'
import type { PseudonymMap } from '../model/pseudonym.ts'
import type { TranscriptTask } from './store/keys.ts'

/** A prepared transcript, or the problems of a file that could not be prepared. */
export type PreparedResult =
  | ({ readonly order: number; readonly key: string } & PreparedReport)
  | { readonly order: number; readonly problems: readonly Diagnostic[] }

/** A prepared transcript to be coded. */
export interface CodeTask {
  readonly task: TranscriptTask
  /** Of its prepared part. */
  readonly key: string
  readonly context: TranscriptContext
}

/** Inputs of coding that depend on the resolved study: the key of the model, and pseudonyms. */
export interface ModelReference {
  /** True to keep transcripts also as a page holds them; codings do not depend on it. */
  readonly packsPages: boolean
  readonly model: string
  readonly pseudonyms: PseudonymMap
}

/** Coded transcripts, and the key of each. */
export interface CodedTasks {
  readonly keys: readonly string[]
  /** Keys of the parts by which they were looked up, and of their sum. */
  readonly used: readonly string[]
  /** The sum of their tallies; null where it is stored, since all were coded before. */
  readonly tally: Tally | null
  /** Number of transcripts that had to be coded; the codings of the others were stored. */
  readonly coded: number
}

/** A prepared transcript with the positions of its sampled segments. */
export interface SampleTask extends CodeTask {
  readonly positions: readonly number[]
}

/** Segments of the sample, with the vector of each. */
export interface SampleRows {
  readonly segments: Sample['segments'][number][]
  readonly rows: Float32Array[]
}

/** Number of parts that were damaged and rebuilt. */
export interface RepairCount {
  readonly repaired: number
}

/** The steps that workers do, each on a batch of transcripts. */
export interface WorkerSteps {
  readonly prepare: (
    tasks: readonly TranscriptTask[],
  ) => Promise<{ readonly results: readonly PreparedResult[] } & RepairCount>
  readonly sample: (tasks: readonly SampleTask[]) => Promise<SampleRows>
  readonly code: (tasks: readonly CodeTask[], reference: ModelReference) => Promise<CodedTasks & RepairCount>
}
