import { safeReader } from '../../io/readers.ts'
import type { Terminal } from '../../io/terminal.ts'
import { openAssignFilter } from '../../runtime/shards/pipe.ts'
import { assignShard } from '../../runtime/shards/shards.ts'
import { waitForSteps } from '../../runtime/shards/wait-for-steps.ts'
import { executionOf } from '../load/execution-of.ts'
import { loadRequest } from '../load/load-request.ts'
import type { AssignOptions } from '../options/step-options.ts'
import { filterInput } from '../print/filter-input.ts'
import { printDone } from '../print/print-done.ts'

/** Codes one shard of a fitted study, or the transcripts on standard input. */
export async function runAssign(study: string, options: AssignOptions, terminal: Terminal): Promise<void> {
  const request = await loadRequest(study, options, safeReader)
  if (options.pipe) return filterInput(await openAssignFilter(request, options.work), terminal)
  const execution = executionOf(options, terminal)
  const done = await waitForSteps(options.wait, () => assignShard(request, options.shard, execution))
  const { index, of } = options.shard
  printDone(`assign ${index}/${of}`, done, options, terminal)
}
