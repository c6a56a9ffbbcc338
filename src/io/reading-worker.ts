import { parentPort, workerData } from 'node:worker_threads'
import type { ReadingCall, ReadingTasks } from './reading-thread.ts'
import { useSmallMainHeap } from './v8-flags.ts'

/* The program of a reading thread: does one task at a time. Problems of the input are returned, other errors end it. */

if (workerData === 'one of many') useSmallMainHeap() // before all else: each new thread sets it back
const { attempt } = await import('../boundary/diagnostic.ts')
const { readDirectly } = await import('../analysis/read-directly.ts')
const { readWorkbook } = await import('../boundary/read-workbook.ts')

const tasks: ReadingTasks = { ...readDirectly, workbook: readWorkbook }

parentPort!.on('message', async ({ task, args }: ReadingCall) => {
  const work = tasks[task] as (...given: readonly unknown[]) => Promise<unknown>
  parentPort!.postMessage(await attempt(() => work(...args)))
})
