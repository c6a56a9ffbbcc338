import { nothingRead } from '../../analysis/import-files.ts'
import { type Plan, planStudy } from '../../analysis/plan-study.ts'
import { type Settled, settleStudy } from '../../analysis/resolve-study.ts'
import type { Diagnostic } from '../../boundary/diagnostic.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { readResource } from '../../io/package-files.ts'
import type { StudyRequest } from '../run-study.ts'
import { fingerprintOf } from '../store/keys.ts'
import { openStore, type Store } from '../store/store.ts'
import { type Ready, sortOut } from '../work-steps.ts'
import { hashStrings, readIndexes } from './shard-index.ts'

/** Work in a folder whose transcripts are all prepared: what every later step starts from. */
export interface OpenWork {
  readonly request: StudyRequest
  readonly folder: string
  readonly fingerprint: string
  readonly plan: Plan
  readonly store: Store
  /** Prepared transcripts in the order of the study. */
  readonly ready: readonly Ready[]
  readonly settled: Settled
  readonly failures: readonly Diagnostic[]
  readonly notes: readonly Diagnostic[]
  /** Hash of the keys of all prepared transcripts in their order. */
  readonly transcripts: string
}

/**
 * Opens work whose transcripts are all prepared: plans, reads the indexes and resolves the study, once.
 *
 * @throws InputError when a shard is missing, damaged or of other work
 */
export async function openWork(request: StudyRequest, folder: string): Promise<OpenWork> {
  const { frame, chosen } = request
  const fingerprint = fingerprintOf(request)
  const mapped = readMapped(frame.name, folder, fingerprint)
  const plan = await planStudy(frame, chosen, readResource)
  const settled = settleStudy(
    plan,
    mapped.ready.map(({ account }) => account),
  )
  const transcripts = hashStrings(mapped.ready.map(({ key }) => key))
  return { request, folder, fingerprint, plan, store: openStore(folder), settled, transcripts, ...mapped }
}

/** All prepared transcripts in the order of the study, from the indexes of the shards. */
function readMapped(study: string, folder: string, fingerprint: string) {
  const indexes = readIndexes(folder, 'map', fingerprint)
  if (new Set(indexes.map(({ names }) => names)).size > 1) {
    throw inputError({
      code: 'work/mixed',
      place: { file: folder },
      message: 'transcripts were added or taken away while the shards were prepared',
      fix: 'take away map-*.json and prepare the shards again; what did not change is kept',
    })
  }
  const tasks = indexes.flatMap((index) => index.tasks)
  const results = indexes.flatMap((index) => index.results).sort((a, b) => a.order - b.order)
  const { ready, failures: unreadable } = sortOut(tasks, results)
  const { failures, notes } = indexes[0]!
  const unread = [...failures, ...unreadable]
  if (ready.length === 0) throw nothingRead(study, tasks.length, unread)
  return { ready, failures: unread, notes }
}
