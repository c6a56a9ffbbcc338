import { compareCodeUnits, unique } from '../collections.ts'
import type { SampleCodes } from '../findings/clusters/sample-clusters.ts'
import { countPrevalence } from '../findings/counts/count-prevalence.ts'
import { rosterOf } from '../findings/counts/roster.ts'
import type { Tally } from '../findings/tally/tally.ts'
import type { PreparedReport } from '../model/prepared.ts'
import type { Prevalence } from '../model/prevalence.ts'
import { assembleAnalysis } from './assemble-analysis.ts'
import { type Asking, withModelAnswers } from './model-answers.ts'
import type { Plan } from './plan.ts'
import { prepareStudy } from './resolve-study.ts'
import type { Stages, StudyResult, StudyRoster } from './stages.ts'

/**
 * Carries out the stages of an analysis in order; `Stages` defines how each is carried out.
 *
 * files ─prepare─▶ prepared ─resolve─▶ roster ─fit─▶ model ─code─▶ coded transcripts, tally ─┬──────────┬─assemble─▶ Analysis
 *                                                                                            └─cluster──┘
 */
export async function runStages<Transcript extends PreparedReport, Model>(
  plan: Plan,
  stages: Stages<Transcript, Model>,
  version: string,
  asking: Asking | null = null,
): Promise<StudyResult> {
  const prepared = await prepareStudy(plan, stages) // each transcript in isolation, then facts that need all
  const study = await withModelAnswers(plan, prepared, { stages, asking }) // only if a language model codes
  const model = await stages.fit(study) // the study as a whole, on a sample
  const coded = await stages.code(study, model) // each transcript in isolation
  stages.counted?.(countPrevalenceOf(plan, study.roster, coded.tally)) // before what takes longer than to count
  const clusters = await stages.cluster(model, codesOfSample(study.roster, coded.tally)) // what has no code
  const analysis = assembleAnalysis(plan, study, { clusters, ...coded }, version) // the sums
  return { analysis, roster: study.roster, names: coded.tally.names }
}

const countPrevalenceOf = (
  { codebook }: Pick<Plan, 'codebook'>,
  { participants, draw, audit }: StudyRoster,
  tally: Tally,
): Prevalence[] => countPrevalence(tally, codebook, { roster: rosterOf(participants), draw, audit })

/** The codings and people of the sample, in the order of their ids. */
export function codesOfSample({ accounts, participants, pseudonyms }: StudyRoster, { sampled }: Tally): SampleCodes {
  const segments = Array.from(
    sampled,
    ([
      id,
      {
        quote: { transcriptId, participantId },
        codeIds,
      },
    ]) => ({
      ...{ id, transcriptId, participantId, codeIds },
    }),
  ).sort((a, b) => compareCodeUnits(a.id, b.id))
  const speakers = accounts.flatMap((account) => account.speakers.flatMap(({ name }) => name ?? []))
  const names = unique([
    ...speakers,
    ...participants.map(({ id }) => id),
    ...pseudonyms.map(({ pseudonym }) => pseudonym),
  ]).sort()
  return { segments, names }
}
