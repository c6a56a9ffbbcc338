import { sum } from '../collections.ts'
import type { HeapKind } from '../io/v8-flags.ts'
import type { StudyInputs } from '../model/study.ts'
import type { Threads } from './choose-threads.ts'
import type { TranscriptTask } from './store/keys.ts'

/** Bytes up to which little is held, and least: heaps may then grow before garbage is collected. */
const [little, least] = [32e6, 20e6]
/**
 * Bytes that are held of each transcript beside its text, such as its account, its participants and their counts, and of each
 * code, such as its patterns and candidates for quotes.
 */
const [besideText, ofCode] = [10_000, 50_000]

/** Estimates the bytes that are held of a study while it is worked on. */
export function bytesHeld(
  { decisions, codebook }: Pick<StudyInputs, 'decisions' | 'codebook'>,
  tasks: readonly Pick<TranscriptTask, 'size'>[],
): number {
  const codes = codebook.text.match(/\bid\s*:/g)?.length ?? 0
  return sum(tasks, ({ size }) => size + besideText) + sum(decisions, ({ text }) => text.length) + ofCode * codes
}

/**
 * Chooses the heap of the threads that work on a study. A fifth of the time of a small study was collecting garbage.
 *
 * @param bytes that are held
 */
export function chooseHeap(bytes: number, { workers, isLate }: Threads): HeapKind {
  const beside = isLate ? 0 : workers
  if (beside > 1) return 'small' // each thread has a heap
  if (bytes > little) return beside === 0 ? 'usual' : 'small'
  if (bytes > least) return beside === 0 ? 'usual' : 'middle'
  return beside === 0 ? 'large' : 'wide'
}
