import { sum } from '../collections.ts'
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
  readonly texts: readonly Exemplars[]
  /** One row an exemplar. */
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
  /** The nearest exemplars, the nearest first, with their cosine. */
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
 * Measures how similar the segments of a sample usually are to each code.
 *
 * @param vectors one row an exemplar
 * @param sample one row a segment
 */
export function fitExemplars(exemplars: readonly Exemplars[], vectors: Matrix, sample: Matrix): ExemplarVectors {
  const rowsByCode = new Map<string, number[]>()
  exemplars.forEach(({ codeId }, row) => {
    rowsByCode.set(codeId, [...(rowsByCode.get(codeId) ?? []), row])
  })
  const codes = [...rowsByCode].map(([codeId, rows]) => {
    const usual = Array.from(
      { length: sample.rows },
      (_, row) => nearestExemplars(rows, vectors, rowOf(sample, row)).similarity,
    )
    return { codeId, rows, ...meanAndDeviation(usual) }
  })
  return { texts: exemplars, vectors, codes }
}

/** The similarity of a segment to each code, in the order of the codebook. */
export const similaritiesOf = (segment: Float32Array, exemplars: ExemplarVectors): Similarity[] =>
  exemplars.codes.map((code) => similarityToCode(segment, code, exemplars))

/** The similarity of a segment to one of the codes. */
export function similarityToCode(
  segment: Float32Array,
  { codeId, rows, mean, deviation }: ExemplarVectors['codes'][number],
  { texts, vectors }: ExemplarVectors,
): Similarity {
  const { similarity: measured, ranked } = nearestExemplars(rows, vectors, segment)
  return {
    codeId,
    zScore: deviation === 0 ? 0 : (measured - mean) / deviation,
    nearest: ranked.map(({ row, similarity }) => ({
      anchor: texts[row]!.text,
      similarity: roundToSixDigits(similarity),
    })),
  }
}

function nearestExemplars(rows: readonly number[], vectors: Matrix, segment: Float32Array) {
  const ranked = rows
    .map((row) => ({ row, similarity: dotRow(vectors, row, segment) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, deciding)
  const similarity = sum(ranked, (nearest) => nearest.similarity) / (ranked.length || 1)
  return { similarity, ranked }
}
