import { roundToSixDigits } from '../math/round.ts'
import { dotRow, meanAndDeviation } from '../math/vectors.ts'
import { type Code, type Codebook, lineages } from '../model/codebook.ts'
import { type Matrix, rowOf } from '../model/matrix.ts'

/** An exemplar: a text of the codebook that represents a code. */
export interface Exemplars {
  readonly codeId: string
  readonly text: string
}

/** The exemplars of all codes as vectors, with the usual similarity of segments to each code. */
export interface ExemplarVectors {
  readonly anchors: readonly Exemplars[]
  /** One row an anchor. */
  readonly vectors: Matrix
  /** For each code with exemplars: its rows, and the mean and deviation of segments' similarity. */
  readonly codes: readonly {
    readonly codeId: string
    readonly rows: readonly number[]
    readonly mean: number
    readonly deviation: number
  }[]
}

/** The similarity of a segment to a code. */
export interface Similarity {
  readonly codeId: string
  /** Standard deviations above the mean similarity of segments to this code. */
  readonly zScore: number
  /** The nearest anchors, the nearest first, with their cosine. */
  readonly nearest: readonly { readonly anchor: string; readonly similarity: number }[]
}

/** The number of nearest exemplars that decide: one may be similar by accident. */
const deciding = 2

/** The exemplars of codes: examples of a code and of those inside it, and its definition. */
export function exemplarsOf(codebook: Codebook): Exemplars[] {
  const lineageById = lineages(codebook)
  return codebook.codes.flatMap((code: Code) => {
    const definition = [code.label, code.description, code.include].filter(Boolean).join('. ')
    const texts = [...(code.description ? [definition] : []), ...code.examples]
    const top = lineageById.get(code.id)!.at(-1)!
    return texts.map((text) => ({ codeId: top.id, text }))
  })
}

/**
 * Measures how near the segments of a sample usually are to each code.
 *
 * @param vectors one row an anchor
 * @param sample one row a segment
 */
export function fitExemplars(anchors: readonly Exemplars[], vectors: Matrix, sample: Matrix): ExemplarVectors {
  const rowsByCode = new Map<string, number[]>()
  anchors.forEach(({ codeId }, row) => {
    rowsByCode.set(codeId, [...(rowsByCode.get(codeId) ?? []), row])
  })
  const codes = [...rowsByCode].map(([codeId, rows]) => {
    const usual = Array.from(
      { length: sample.rows },
      (_, row) => nearnessTo(rows, vectors, rowOf(sample, row)).nearness,
    )
    return { codeId, rows, ...meanAndDeviation(usual) }
  })
  return { anchors, vectors, codes }
}

/** The similarity of a segment to each code, in the order of the codebook. */
export const similaritiesOf = (segment: Float32Array, anchors: ExemplarVectors): Similarity[] =>
  anchors.codes.map((code) => similarityToCode(segment, code, anchors))

/** The similarity of a segment to one of the codes. */
export function similarityToCode(
  segment: Float32Array,
  { codeId, rows, mean, deviation }: ExemplarVectors['codes'][number],
  { anchors, vectors }: ExemplarVectors,
): Similarity {
  const { nearness, ranked } = nearnessTo(rows, vectors, segment)
  const standing = deviation === 0 ? 0 : (nearness - mean) / deviation
  return {
    codeId,
    zScore: standing,
    nearest: ranked.map(({ row, similarity }) => ({
      anchor: anchors[row]!.text,
      similarity: roundToSixDigits(similarity),
    })),
  }
}

function nearnessTo(rows: readonly number[], vectors: Matrix, segment: Float32Array) {
  const ranked = rows
    .map((row) => ({ row, similarity: dotRow(vectors, row, segment) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, deciding)
  const nearness = ranked.reduce((total, { similarity }) => total + similarity, 0) / (ranked.length || 1)
  return { nearness, ranked }
}
