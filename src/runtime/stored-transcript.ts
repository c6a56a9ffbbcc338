import type { PreparedReport } from '../model/prepared.ts'
import type { PreparedResult } from './steps.ts'
import type { TranscriptTask } from './store/keys.ts'

/** A prepared transcript in the store: its task and its key. */
export interface StoredTranscript extends PreparedReport {
  readonly order: number
  readonly key: string
  readonly task: TranscriptTask
}

/** A result with its task, field by field: a spread takes four times the memory, and those of all transcripts are held. */
const withTask = (
  { order, key, account, segmentsBySpeaker, width }: Omit<StoredTranscript, 'task'>,
  task: TranscriptTask,
): StoredTranscript => ({ order, key, account, segmentsBySpeaker, width, task })

/** Splits results into prepared transcripts, each with its task, and problems of the others. */
export function separateFailures(tasks: readonly TranscriptTask[], results: readonly PreparedResult[]) {
  const taskByOrder = new Map(tasks.map((task) => [task.order, task]))
  return {
    transcripts: results.flatMap((result): StoredTranscript[] =>
      'key' in result ? [withTask(result, taskByOrder.get(result.order)!)] : [],
    ),
    failures: results.flatMap((result) => ('problems' in result ? result.problems : [])),
  }
}
