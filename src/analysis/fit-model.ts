import type { Embedder } from '../embedders/index.ts'
import { meanDirection } from '../math/vectors.ts'
import { rowOf } from '../model/matrix.ts'
import { createReplacer, replaceInText } from '../study/pseudonymize.ts'
import { fitNearnesses } from './code-segments.ts'
import type { FittedModel, Sample } from './fitted-model.ts'
import type { FitInputs } from './stage-inputs.ts'

/**
 * Measures what segments have in common, and how similar they usually are to each code. From here on the sample has
 * pseudonyms in the place of names, so that nothing that is read from its words has any.
 */
export async function fitModel(
  drawn: Sample,
  { exemplars, pseudonyms }: FitInputs,
  embedder: Embedder,
): Promise<FittedModel> {
  const replacer = createReplacer(pseudonyms)
  const segments = drawn.segments.map((segment) => ({ ...segment, text: replaceInText(segment.text, replacer) }))
  const sample = { ...drawn, segments }
  const nearnesses = await fitNearnesses(sample.vectors, exemplars, embedder)
  const { codes, vectors } = nearnesses.anchors
  const centroids = new Map(
    codes.map(({ codeId, rows }) => [
      codeId,
      meanDirection(
        rows.map((row) => rowOf(vectors, row)),
        vectors.width,
      ),
    ]),
  )
  return { ...nearnesses, centroids, sample }
}
