import { createHash } from 'node:crypto'
import type { ClusterInputs, CodeInputs, FitInputs, PrepareInputs } from '../../analysis/stage-inputs.ts'
import type { TranscriptContext } from '../../analysis/transcript-context.ts'
import type { SampleCodes } from '../../findings/clusters/sample-clusters.ts'
import type { AnalysisOptions } from '../../model/options.ts'
import type { StudyInputs } from '../../model/study.ts'

/** Everything that a worker, on this machine or another, needs apart from transcripts. */
export interface RunSpec {
  readonly frame: StudyInputs
  readonly chosen: Partial<AnalysisOptions>
  /** With the hash of the build: results of another build are never used. */
  readonly version: string
  /** Folder of the parts. */
  readonly folder: string
}

/** A file that was found and is to be prepared, with its position in the study. */
export interface TranscriptTask {
  /** Name inside the study. */
  readonly file: string
  /** Path of the file, or of the zip archive that holds it. */
  readonly path: string
  readonly isBundled: boolean
  readonly size: number
  readonly order: number
  readonly id: string
}

/*
 * Keys of stored results. Each is a hash of all inputs of its stage as they are (`stage-inputs.ts`): nothing is selected
 * here, so nothing can be omitted.
 */
const hash = (...values: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(values, requirePlain)).digest('hex')

/** Refuses maps, sets, patterns and functions, which JSON drops, so that different values never share a key. */
function requirePlain(name: string, value: unknown): unknown {
  const kind = Object.prototype.toString.call(value)
  if (typeof value !== 'object' || value === null || kind === '[object Object]' || kind === '[object Array]') {
    if (typeof value !== 'function') return value
  }
  throw new Error(`the input "${name}" of a stage is no plain data (${kind}), and cannot be in its key`)
}

/** Key of a prepared transcript. */
export const prepareKey = (
  { file, id }: Pick<TranscriptTask, 'file' | 'id'>,
  sha256: string,
  inputs: PrepareInputs,
  version: string,
): string => hash('prepare', version, file, id, sha256, inputs)

/** Key of a model: that of each sampled transcript with the roles of its speakers, and the sampled positions. */
export const modelKey = (
  sample: readonly (readonly [prepared: string, roles: string, positions: readonly number[]])[],
  inputs: FitInputs,
  version: string,
): string => hash('fit', version, sample, inputs)

/** Key of the clusters of a model's sample with its codes. */
export const clusterKey = (model: string, codes: SampleCodes, inputs: ClusterInputs): string =>
  hash('cluster', model, codes, inputs)

/** Hash of the inputs that all transcripts share. */
export const hashCodeInputs = (inputs: CodeInputs): string => hash('code', inputs)

/**
 * Key of a coded transcript.
 *
 * @param kind `lookup`: keywords are those that its words could match, known before the search. `content`:
 * keywords are those that were found, with their places; others do not affect codings
 * @param inputs their hash
 */
export const codeKey = (
  kind: 'lookup' | 'content',
  prepared: string,
  model: string,
  inputs: string,
  context: TranscriptContext,
  keywords: string,
): string => hash(kind, prepared, model, inputs, context, keywords)

/** Key of the sum of the tallies of coded transcripts, by the keys of these. */
export const sumOfTalliesKey = (coded: readonly string[]): string => hash('sum of tallies', coded)

/** The inputs of coding a whole study. */
export interface StudyCoding {
  readonly model: string
  /** Hash of the inputs that all transcripts share. */
  readonly inputs: string
  /** Fingerprint of all keywords. */
  readonly keywords: string
  /** For each transcript, the key of its prepared part and its context; read once, so that contexts need not be held. */
  readonly transcripts: Iterable<{ readonly key: string; readonly context: TranscriptContext }>
}

/** Key of the coded parts of a whole study. */
export const codedPartsKey = ({ model, inputs, keywords, transcripts }: StudyCoding): string =>
  hash(
    ...['coded parts', model, inputs, keywords],
    Array.from(transcripts, ({ key, context }) => hash(key, context)),
  )

/** Fingerprint of a run; parts of different runs are never combined. */
export const fingerprintOf = ({ frame, chosen, version }: Omit<RunSpec, 'folder'>): string =>
  hash('work', version, frame, chosen)

/** Key of a finished run: everything that its results, and what it printed, depend on. */
export const finishedKey = (inputs: object): string => hash('finished', inputs)
