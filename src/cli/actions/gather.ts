import { safeReader } from '../../io/readers.ts'
import { linesOfInput } from '../../io/standard-input.ts'
import type { Terminal } from '../../io/terminal.ts'
import { plural } from '../../outputs/report/wording.ts'
import { collectLines } from '../../runtime/shards/gather.ts'
import { loadRequest } from '../load/load-request.ts'
import type { StepOptions } from '../options/step-options.ts'

/** Stores the lines that filters printed: of one step, each transcript once, in any order. */
export async function runGather(study: string, options: StepOptions, terminal: Terminal): Promise<void> {
  const request = await loadRequest(study, options, safeReader)
  const { count, step } = await collectLines(linesOfInput(), request, options.work)
  if (!options.quiet) terminal.log(`${plural(count, 'transcript')} of ${step} stored\n`)
}
