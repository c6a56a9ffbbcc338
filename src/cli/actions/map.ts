import { safeReader } from '../../io/readers.ts'
import type { Terminal } from '../../io/terminal.ts'
import { openMapFilter } from '../../runtime/shards/pipe.ts'
import { mapShard } from '../../runtime/shards/shards.ts'
import { executionOf } from '../load/execution-of.ts'
import { loadRequest } from '../load/load-request.ts'
import type { ShardOptions } from '../options/step-options.ts'
import { filterInput } from '../print/filter-input.ts'
import { printDone } from '../print/print-done.ts'

/** Prepares one shard of the transcripts, or those on standard input. */
export async function runMap(study: string, options: ShardOptions, terminal: Terminal): Promise<void> {
  const request = await loadRequest(study, options, safeReader)
  if (options.pipe) return filterInput(await openMapFilter(request), terminal)
  const done = await mapShard(request, options.shard, executionOf(options, terminal))
  const { index, of } = options.shard
  printDone(`map ${index}/${of}`, done, options, terminal)
}
