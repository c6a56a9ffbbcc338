import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { InputError } from '../boundary/diagnostic.ts'
import type { HeapKind } from '../io/v8-flags.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { RunSpec } from './store/keys.ts'
import type { Lane, StepCall } from './worker-pool.ts'

/** What a worker is started with. */
export interface WorkerStart {
  readonly spec: RunSpec
  readonly heap: HeapKind
}

/**
 * What a worker sends: first that it is ready, then an answer to each call; problems are data, since errors lose their class
 * between threads.
 */
export type WorkerAnswer =
  | 'ready'
  | { readonly value: unknown }
  | { readonly problems: readonly Diagnostic[] }
  | { readonly error: unknown }

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

/** The file with the program of a worker, and its memory limit. */
export interface WorkerKind {
  readonly file: string
  readonly megabytes: number
}

/** Young generation of a worker, in megabytes, three times the size of its halves: where much is held, and where little is. */
const youngFor = (heap: HeapKind): number => (heap === 'small' ? 16 : 48)

/** A call that a worker has not answered. */
interface Pending {
  readonly call: StepCall
  readonly settle: (answer: Exclude<WorkerAnswer, 'ready'>) => void
}

/** A worker; it is ready some time after it is started. */
export interface WorkerLane extends Lane {
  readonly start: () => void
}

/**
 * Creates a worker. It is given two calls at once, so that it need not wait for this thread between them. One that dies is
 * replaced: the call it was doing fails, the one behind it is done by the next.
 *
 * @param kind the file a worker runs and its memory limit; tests pass one that fails
 */
export function createWorker(
  own: WorkerStart,
  { file = workerFile, megabytes = usualMemory }: Partial<WorkerKind> = {},
): WorkerLane {
  const resourceLimits = {
    maxOldGenerationSizeMb: megabytes,
    maxYoungGenerationSizeMb: youngFor(own.heap),
  }
  const pending: Pending[] = []
  let [current, isClosed]: [Worker | undefined, boolean] = [undefined, false]
  let announce!: () => void
  const ready = new Promise<void>((resolve) => {
    announce = resolve
  })

  function begin(): Worker {
    const worker = new Worker(file, { workerData: own, resourceLimits })
    let failure: unknown = new Error('a worker ended')
    worker.on('message', (answer: WorkerAnswer) => (answer === 'ready' ? announce() : pending.shift()!.settle(answer)))
    worker.on('error', (error) => {
      failure = error
    })
    worker.on('exit', () => {
      if (isClosed) return
      announce() // what it died of is the answer to the first call
      current = undefined
      pending.shift()?.settle({ error: failure })
      for (const { call } of pending) send(call)
    })
    return worker
  }
  const start = (): Worker => {
    current ??= begin()
    return current
  }
  const send = (call: StepCall): void => start().postMessage(call)

  return {
    ...{ room: 2, ready, isReplaceable: true, takes: () => true, start },
    async run(call) {
      const answer = await new Promise<Exclude<WorkerAnswer, 'ready'>>((settle) => {
        pending.push({ call, settle })
        send(call)
      })
      if ('error' in answer) throw answer.error
      if ('problems' in answer) throw new InputError(answer.problems)
      return answer.value
    },
    async close() {
      isClosed = true
      await current?.terminate()
    },
  }
}
