import { createHash } from 'node:crypto'
import type { Plan } from '../../analysis/plan-study.ts'
import type { Circumstances } from '../../analysis/resolve-study.ts'
import type { FoundFile } from '../../io/find-files.ts'
import type { AnalysisOptions } from '../../model/analysis.ts'
import type { Stands } from '../../model/pseudonym.ts'
import type { StudyFrame } from '../../model/study.ts'

/** Everything that a worker, on this machine or another, has to know before it is handed transcripts. */
export interface WorkSetup {
  readonly frame: StudyFrame
  readonly chosen: Partial<AnalysisOptions>
  readonly version: string
  /** Where parts are kept. */
  readonly folder: string
}

/** A transcript to be prepared, with its number in the study. */
export interface Task extends FoundFile {
  readonly order: number
  readonly id: string
}

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** Key of a prepared transcript: the bytes of its file, and all that decides how they are read, cut and embedded. */
export const preparedKey = (
  { file, id }: Pick<Task, 'file' | 'id'>,
  sha256: string,
  { settings, frame, options, codebook, parts }: Plan,
  version: string,
): string => {
  const { ignore: _, bands: __, values: ___, ...reading } = settings
  const { segmenter, segmentWords, embedder } = options
  return hash([
    version,
    file,
    id,
    sha256,
    reading,
    frame.reading ?? {},
    codebook.language,
    segmenter,
    segmentWords,
    embedder,
    parts.embedder.origin,
  ])
}

/** What of the codebook decides codings besides keywords, with what was learned and how quotes are kept. */
export const codingHash = ({ codebook, options, weights }: Plan, stands: Stands): string => {
  const { coders, quotes, quotesPerParticipant } = options
  return hash([
    codebook.language,
    codebook.themes.map(({ id }) => id),
    codebook.codes.map(({ id, themeId, parentId }) => [id, themeId, parentId]),
    weights,
    coders,
    quotes,
    quotesPerParticipant,
    stands,
  ])
}

/**
 * Key of a transcript that is to be coded, or that is.
 *
 * @param keywords before they are looked for (`asked`) marks of those that its words may hold, since others cannot be
 * found; then where which keywords stand (`coded`), since one that stands nowhere changes no coding
 */
export const codedKey = (
  step: 'asked' | 'coded',
  prepared: string,
  fit: string,
  coding: string,
  circumstances: Circumstances,
  keywords: string,
): string => hash([step, prepared, fit, coding, circumstances, keywords])

/** Key of what is fitted: the sample, and what of the codebook stands for its codes. */
export const fitKey = (
  sample: readonly (readonly [preparedKey: string, positions: readonly number[]])[],
  { codebook, options }: Plan,
  version: string,
  stands: Stands,
): string =>
  hash([
    version,
    stands,
    sample,
    options.embedder,
    codebook.codes.map(({ id, label, description, include, examples, parentId }) => [
      id,
      label,
      description,
      include,
      examples,
      parentId,
    ]),
  ])

/** Key of the clusters found in a sample. */
export const clusterKey = (fit: string, { clusterer, clusters, seed }: AnalysisOptions): string =>
  hash([fit, clusterer, clusters, seed])

/** What tells one piece of work from another: parts of different work are never joined. */
export const fingerprintOf = ({ frame, chosen, version }: Omit<WorkSetup, 'folder'>): string =>
  hash([version, frame, chosen])
