import { safeReader } from '../../io/readers.ts'
import type { Terminal } from '../../io/terminal.ts'
import { fitShards } from '../../runtime/shards/shards.ts'
import { waitForSteps } from '../../runtime/shards/wait-for-steps.ts'
import { executionOf } from '../load/execution-of.ts'
import { loadRequest } from '../load/load-request.ts'
import type { WaitingOptions } from '../options/step-options.ts'
import { printDone } from '../print/print-done.ts'

/** Fits the model, when all shards are prepared. */
export async function runFit(study: string, options: WaitingOptions, terminal: Terminal): Promise<void> {
  const request = await loadRequest(study, options, safeReader)
  const done = await waitForSteps(options.wait, () => fitShards(request, executionOf(options, terminal)))
  printDone('fit', done, options, terminal)
}
