import { groupBy, orderBy } from '../collections.ts'
import { dot, meanDirection } from '../math/vectors.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import { type Matrix, rowOf } from '../model/matrix.ts'

const minSegments = 4

/**
 * For each code the passage that is most typical of what people gave it and least like its examples: near to the mean
 * of its passages, far from the nearest example.
 *
 * @param vectors one row a passage
 * @param exemplars the vectors of each code's definition and examples
 * @param topCodesOf the codes directly under themes that a passage has
 */
export function findUncovered(
  passages: readonly CodedPassage[],
  vectors: Matrix,
  exemplars: ReadonlyMap<string, readonly Float32Array[]>,
  topCodesOf: (codes: Iterable<string>) => Set<string>,
): { codeId: string; passage: CodedPassage }[] {
  const uses = passages.flatMap((passage, row) =>
    [...topCodesOf([...passage.codesByCoder.values()].flatMap((codes) => [...codes]))].map((codeId) => ({
      codeId,
      passage,
      vector: rowOf(vectors, row),
    })),
  )
  return [...groupBy(uses, ({ codeId }) => codeId)].flatMap(([codeId, own]) => {
    if (own.length < minSegments) return []
    const center = meanDirection(
      own.map(({ vector }) => vector),
      vectors.width,
    )
    const covered = (vector: Float32Array): number =>
      Math.max(0, ...(exemplars.get(codeId) ?? []).map((exemplar) => dot(exemplar, vector)))
    const [best] = [...own].sort(
      orderBy(
        ({ vector }) => dot(center, vector) - covered(vector),
        ({ passage }) => passage.id,
      ),
    )
    return [{ codeId, passage: best!.passage }]
  })
}
