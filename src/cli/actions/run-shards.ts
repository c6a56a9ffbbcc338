import { setTimeout as pause } from 'node:timers/promises'
import { InputError } from '../../boundary/diagnostic.ts'
import { requireApart } from '../../io/require-apart.ts'
import type { Terminal } from '../../io/terminal.ts'
import { showProgress, silence } from '../../runtime/progress.ts'
import { reduceShards } from '../../runtime/shards/reduce-shards.ts'
import { assignShard, type Done, fitShards, mapShard } from '../../runtime/shards/shards.ts'
import type { ExecutionOptions } from '../../runtime/study-request.ts'
import { loadRequest } from '../load/load-request.ts'
import type { ReduceOptions, ShardOptions, StepOptions } from '../options/shard-options.ts'
import { savePseudonyms } from '../print/save-pseudonyms.ts'
import { chooseWriters, saveResult, sayResult } from '../print/write-result.ts'
import { writeTogether } from '../print/write-together.ts'

/** Prepares one shard of the transcripts. */
export async function runMap(study: string, options: ShardOptions, terminal: Terminal): Promise<void> {
  const request = await loadRequest(study, options)
  tellDone(
    `map ${name(options)}`,
    await mapShard(request, options.shard, executionOf(options, terminal)),
    options,
    terminal,
  )
}

/** Fits the study, when all shards are prepared. */
export async function runFit(study: string, options: StepOptions, terminal: Terminal): Promise<void> {
  const request = await loadRequest(study, options)
  const done = await waitFor(options.wait, () => fitShards(request, executionOf(options, terminal)))
  tellDone('fit', done, options, terminal)
}

/** Codes one shard, when the study is fitted. */
export async function runAssign(study: string, options: ShardOptions, terminal: Terminal): Promise<void> {
  const request = await loadRequest(study, options)
  const done = await waitFor(options.wait, () => assignShard(request, options.shard, executionOf(options, terminal)))
  tellDone(`assign ${name(options)}`, done, options, terminal)
}

/** Adds up all shards, when all are coded, and saves the result. */
export async function runReduce(study: string, options: ReduceOptions, terminal: Terminal): Promise<0 | 2> {
  const writers = chooseWriters(options)
  const request = await loadRequest(study, options)
  requireApart(options.out, study, request.listed)
  const { analysis, stands, pseudonyms } = await waitFor(options.wait, () => reduceShards(request, options.work))
  const { written, leftovers } = await saveResult(analysis, options, writers, stands)
  const status = sayResult(analysis, written, request.listed.problems, options, terminal)
  const unsaved = pseudonyms === null ? [] : await savePseudonyms(study, pseudonyms, terminal)
  terminal.tell(writeTogether([...leftovers, ...unsaved]))
  return status
}

const name = ({ shard: { index, of } }: ShardOptions): string => `${index}/${of}`

export const executionOf = ({ work, workers, quiet }: StepOptions, terminal: Terminal): ExecutionOptions => ({
  folder: work,
  workers: workers ?? null,
  progress: quiet ? silence : showProgress(terminal),
})

function tellDone(step: string, done: Done, { quiet }: StepOptions, terminal: Terminal): void {
  if (!quiet) terminal.tell(done === 'done' ? `${step}: finished\n` : `${step}: was finished before, nothing to do\n`)
}

/** How often it is looked whether the steps before are finished, in milliseconds. */
const often = 1000

/** Does work as soon as the steps before are finished, or says what is missing when time is up. */
async function waitFor<Result>(seconds: number, work: () => Promise<Result>): Promise<Result> {
  for (let left = seconds * 1000; ; left -= often) {
    try {
      return await work()
    } catch (error) {
      const waits = error instanceof InputError && error.problems.every(({ code }) => code === 'work/missing')
      if (!waits || left <= 0) throw error
    }
    await pause(often)
  }
}
