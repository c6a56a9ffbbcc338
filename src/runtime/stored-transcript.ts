import type { PreparedReport } from '../model/prepared.ts'
import type { PreparedResult } from './steps.ts'
import type { TranscriptTask } from './store/keys.ts'

/** A prepared transcript in the store: its task and its key. */
export interface StoredTranscript extends PreparedReport {
  readonly order: number
  readonly key: string
  readonly task: TranscriptTask
}

/** Splits results into prepared transcripts, each with its task, and problems of the others. */
export function separateFailures(tasks: readonly TranscriptTask[], results: readonly PreparedResult[]) {
  const taskByOrder = new Map(tasks.map((task) => [task.order, task]))
  return {
    transcripts: results.flatMap((result): StoredTranscript[] =>
      'key' in result ? [{ ...result, task: taskByOrder.get(result.order)! }] : [],
    ),
    failures: results.flatMap((result) => ('problems' in result ? result.problems : [])),
  }
}
