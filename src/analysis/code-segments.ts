import type { CoderFactory } from '../coders/coder.ts'
import { createKeywordFinder, keepHits } from '../coders/find-keywords.ts'
import { type Exemplars, type ExemplarVectors, exemplarsOf, fitExemplars } from '../coders/fit-exemplars.ts'
import type { KeywordFinder } from '../coders/keyword-hits.ts'
import { hitsBeforePassages } from '../coders/trained/said-before.ts'
import { groupBy } from '../collections.ts'
import type { Embedder } from '../embedders/embedder.ts'
import { centre, meanRow, meanWithPrior } from '../math/vectors.ts'
import type { Codebook } from '../model/codebook.ts'
import type { Coding } from '../model/coding.ts'
import type { KeywordHit } from '../model/keyword-hit.ts'
import { type Matrix, rowsAt } from '../model/matrix.ts'
import type { ModelAnswer } from '../model/model-answer.ts'
import type { PassageSegment, Segment } from '../model/segment.ts'
import type { Weights } from '../model/weights.ts'
import { tokenizedText } from '../text/words.ts'
import type { Similarities } from './fitted-model.ts'
import { joinCoders } from './join-coders.ts'

/** Measures the mean vector of a sample (one row a segment) and the distribution of similarities to each code. */
export async function fitSimilarities(
  sample: Matrix,
  exemplars: readonly Exemplars[],
  embedder: Embedder,
): Promise<Similarities> {
  const meanVector = meanRow(sample)
  const raw = await embedder.embed(exemplars.map(({ text }) => tokenizedText(text)))
  const vectors = centre(raw, meanWithPrior(raw, meanVector))
  const { knowsSynonyms } = embedder
  return { meanVector, exemplars: fitExemplars(exemplars, { vectors, knowsSynonyms }, centre(sample, meanVector)) }
}

/** Segments with their vectors and keywords, and the distribution of similarities to each code. */
export interface FittedSegments {
  readonly segments: readonly PassageSegment[]
  /** One row a segment, centred on the mean vector. */
  readonly vectors: Matrix
  readonly exemplars: ExemplarVectors
  readonly keywords: KeywordFinder
  /** The keywords in what was said just before each segment. */
  readonly before: readonly (readonly KeywordHit[])[]
}

/** Embeds segments, and measures on all of them the distribution of similarities to each code. */
export async function fitSegments(
  segments: readonly PassageSegment[],
  codebook: Codebook,
  embedder: Embedder,
): Promise<FittedSegments> {
  const raw = await embedder.embed(segments)
  const { meanVector, exemplars } = await fitSimilarities(raw, exemplarsOf(codebook), embedder)
  const keywords = keepHits(createKeywordFinder(codebook))
  const before = hitsBeforePassages(segments, keywords)
  return { segments, vectors: centre(raw, meanVector), exemplars, keywords, before }
}

/** The codings that the coders suggest for segments. */
export function codeSegments(
  { exemplars, keywords, ...task }: FittedSegments,
  codebook: Codebook,
  coders: readonly CoderFactory[],
  weights: Weights | null,
  answers: readonly ModelAnswer[] = [],
): Coding[] {
  return joinCoders(coders, { codebook, keywords, weights, exemplars })({ answers, ...task })
}

/** The segments at the given positions, with measures of all. */
export const segmentsAt = (fitted: FittedSegments, positions: readonly number[]): FittedSegments => ({
  ...fitted,
  segments: positions.map((position) => fitted.segments[position]!),
  vectors: rowsAt(fitted.vectors, positions),
  before: positions.map((position) => fitted.before[position]!),
})

/** The codes that each segment was given, in the order of the segments. */
export function codesOfSegments(segments: readonly Segment[], codings: readonly Coding[]): Set<string>[] {
  const bySegment = groupBy(codings, ({ segmentId }) => segmentId)
  return segments.map(({ id }) => new Set((bySegment.get(id) ?? []).map(({ codeId }) => codeId)))
}
