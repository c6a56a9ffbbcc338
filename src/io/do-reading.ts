import { parentPort } from 'node:worker_threads'
import { attempt } from '../boundary/diagnostic.ts'
import { readWorkbook } from '../boundary/read-workbook.ts'
import { directReader } from './readers.ts'
import type { ReadingCall, ReadingTasks } from './reading-thread.ts'

const { open, read } = directReader
const tasks: ReadingTasks = { open, read, workbook: readWorkbook }

/** Does the tasks of a reading thread, one at a time. Problems of the input are returned, other errors end the thread. */
export function readForOthers(): void {
  parentPort!.on('message', async ({ task, args }: ReadingCall) => {
    const work = tasks[task] as (...given: readonly unknown[]) => Promise<unknown>
    parentPort!.postMessage(await attempt(() => work(...args)))
  })
}
