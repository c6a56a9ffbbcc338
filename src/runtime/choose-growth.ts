import type { Plan } from '../analysis/plan.ts'
import { sum } from '../collections.ts'
import type { TranscriptTask } from './store/keys.ts'

/** Bytes up to which the heap may grow to several times its size: there is little to hold. */
const littleToHold = 20e6
/**
 * Bytes that are held of each transcript beside its text, such as its account, its participants and their counts, and of each
 * code, such as its patterns and candidates for quotes.
 */
const [besideText, ofCode] = [10_000, 50_000]

/** Chooses the percent by which a heap grows before garbage is collected. A fifth of the time of a small study was collecting. */
export function chooseGrowth(
  { frame: { decisions }, codebook }: Pick<Plan, 'frame' | 'codebook'>,
  tasks: readonly Pick<TranscriptTask, 'size'>[],
): number {
  const bytes =
    sum(tasks, ({ size }) => size + besideText) +
    sum(decisions, ({ text }) => text.length) +
    ofCode * codebook.codes.length
  return bytes > littleToHold ? 70 : 300
}
