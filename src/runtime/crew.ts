import { fileURLToPath } from 'node:url'
import { type Diagnostic, InputError } from '../boundary/diagnostic.ts'
import { takeRoom, tidy } from '../io/v8-flags.ts'
import { createSteps, type Steps } from './steps.ts'
import type { WorkSetup } from './store/keys.ts'

/** A step and what it is given. */
export interface Call {
  readonly step: keyof Steps
  readonly args: readonly unknown[]
}

/** What a worker answers: errors lose their kind on the way between threads. */
type Answer<Value> = { readonly value: Value } | { readonly problems: readonly Diagnostic[] }

/** Who does the steps: this thread, or a pool of workers. */
export interface Crew extends Steps {
  /** How many steps can go on at once. */
  readonly size: number
  readonly close: () => Promise<void>
}

/**
 * Most memory of a worker, in megabytes. It takes a twentieth for transcripts of usual length; but V8 tidies up the more
 * often the lower this is, and forgets each time what it had compiled.
 */
const usualMemory = 1500
/** Times its size that a transcript takes while it is read and coded. */
const room = 40

/** Memory that a worker may take for files of which the largest has so many bytes, in megabytes. */
export const memoryFor = (largest: number): number => Math.max(usualMemory, (room * largest) / 1e6)

/** The compiled one, also where this runs from its source, as in tests. */
const workerFile = fileURLToPath(new URL('../../dist/runtime/worker.js', import.meta.url))

/** A file with the function of a worker, and the memory of each. */
export interface WorkerKind {
  readonly file: string
  readonly megabytes: number
}

/**
 * Calls workers together. With none the steps are done in this thread, which is quicker for a few transcripts. A worker
 * that dies is replaced; the step that it died of fails.
 *
 * @param worker what a worker runs and how much memory it may take; tests give one that fails
 */
export async function callCrew(
  setup: WorkSetup,
  workers: number,
  { file = workerFile, megabytes = usualMemory }: Partial<WorkerKind> = {},
): Promise<Crew> {
  if (workers === 0) {
    takeRoom()
    return { ...(await createSteps(setup)), size: 1, close: async () => {} }
  }
  const { Tinypool } = await import('tinypool')
  const pool = new Tinypool({
    filename: file,
    minThreads: workers,
    maxThreads: workers,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
  })
  const call =
    <Step extends keyof Steps>(step: Step) =>
    async (...args: Parameters<Steps[Step]>): Promise<Awaited<ReturnType<Steps[Step]>>> => {
      const answer: Answer<Awaited<ReturnType<Steps[Step]>>> = await pool.run({ setup, step, args })
      if ('problems' in answer) throw new InputError(answer.problems)
      return answer.value
    }
  return {
    size: workers,
    prepare: call('prepare'),
    sample: call('sample'),
    cluster: call('cluster'),
    code: call('code'),
    close: () => pool.destroy(),
  }
}

/** Items of work after which is tidied up. */
const untilTidy = 48

/**
 * Does work for each item, a bounded number at once; items are taken only when somebody is free, so that nothing piles
 * up. Results come in the order of the items.
 */
export async function forEachBounded<Item, Result>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const waiting = items[Symbol.iterator]()
  let [taken, done] = [0, 0]
  tidy()
  const serve = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const position = taken++
      results[position] = await work(next.value)
      if (++done % untilTidy === 0) tidy()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, serve))
  return results
}
