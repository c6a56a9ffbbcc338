import type { Plan } from '../../analysis/plan.ts'
import { planStudy } from '../../analysis/plan-study.ts'
import { prepareStudy } from '../../analysis/resolve-study.ts'
import type { PreparedFiles, ResolvedStudy } from '../../analysis/stages.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { readResource } from '../../io/package-files.ts'
import { fingerprintOf } from '../store/keys.ts'
import { openStore, type Store } from '../store/store.ts'
import { type StoredTranscript, separateFailures } from '../stored-transcript.ts'
import type { StudyRequest } from '../study-request.ts'
import { type FitIndex, hashStrings, readFit, readIndexes } from './shard-index.ts'

/** A study whose transcripts are all prepared, from which every later step starts. */
export interface OpenWork {
  readonly request: StudyRequest
  readonly folder: string
  readonly fingerprint: string
  readonly plan: Plan
  readonly store: Store
  readonly study: ResolvedStudy<StoredTranscript>
}

/**
 * Opens a study whose transcripts are all prepared: plans, reads the indexes and resolves the study, once.
 *
 * @throws InputError when a shard is missing, damaged or of another run
 */
export async function openWork(request: StudyRequest, folder: string): Promise<OpenWork> {
  const plan = await planStudy(request.frame, request.chosen, readResource)
  const fingerprint = fingerprintOf(request)
  const study = await prepareStudy(plan, { prepare: async () => readMapped(folder, fingerprint) })
  return { request, folder, fingerprint, plan, store: openStore(folder), study }
}

/** All prepared transcripts in the order of the study, from the indexes of the shards. */
export function readMapped(folder: string, fingerprint: string): PreparedFiles<StoredTranscript> {
  const indexes = readIndexes(folder, 'map', fingerprint)
  if (new Set(indexes.map(({ names }) => names)).size > 1) {
    throw inputError({
      code: 'work/mixed',
      place: { file: folder },
      message: 'transcripts were added or removed while the shards were prepared',
      fix: 'remove map-*.json and prepare the shards again; unchanged transcripts are reused',
    })
  }
  const tasks = indexes.flatMap((index) => index.tasks)
  const results = indexes.flatMap((index) => index.results).sort((a, b) => a.order - b.order)
  const { transcripts, failures: unreadable } = separateFailures(tasks, results)
  const { failures, notes } = indexes[0]!
  return { transcripts, found: tasks.length, failures: [...failures, ...unreadable], notes }
}

/** Hash of the keys of all prepared transcripts in their order. */
export const hashTranscripts = ({ transcripts }: PreparedFiles<StoredTranscript>): string =>
  hashStrings(transcripts.map(({ key }) => key))

/** The fitted model. @throws InputError when it is missing, damaged, or was fitted on other transcripts */
export function readModel(
  study: PreparedFiles<StoredTranscript>,
  { folder, fingerprint }: Pick<OpenWork, 'folder' | 'fingerprint'>,
): FitIndex {
  const fit = readFit(folder, fingerprint)
  if (fit.transcripts === hashTranscripts(study)) return fit
  throw inputError({
    code: 'work/missing',
    place: { file: folder },
    message: 'the study was fitted on other transcripts than those that are prepared',
    fix: 'run "themata fit", then "themata assign" for each shard',
  })
}
