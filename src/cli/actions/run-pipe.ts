import { createInterface } from 'node:readline'
import type { Terminal } from '../../io/terminal.ts'
import { gatherLines } from '../../runtime/shards/gather.ts'
import { openAssignFilter, openMapFilter } from '../../runtime/shards/pipe.ts'
import { loadRequest } from '../load/load-request.ts'
import type { ShardOptions, StepOptions } from '../options/shard-options.ts'

/** Turns lines of JSON on standard input into lines of JSON on standard output, one for one. */
export async function runPipe(
  step: 'map' | 'assign',
  study: string,
  options: ShardOptions,
  terminal: Terminal,
  input: () => AsyncIterable<string> = linesOfInput,
): Promise<void> {
  const request = await loadRequest(study, options)
  const filter = await (step === 'map' ? openMapFilter(request) : openAssignFilter(request, options.work))
  let number = 0
  for await (const line of input()) {
    number++
    if (line.trim() !== '') terminal.say(`${await filter(line, number)}\n`)
  }
}

/** Takes in the lines that pipes gave: of one step, each transcript once, in any order. */
export async function runGather(
  study: string,
  options: StepOptions,
  terminal: Terminal,
  input: () => AsyncIterable<string> = linesOfInput,
): Promise<void> {
  const request = await loadRequest(study, options)
  const gathered = await gatherLines(input(), request, options.work)
  if (!options.quiet) terminal.tell(`${gathered.count} transcripts of ${gathered.step} taken in\n`)
}

/** Lines of standard input. Asked for when somebody listens: lines that come before that are lost. */
const linesOfInput = (): AsyncIterable<string> =>
  createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
