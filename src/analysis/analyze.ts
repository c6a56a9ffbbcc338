import type { ReadResource } from '../embedders/index.ts'
import type { Tally } from '../findings/tally/tally.ts'
import type { Analysis, AnalysisOptions } from '../model/analysis.ts'
import { assembleAnalysis } from './assemble-analysis.ts'
import { nothingRead } from './import-files.ts'
import { stagesInMemory } from './in-memory.ts'
import { type Plan, planStudy } from './plan-study.ts'
import { resolveStudy } from './resolve-study.ts'
import type { PreparedReport, ResolvedStudy, Stages, StudyRoster } from './stages.ts'
import type { Study } from './study.ts'

/** What the analysis needs from its surroundings. */
export interface Surroundings {
  readonly version: string
  readonly readResource: ReadResource
}

/**
 * Analyzes a study in memory. The same study and options give the same result, here as on disk or on many machines.
 *
 * @throws InputError when codebook, participants or settings cannot be read, or no transcript can; a transcript that
 * cannot be read while others can is listed in `failures`
 */
export async function analyze(
  study: Study,
  chosen: Partial<AnalysisOptions>,
  { version, readResource }: Surroundings,
): Promise<Analysis> {
  const plan = await planStudy(study, chosen, readResource)
  return (await runStages(plan, stagesInMemory(plan, study.files), version)).analysis
}

/** An analysis, with what is known of names and is no part of it, since it is shared. */
export interface StudyResult extends Pick<Tally, 'names'> {
  readonly analysis: Analysis
  readonly roster: StudyRoster
}

/**
 * Carries out the stages of an analysis in their order; `Stages` says how each is carried out.
 *
 * files ─prepare─▶ prepared ─resolve─▶ roster ─fit─▶ model ─┬─code─▶ coded transcripts, tally ─┬─assemble─▶ Analysis
 *                                                           └─cluster─▶ clusters ──────────────┘
 */
export async function runStages<Transcript extends PreparedReport, Model>(
  plan: Plan,
  stages: Stages<Transcript, Model>,
  version: string,
): Promise<StudyResult> {
  const study = await prepareStudy(plan, stages) // each transcript by itself, then what only all show
  const model = await stages.fit(study) // the study as a whole, on a sample
  const [clusters, coded] = await Promise.all([
    stages.cluster(model),
    stages.code(study, model), // each transcript by itself
  ])
  await stages.end()
  const analysis = assembleAnalysis(plan, study, { clusters, ...coded }, version) // what adds up
  return { analysis, roster: study.roster, names: coded.tally.names }
}

/**
 * The first stage, and what only all prepared transcripts together show: roles, participants, decisions.
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
