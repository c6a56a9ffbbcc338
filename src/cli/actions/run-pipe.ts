import { createInterface } from 'node:readline'
import type { Terminal } from '../../io/terminal.ts'
import { assignLine, gatherLines, mapLine, openPipe } from '../../runtime/shards/pipe.ts'
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
  const pipe = await openPipe(await loadRequest(study, options), options.work, step)
  const answer = step === 'map' ? mapLine : assignLine
  let number = 0
  for await (const line of input()) {
    number++
    if (line.trim() !== '') terminal.say(`${await answer(line, number, pipe)}\n`)
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
