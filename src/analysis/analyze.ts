import { compareCodeUnits, unique } from '../collections.ts'
import type { ReadResource } from '../embedders/embedder.ts'
import type { SampleCodes } from '../findings/clusters/sample-clusters.ts'
import type { Tally } from '../findings/tally/tally.ts'
import type { Analysis } from '../model/analysis.ts'
import type { AnalysisOptions } from '../model/options.ts'
import { assembleAnalysis } from './assemble-analysis.ts'
import { nothingRead } from './import-files.ts'
import { stagesInMemory } from './in-memory.ts'
import { type Asking, withModelAnswers } from './model-answers.ts'
import type { Plan } from './plan.ts'
import { planStudy } from './plan-study.ts'
import { resolveStudy } from './resolve-study.ts'
import type { PreparedReport, ResolvedStudy, Stages, StudyResult, StudyRoster } from './stages.ts'
import type { Study } from './study.ts'

/** Version of the program, and access to the files that ship with it. */
export interface Environment {
  readonly version: string
  readonly readResource: ReadResource
  /** The language model that the coder `llm` asks; absent for none. */
  readonly asking?: Asking
}

/**
 * Analyzes a study in memory. The same study and options give the same result as on disk or on many machines.
 *
 * @throws InputError when codebook, participants or settings cannot be read, or no transcript can; a transcript that
 * cannot be read while others can is listed in `failures`
 */
export async function analyze(
  study: Study,
  chosen: Partial<AnalysisOptions>,
  { version, readResource, asking }: Environment,
): Promise<Analysis> {
  const plan = await planStudy(study, chosen, readResource)
  return (await runStages(plan, stagesInMemory(plan, study), version, asking ?? null)).analysis
}

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
  const clusters = await stages.cluster(model, codesOfSample(study.roster, coded.tally)) // what has no code
  await stages.end()
  const analysis = assembleAnalysis(plan, study, { clusters, ...coded }, version) // the sums
  return { analysis, roster: study.roster, names: coded.tally.names }
}

/**
 * Carries out the first stage, and resolves the facts that need all transcripts: roles, participants, decisions.
 *
 * @throws InputError when no file can be read, or participants or decisions cannot be understood
 */
export async function prepareStudy<Transcript extends PreparedReport>(
  plan: Plan,
  { prepare }: Pick<Stages<Transcript, unknown>, 'prepare'>,
): Promise<ResolvedStudy<Transcript>> {
  const prepared = await prepare()
  const { transcripts, found, failures } = prepared
  if (transcripts.length === 0) throw nothingRead(plan.frame.name, found, failures)
  const roster = resolveStudy(
    plan,
    transcripts.map(({ account }) => account),
  )
  return { ...prepared, roster }
}

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
