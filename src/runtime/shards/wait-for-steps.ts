import { setTimeout as pause } from 'node:timers/promises'
import { InputError } from '../../boundary/diagnostic.ts'

/** Interval between two tries, in milliseconds. */
const interval = 1000

/**
 * Does work as soon as the steps before are finished.
 *
 * @param seconds max. time to wait
 * @throws InputError `work/missing`, naming what is missing, when the time is up
 */
export async function waitForSteps<Result>(seconds: number, work: () => Promise<Result>): Promise<Result> {
  for (let remaining = seconds * 1000; ; remaining -= interval) {
    try {
      return await work()
    } catch (error) {
      const isMissing = error instanceof InputError && error.problems.every(({ code }) => code === 'work/missing')
      if (!isMissing || remaining <= 0) throw error
    }
    await pause(interval)
  }
}
