import { toSix } from '../math/round.ts'
import { dotRow, spreadOf } from '../math/vectors.ts'
import { type Code, type Codebook, lineages } from '../model/codebook.ts'
import { type Matrix, rowOf } from '../model/matrix.ts'

/** A text of the codebook that stands for a code. */
export interface Anchor {
  readonly codeId: string
  readonly text: string
}

/** How near segments are to each code, measured against how near segments usually are. */
export interface Anchors {
  readonly anchors: readonly Anchor[]
  /** One row an anchor. */
  readonly vectors: Matrix
  /** For each code that has anchors: its rows, and the usual nearness of a segment. */
  readonly codes: readonly {
    readonly codeId: string
    readonly rows: readonly number[]
    readonly mean: number
    readonly deviation: number
  }[]
}

/** The nearness of a segment to a code. */
export interface Nearness {
  readonly codeId: string
  /** Standard deviations above the usual nearness of a segment to this code. */
  readonly standing: number
  /** The nearest anchors, the nearest first, with their cosine. */
  readonly nearest: readonly { readonly anchor: string; readonly similarity: number }[]
}

/** How many anchors decide: one may be near by accident. */
const deciding = 2

/** The texts that stand for codes: examples of a code and of those inside it, and its definition. */
export function anchorsOf(codebook: Codebook): Anchor[] {
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
export function fitAnchors(anchors: readonly Anchor[], vectors: Matrix, sample: Matrix): Anchors {
  const rowsByCode = new Map<string, number[]>()
  anchors.forEach(({ codeId }, row) => {
    rowsByCode.set(codeId, [...(rowsByCode.get(codeId) ?? []), row])
  })
  const codes = [...rowsByCode].map(([codeId, rows]) => {
    const usual = Array.from(
      { length: sample.rows },
      (_, row) => nearnessTo(rows, vectors, rowOf(sample, row)).nearness,
    )
    return { codeId, rows, ...spreadOf(usual) }
  })
  return { anchors, vectors, codes }
}

/** How near a segment is to each code, in the order of the codebook. */
export const nearnessOf = (segment: Float32Array, anchors: Anchors): Nearness[] =>
  anchors.codes.map((code) => nearnessToCode(segment, code, anchors))

/** How near a segment is to one of the codes. */
export function nearnessToCode(
  segment: Float32Array,
  { codeId, rows, mean, deviation }: Anchors['codes'][number],
  { anchors, vectors }: Anchors,
): Nearness {
  const { nearness, ranked } = nearnessTo(rows, vectors, segment)
  const standing = deviation === 0 ? 0 : (nearness - mean) / deviation
  return {
    codeId,
    standing,
    nearest: ranked.map(({ row, similarity }) => ({ anchor: anchors[row]!.text, similarity: toSix(similarity) })),
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
