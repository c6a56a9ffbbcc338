import type { Embedder } from '../embedders/embedder.ts'
import { createReplacer, replaceInText } from '../study/pseudonymize.ts'
import { fitSimilarities } from './code-segments.ts'
import type { FittedModel, Sample } from './fitted-model.ts'
import type { FitInputs } from './stage-inputs.ts'

/**
 * Measures the mean vector of segments, and the distribution of similarities to each code. From here on the sample has
 * pseudonyms in place of names, so that phrases taken from it contain no names.
 */
export async function fitModel(
  drawn: Sample,
  { exemplars, pseudonyms }: FitInputs,
  embedder: Embedder,
): Promise<FittedModel> {
  const replacer = createReplacer(pseudonyms)
  const segments = drawn.segments.map((segment) => ({ ...segment, text: replaceInText(segment.text, replacer) }))
  const sample = { ...drawn, segments }
  const similarities = await fitSimilarities(sample.vectors, exemplars, embedder)
  const centroids = new Map(similarities.exemplars.codes.map(({ codeId, centroid }) => [codeId, centroid]))
  return { ...similarities, centroids, sample }
}
