import { fileURLToPath } from 'node:url'
import { isMainThread, Worker } from 'node:worker_threads'
import type { TranscriptReader } from '../analysis/transcript-reader.ts'
import { InputError, inputError } from '../boundary/diagnostic.ts'
import type { Sheet } from '../boundary/read-workbook.ts'
import type { SourceFile } from '../importers/importer.ts'
import type { Diagnostic } from '../model/diagnostic.ts'

/** The tasks of a reading thread; the first argument of each is the file. */
export interface ReadingTasks extends Pick<TranscriptReader, 'open' | 'read'> {
  /** Reads a workbook that is no transcript, such as a table of participants. */
  readonly workbook: (file: SourceFile) => Promise<Sheet[]>
}

/** A task and its arguments, of which the first is the file. */
export interface ReadingCall<Task extends keyof ReadingTasks = keyof ReadingTasks> {
  readonly task: Task
  readonly args: Parameters<ReadingTasks[Task]>
}

/** A thread that reads doubtful files, one at a time. */
export interface ReadingThread {
  /** Does a task. @throws InputError also when the file takes more than its budget of memory or time */
  readonly run: <Task extends keyof ReadingTasks>(
    task: Task,
    args: Parameters<ReadingTasks[Task]>,
  ) => ReturnType<ReadingTasks[Task]>
  /** Starts the thread, so that the first task need not wait for it. */
  readonly start: () => void
  /** Ends the thread behind its last task; a further one starts it again. */
  readonly end: () => void
}

/** The program of the thread, and the budget of each file. */
export interface ReadingBudget {
  readonly program: string
  readonly megabytes: number
  readonly secondsFor: (bytes: number) => number
}

/*
 * The last resort: what a file is made of is counted as it is read, with limits that give the same answer on every machine.
 * So the budget is far above what the largest file within these limits takes, and time above what a slow machine needs.
 */
const usual: ReadingBudget = {
  program: fileURLToPath(new URL('../../dist/io/reading-worker.js', import.meta.url)),
  megabytes: 1000,
  secondsFor: (bytes) => 60 + (5 * bytes) / 1e6,
}

type Answer = { readonly value: unknown } | { readonly problems: readonly Diagnostic[] }

/** Creates a reading thread; it starts with the first task, and anew after it was ended. It keeps no process alive. */
export function createReadingThread(budget: Partial<ReadingBudget> = {}): ReadingThread {
  const { program, megabytes, secondsFor } = { ...usual, ...budget }
  let current: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let settle: (answer: Answer | Error) => void = () => {}

  const start = (): Worker => {
    current ??= begin()
    return current
  }
  const begin = (): Worker => {
    const limits = { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 2 }
    const worker = new Worker(program, { resourceLimits: limits, workerData: isMainThread ? 'alone' : 'one of many' })
    const settleOwn = (answer: Answer | Error): void => {
      if (worker === current) settle(answer) // nothing comes from a thread that was ended
    }
    worker.on('message', settleOwn)
    worker.on('error', settleOwn)
    worker.on('exit', () => {
      settleOwn(new Error('the reading thread ended'))
      if (worker === current) current = undefined
    })
    return worker
  }
  const end = (): void => {
    void current?.terminate()
    current = undefined
  }
  const answer = async (call: ReadingCall): Promise<unknown> => {
    const [source] = call.args
    const seconds = secondsFor(source.bytes.length)
    const worker = start()
    worker.ref()
    const found = await new Promise<Answer | Error>((resolve) => {
      const timeout = setTimeout(() => settle(overBudget(source, `more than ${Math.round(seconds)} s`)), seconds * 1000)
      settle = (result) => {
        clearTimeout(timeout)
        resolve(result)
      }
      worker.postMessage({ ...call, args: [withOwnBytes(source), ...call.args.slice(1)] })
    })
    worker.unref()
    if (found instanceof Error) end()
    if (isOutOfMemory(found)) throw overBudget(source, `more than ${megabytes} MB of memory`)
    if (found instanceof Error) throw found
    if ('problems' in found) throw new InputError(found.problems)
    return found.value
  }

  return {
    start: () => start().unref(),
    end: () => {
      queue = queue.then(end)
    },
    run: (task, args) => {
      const result = queue.then(() => answer({ task, args }))
      queue = result.catch(() => {})
      return result as ReturnType<ReadingTasks[typeof task]>
    },
  }
}

/** The reading thread of this thread. */
export const readingThread = createReadingThread()

/** A copy whose bytes are not part of a larger buffer, all of which would be sent to the thread. */
const withOwnBytes = (source: SourceFile): SourceFile =>
  source.bytes.length === source.bytes.buffer.byteLength ? source : { ...source, bytes: Uint8Array.from(source.bytes) }

/** True for the error of a thread, or of a parser in it, that had no more room. */
const isOutOfMemory = (found: unknown): boolean =>
  found instanceof Error &&
  (found.name === 'RangeError' || ('code' in found && found.code === 'ERR_WORKER_OUT_OF_MEMORY'))

const overBudget = ({ file, bytes }: SourceFile, amount: string): InputError =>
  inputError({
    code: 'import/over-budget',
    place: { file },
    message: `reading this file of ${(bytes.length / 1e6).toFixed(1)} MB takes ${amount} and was stopped`,
    fix: 'split it into one file an interview, or export it as TXT',
  })
