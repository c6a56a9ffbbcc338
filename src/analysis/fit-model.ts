import type { Embedder } from '../embedders/index.ts'
import { meanDirection } from '../math/vectors.ts'
import { rowOf } from '../model/matrix.ts'
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
  const { codes, vectors } = similarities.exemplars
  const centroids = new Map(
    codes.map(({ codeId, rows }) => [
      codeId,
      meanDirection(
        rows.map((row) => rowOf(vectors, row)),
        vectors.width,
      ),
    ]),
  )
  return { ...similarities, centroids, sample }
}
