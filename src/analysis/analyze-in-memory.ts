import type { ReadResource } from '../embedders/embedder.ts'
import type { Analysis } from '../model/analysis.ts'
import type { AnalysisOptions } from '../model/options.ts'
import { runStages } from './analyze.ts'
import { stagesInMemory } from './in-memory.ts'
import type { Asking } from './model-answers.ts'
import { planStudy } from './plan-study.ts'
import type { StudyResult } from './stages.ts'
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
export const analyze = async (
  study: Study,
  chosen: Partial<AnalysisOptions>,
  environment: Environment,
): Promise<Analysis> => (await analyzeInMemory(study, chosen, environment)).analysis

/** Does the same, and returns the roster with the pseudonyms, which are kept out of the analysis. */
export async function analyzeInMemory(
  study: Study,
  chosen: Partial<AnalysisOptions>,
  { version, readResource, asking }: Environment,
): Promise<StudyResult> {
  const plan = await planStudy(study, chosen, readResource)
  return runStages(plan, stagesInMemory(plan, study), version, asking ?? null)
}
