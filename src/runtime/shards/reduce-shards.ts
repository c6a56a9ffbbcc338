import { runStages } from '../../analysis/analyze.ts'
import type { Plan } from '../../analysis/plan.ts'
import { planStudy } from '../../analysis/plan-study.ts'
import type { PreparedFiles, Stages } from '../../analysis/stages.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { readResource } from '../../io/package-files.ts'
import type { Analysis } from '../../model/analysis.ts'
import { clusterInStore } from '../cluster-step.ts'
import { pseudonymsOf, type UsedPseudonyms } from '../names.ts'
import { type StoredTally, sumTallies } from '../store/coded-part.ts'
import { fingerprintOf } from '../store/keys.ts'
import { openStore } from '../store/store.ts'
import { storedTranscripts } from '../store/stored-transcripts.ts'
import type { StoredTranscript } from '../stored-transcript.ts'
import { releaseOf, type StudyRequest } from '../study-request.ts'
import { readMapped, readModel } from './open-work.ts'
import { type AssignIndex, type FitIndex, isSameFit, readIndexes } from './shard-index.ts'

/** Adds up the results of all shards; the transcripts of the analysis are read from the folder while it is written. */
export async function reduceShards(
  request: StudyRequest,
  folder: string,
): Promise<UsedPseudonyms & { readonly analysis: Analysis }> {
  const plan = await planStudy(request.frame, request.chosen, readResource)
  const stages = finishedStages(plan, folder, fingerprintOf(request))
  const result = await runStages(plan, stages, releaseOf(request.version))
  return { analysis: result.analysis, ...pseudonymsOf(result) }
}

/** Stages that shards or pipes have carried out: each reads its result from the folder, or fails with what is missing. */
function finishedStages(plan: Plan, folder: string, fingerprint: string): Stages<StoredTranscript, FitIndex> {
  const store = openStore(folder)
  return {
    prepare: async () => readMapped(folder, fingerprint),
    fit: async (study) => readModel(study, { folder, fingerprint }),
    cluster: ({ fit }, codes) => clusterInStore(fit, codes, { plan, store }),
    async code(study, fit) {
      const assigned = readIndexes(folder, 'assign', fingerprint)
      const keys = codedKeys(study, fit, assigned, folder)
      const tally = sumTallies(assigned.map(tallyOf), plan.options, store)
      return { tally, transcripts: storedTranscripts(study, keys, store) }
    },
  }
}

const tallyOf = ({ tally, index, of }: AssignIndex): StoredTally => ({
  kind: 'study',
  key: tally,
  name: `counts of shard ${index}/${of}`,
  fix: `run "themata assign" with --shard ${index}/${of} again`,
})

/** The key of each coded transcript, in the order of the study. */
function codedKeys(
  { transcripts }: PreparedFiles<StoredTranscript>,
  fit: FitIndex,
  assigned: readonly AssignIndex[],
  folder: string,
): string[] {
  const stale = assigned.some((index) => !isSameFit(index.fit, fit))
  const keyByOrder = new Map(assigned.flatMap(({ keys }) => keys))
  const lost = transcripts.filter(({ order }) => !keyByOrder.has(order)).map(({ account }) => account.id)
  if (!stale && lost.length === 0 && keyByOrder.size === transcripts.length)
    return transcripts.map(({ order }) => keyByOrder.get(order)!)
  throw inputError({
    code: 'work/missing',
    place: { file: folder },
    message:
      lost.length > 0
        ? `${lost.length} of ${transcripts.length} transcripts are not coded: ${lost.slice(0, 5).join(', ')}${lost.length > 5 ? ', …' : ''}`
        : 'shards were coded with another fit than the last',
    fix: 'run "themata fit", then "themata assign" for each shard',
  })
}
