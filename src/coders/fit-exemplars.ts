import { groupBy } from '../collections.ts'
import { roundToSixDigits } from '../math/round.ts'
import { dotRow, meanAndDeviation, meanDirection } from '../math/vectors.ts'
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
  /** Number of segments on which the usual similarity was measured. */
  readonly segments: number
  /** True if words with similar meanings have similar vectors. */
  readonly knowsSynonyms: boolean
  /** For each code with exemplars: its rows, their mean, and the mean and deviation of segments' similarity to it. */
  readonly codes: readonly {
    readonly codeId: string
    readonly rows: readonly number[]
    /** The mean of the rows, at length 1. */
    readonly centroid: Float64Array
    readonly mean: number
    readonly deviation: number
  }[]
}

/** An exemplar that is similar to a segment, with its cosine. */
export interface SimilarExemplar {
  readonly anchor: string
  readonly similarity: number
}

/** The number of nearest exemplars that are shown as evidence. */
const shown = 2

/** Segments from which the usual similarity of a study's segments is known. */
const fewestSegments = 100

/** The sharpness with which the codes of a theme are pooled: near to the highest, and more if several are high. */
const sharpness = 2

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
export function fitExemplars(
  exemplars: readonly Exemplars[],
  { vectors, knowsSynonyms }: Pick<ExemplarVectors, 'vectors' | 'knowsSynonyms'>,
  sample: Matrix,
): ExemplarVectors {
  const rowsByCode = new Map<string, number[]>()
  exemplars.forEach(({ codeId }, row) => {
    rowsByCode.set(codeId, [...(rowsByCode.get(codeId) ?? []), row])
  })
  const codes = [...rowsByCode].map(([codeId, rows]) => {
    const centroid = meanDirection(
      rows.map((row) => rowOf(vectors, row)),
      vectors.width,
    )
    const usual = Array.from({ length: sample.rows }, (_, row) => dotRow(sample, row, centroid))
    return { codeId, rows, centroid, ...meanAndDeviation(usual) }
  })
  return { texts: exemplars, vectors, segments: sample.rows, knowsSynonyms, codes }
}

/** The similarities of the segments of a transcript to codes. */
interface Measured {
  readonly vectors: Matrix
  readonly zScores: Float64Array
}

/** The last similarities that were measured with each model: several coders and the ranking need those of one transcript. */
const lastMeasured = new WeakMap<ExemplarVectors, Measured>()

/**
 * The similarity of segments to the mean of each code's exemplars, in standard deviations above the usual one: for each
 * segment as many numbers as `codes` has entries, in their order.
 */
export function similaritiesOf(vectors: Matrix, exemplars: ExemplarVectors): Float64Array {
  const last = lastMeasured.get(exemplars)
  if (last?.vectors === vectors) return last.zScores
  const { codes } = exemplars
  const zScores = new Float64Array(vectors.rows * codes.length)
  for (const [column, { centroid, mean, deviation }] of codes.entries()) {
    if (deviation === 0) continue
    for (let row = 0; row < vectors.rows; row++)
      zScores[row * codes.length + column] = (dotRow(vectors, row, centroid) - mean) / deviation
  }
  lastMeasured.set(exemplars, { vectors, zScores })
  return zScores
}

/** False where vectors know no synonyms, or the usual similarity was measured on too few segments. */
export const isSimilarityKnown = ({ knowsSynonyms, segments }: ExemplarVectors): boolean =>
  knowsSynonyms && segments >= fewestSegments

/**
 * Creates a function that notes how similar a segment is to each theme: that to the theme's codes, pooled.
 *
 * @param placeOf the place of the theme of a code among the numbers that are noted
 */
export function createThemeSimilarity(exemplars: ExemplarVectors, placeOf: (codeId: string) => number) {
  const { codes } = exemplars
  const themes = [...groupBy(codes.keys(), (column) => placeOf(codes[column]!.codeId))]
  return ({ vectors, row }: { readonly vectors: Matrix; readonly row: number }, numbers: Float64Array): void => {
    const zScores = similaritiesOf(vectors, exemplars)
    const start = row * codes.length
    for (const [place, columns] of themes) {
      let total = 0
      for (const column of columns) total += Math.exp(sharpness * zScores[start + column]!)
      numbers[place] = Math.log(total / columns.length) / sharpness
    }
  }
}

/** The exemplars of a code that are most similar to a segment, the nearest first; none for a code without exemplars. */
export function nearestExemplars(
  segment: Float32Array,
  codeId: string,
  { texts, vectors, codes }: ExemplarVectors,
): SimilarExemplar[] {
  const nearest: { readonly row: number; readonly similarity: number }[] = []
  for (const row of codes.find((code) => code.codeId === codeId)?.rows ?? []) {
    const similarity = roundToSixDigits(dotRow(vectors, row, segment))
    let place = nearest.length
    while (place > 0 && nearest[place - 1]!.similarity < similarity) place--
    if (place === shown) continue
    if (nearest.length === shown) nearest.pop()
    nearest.splice(place, 0, { row, similarity })
  }
  return nearest.map(({ row, similarity }) => ({ anchor: texts[row]!.text, similarity }))
}
