import type { CoderFactory } from '../coders/coder.ts'
import { createKeywordFinder } from '../coders/find-keywords.ts'
import { type Exemplars, type ExemplarVectors, exemplarsOf, fitExemplars } from '../coders/fit-exemplars.ts'
import { hitsBeforePassages, readsBefore } from '../coders/trained/said-before.ts'
import { groupBy } from '../collections.ts'
import type { Embedder } from '../embedders/embedder.ts'
import { centre, meanRow, meanWithPrior } from '../math/vectors.ts'
import type { Codebook } from '../model/codebook.ts'
import type { Coding } from '../model/coding.ts'
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

/** Segments with their vectors, and the distribution of similarities to each code. */
export interface FittedSegments {
  readonly segments: readonly PassageSegment[]
  /** One row a segment, centred on the mean vector. */
  readonly vectors: Matrix
  readonly exemplars: ExemplarVectors
}

/** Embeds segments, and measures on all of them the distribution of similarities to each code. */
export async function fitSegments(
  segments: readonly PassageSegment[],
  codebook: Codebook,
  embedder: Embedder,
): Promise<FittedSegments> {
  const raw = await embedder.embed(segments)
  const { meanVector, exemplars } = await fitSimilarities(raw, exemplarsOf(codebook), embedder)
  return { segments, vectors: centre(raw, meanVector), exemplars }
}

/** The codings that the coders suggest for segments. */
export function codeSegments(
  { exemplars, ...task }: FittedSegments,
  codebook: Codebook,
  coders: readonly CoderFactory[],
  weights: Weights | null,
  answers: readonly ModelAnswer[] = [],
): Coding[] {
  const keywords = createKeywordFinder(codebook)
  const before = readsBefore(weights) ? { before: hitsBeforePassages(task.segments, keywords) } : {}
  return joinCoders(coders, { codebook, keywords, weights, exemplars })({ answers, ...task, ...before })
}

/** The segments at the given positions, with measures of all. */
export const segmentsAt = (fitted: FittedSegments, positions: readonly number[]): FittedSegments => ({
  ...fitted,
  segments: positions.map((position) => fitted.segments[position]!),
  vectors: rowsAt(fitted.vectors, positions),
})

/** The codes that each segment was given, in the order of the segments. */
export function codesOfSegments(segments: readonly Segment[], codings: readonly Coding[]): Set<string>[] {
  const bySegment = groupBy(codings, ({ segmentId }) => segmentId)
  return segments.map(({ id }) => new Set((bySegment.get(id) ?? []).map(({ codeId }) => codeId)))
}
