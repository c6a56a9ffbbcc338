import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import type { Study } from '../../src/analysis/study.ts'
import { loadStudy } from '../../src/io/load-study.ts'
import { loadText } from '../../src/io/load-text.ts'
import { readVersion } from '../../src/io/package-files.ts'
import { safeReader } from '../../src/io/readers.ts'
import type { Analysis } from '../../src/model/analysis.ts'
import type { AnalysisOptions } from '../../src/model/options.ts'
import { readResource } from './builders.ts'

/** The sample study, analysed with the shipped codebook as `analyze data/ml-teams` does. */
export async function analyzeSample(
  chosen: Partial<AnalysisOptions> = {},
  more: Partial<Study> = {},
): Promise<Analysis> {
  const { study } = await loadStudy('data/ml-teams', safeReader)
  const codebook = { ...(await loadText('codebooks/collaboration.yaml')), file: 'collaboration.yaml (shipped)' }
  const weights = await loadText('codebooks/collaboration.weights.json')
  return analyze(
    {
      ...study,
      codebook,
      weights: { ...weights, file: 'collaboration.weights.json (shipped)' },
      interviewers: [],
      ...more,
    },
    chosen,
    { version: await readVersion(), readResource },
  )
}
