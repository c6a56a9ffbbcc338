import { safeReader } from '../../io/readers.ts'
import { requireApart } from '../../io/require-apart.ts'
import type { Terminal } from '../../io/terminal.ts'
import { noProgress } from '../../model/progress.ts'
import { showProgress } from '../../runtime/progress.ts'
import { reduceShards } from '../../runtime/shards/reduce-shards.ts'
import { waitForSteps } from '../../runtime/shards/wait-for-steps.ts'
import { loadRequest } from '../load/load-request.ts'
import type { ReduceOptions } from '../options/step-options.ts'
import { savePseudonyms } from '../print/save-pseudonyms.ts'
import { chooseWriters } from '../print/write-analysis.ts'
import { describeResult, printResult, saveResult } from '../print/write-result.ts'
import { writeTogether } from '../print/write-together.ts'

/** Adds up all shards, when all are coded, and saves the result. Returns 2 when a file of the study could not be read. */
export async function runReduce(study: string, options: ReduceOptions, terminal: Terminal): Promise<0 | 2> {
  const writers = chooseWriters(options)
  const request = await loadRequest(study, options, safeReader)
  requireApart(options.out, study, request.listed)
  const { analysis, pseudonymMap, pseudonymList } = await waitForSteps(options.wait, () =>
    reduceShards(request, options.work),
  )
  const progress = options.quiet ? noProgress : showProgress(terminal)
  const { written, leftovers } = await saveResult(analysis, { ...options, progress }, writers, pseudonymMap)
  const described = describeResult(analysis, written, request.listed.problems, options)
  printResult(described, terminal)
  const unsaved = pseudonymList === null ? [] : await savePseudonyms(study, pseudonymList, terminal)
  terminal.log(writeTogether([...leftovers, ...unsaved]))
  return described.status
}
