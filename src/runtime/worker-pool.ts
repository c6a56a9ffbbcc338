import { fileURLToPath } from 'node:url'
import { InputError } from '../boundary/diagnostic.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { WorkerSteps } from './steps.ts'
import type { RunSpec } from './store/keys.ts'

/** A step and its arguments. */
export interface StepCall {
  readonly step: keyof WorkerSteps
  readonly args: readonly unknown[]
}

/** The answer of a worker; problems are data, since errors lose their class between threads. */
type Answer<Value> = { readonly value: Value } | { readonly problems: readonly Diagnostic[] }

/** The steps, done by this thread or by a pool of workers. */
export interface WorkerPool extends WorkerSteps {
  /** Max. number of concurrent steps. */
  readonly size: number
  /** Ends the workers, so that this thread has their memory. */
  readonly close: () => Promise<void>
}

/**
 * Memory limit of a worker, in megabytes. Transcripts of usual length take a twentieth of it; but the lower the limit, the
 * more often V8 collects garbage and discards compiled code.
 */
const usualMemory = 1500
/** Memory for reading and coding a transcript, as a multiple of its size. */
const room = 40

/** Memory limit of a worker, in megabytes, by the size of the largest file in bytes. */
export const workerMemoryFor = (largest: number): number => Math.max(usualMemory, (room * largest) / 1e6)

/** The compiled worker, also when this file runs from its source, as in tests. */
const workerFile = fileURLToPath(new URL('../../dist/runtime/worker.js', import.meta.url))

/** The file with the function of a worker, and the memory limit of each. */
export interface WorkerKind {
  readonly file: string
  readonly megabytes: number
}

/** A pool without workers: steps run in this thread, which is faster for a few transcripts. */
export const poolOfThisThread = (steps: WorkerSteps): WorkerPool => ({ ...steps, size: 1, close: async () => {} })

/**
 * Creates a worker pool. A worker that dies is replaced, and its step fails.
 *
 * @param kind the file a worker runs and its memory limit; tests pass one that fails
 */
export async function createPool(
  spec: RunSpec,
  workers: number,
  { file = workerFile, megabytes = usualMemory }: Partial<WorkerKind> = {},
): Promise<WorkerPool> {
  const { Tinypool } = await import('tinypool')
  const pool = new Tinypool({
    filename: file,
    minThreads: workers,
    maxThreads: workers,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
  })
  const call =
    <Step extends keyof WorkerSteps>(step: Step) =>
    async (...args: Parameters<WorkerSteps[Step]>): Promise<Awaited<ReturnType<WorkerSteps[Step]>>> => {
      const answer: Answer<Awaited<ReturnType<WorkerSteps[Step]>>> = await pool.run({ spec, step, args })
      if ('problems' in answer) throw new InputError(answer.problems)
      return answer.value
    }
  return {
    size: workers,
    prepare: call('prepare'),
    sample: call('sample'),
    code: call('code'),
    close: () => pool.destroy(),
  }
}
