import { type Anchors, anchorsOf, type Coder, fitAnchors } from './coders/index.ts'
import type { Embedder } from './embedders/index.ts'
import { groupBy } from './lists.ts'
import { createRandom, samplePositions } from './math/random.ts'
import { commonRow, withoutCommon } from './math/vectors.ts'
import type { Codebook } from './model/codebook.ts'
import type { Coding } from './model/coding.ts'
import { type Matrix, matrixOf, rowOf } from './model/matrix.ts'
import type { Segment } from './model/segment.ts'
import type { Weights } from './model/weights.ts'

/** Segments with their vectors, and what the study as a whole says about nearness. */
export interface Fitted {
  readonly segments: readonly Segment[]
  /** One row a segment, without what all segments share. */
  readonly vectors: Matrix
  /** Positions of the segments that were measured. */
  readonly sample: readonly number[]
  readonly anchors: Anchors
}

/** Segments on which nearness and clusters are fitted; a study rarely has more, an archive does. */
const sampleSize = 2000

/** Embeds segments and measures, on a sample, how near segments usually are to each code. */
export async function fitSegments(
  segments: readonly Segment[],
  codebook: Codebook,
  embedder: Embedder,
  seed: number,
): Promise<Fitted> {
  const raw = await embedder.embed(segments.map(({ text }) => text))
  const sample = samplePositions(segments.length, sampleSize, createRandom(seed))
  const common = commonRow(rowsOf(raw, sample))
  const vectors = withoutCommon(raw, common)
  const texts = anchorsOf(codebook)
  const anchorVectors = withoutCommon(await embedder.embed(texts.map(({ text }) => text)), common)
  return { segments, vectors, sample, anchors: fitAnchors(texts, anchorVectors, rowsOf(vectors, sample)) }
}

/** What the coders suggest: one coding for a segment and a code, in the order of segments and codebook. */
export function codeSegments(
  fitted: Fitted,
  codebook: Codebook,
  coders: readonly Coder[],
  weights: Weights | null,
): Coding[] {
  const codings = coders.flatMap((code) => code({ codebook, weights, ...fitted }))
  return orderCodings(mergeCodings(codings), fitted.segments, codebook)
}

/** The same measures with some of the segments only: what is not asked for is not coded. */
export const atPositions = (fitted: Fitted, positions: readonly number[]): Fitted => ({
  ...fitted,
  segments: positions.map((position) => fitted.segments[position]!),
  vectors: rowsOf(fitted.vectors, positions),
})

/** The codes that each segment was given, in the order of the segments. */
export function codesOfSegments(segments: readonly Segment[], codings: readonly Coding[]): Set<string>[] {
  const bySegment = groupBy(codings, ({ segmentId }) => segmentId)
  return segments.map(({ id }) => new Set((bySegment.get(id) ?? []).map(({ codeId }) => codeId)))
}

/** One coding for a segment and a code, however many coders found it: the surest keeps its name, all give evidence. */
function mergeCodings(codings: readonly Coding[]): Coding[] {
  const merged = new Map<string, Coding>()
  for (const coding of codings) {
    const key = `${coding.segmentId} ${coding.codeId}`
    const other = merged.get(key)
    if (!other) merged.set(key, coding)
    else {
      const [surer, second] = coding.confidence > other.confidence ? [coding, other] : [other, coding]
      merged.set(key, { ...surer, evidence: [...surer.evidence, ...second.evidence] })
    }
  }
  return [...merged.values()]
}

/** Codings in the order of the segments, those of one segment in the order of the codebook. */
export function orderCodings(codings: readonly Coding[], segments: readonly Segment[], codebook: Codebook): Coding[] {
  const segmentOrder = new Map(segments.map(({ id }, position) => [id, position]))
  const codeOrder = new Map(codebook.codes.map(({ id }, position) => [id, position]))
  return [...codings].sort(
    (a, b) =>
      segmentOrder.get(a.segmentId)! - segmentOrder.get(b.segmentId)! ||
      codeOrder.get(a.codeId)! - codeOrder.get(b.codeId)!,
  )
}

const rowsOf = (matrix: Matrix, positions: readonly number[]): Matrix =>
  matrixOf(
    positions.map((position) => rowOf(matrix, position)),
    matrix.width,
  )
