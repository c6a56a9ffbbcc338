import { type FittedSegments, fitSegments } from '../analysis/code-segments.ts'
import { createKeywordFinder } from '../coders/find-keywords.ts'
import type { ExemplarVectors } from '../coders/fit-exemplars.ts'
import { hashKeywords } from '../coders/trained/by-learning.ts'
import { createFeatures, featureSpace } from '../coders/trained/features.ts'
import {
  type Classifiers,
  exampleGroup,
  extentOf,
  fitClassifiers,
  type TrainingExample,
} from '../coders/trained/fit-weights.ts'
import type { Embedder } from '../embedders/embedder.ts'
import { centre, meanRow } from '../math/vectors.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import { type CodedPassage, withVerdicts } from '../model/coded-passage.ts'
import type { Weights } from '../model/weights.ts'
import { toSegment } from './passage-segment.ts'

/**
 * The weight of a passage that some coder gave a code, of one without any, and of an example, which somebody made up. Most
 * passages of an interview have no code, and a coder who overlooks one leaves no trace: so these weigh less.
 */
const weightOf = { coded: 2, uncoded: 0.7, example: 0.5 }

/**
 * Passages as they are learned from, in order: each coder's yes and no, or the verdict where people settled a difference,
 * and nothing of what they did not look for.
 */
export async function trainingExamplesFrom(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  embedder: Embedder,
): Promise<TrainingExample[]> {
  return trainingExamplesOf(passages, await fitSegments(passages.map(toSegment), codebook, embedder), codebook)
}

/** Passages whose segments are fitted, as they are learned from. */
function trainingExamplesOf(
  passages: readonly CodedPassage[],
  fitted: FittedSegments,
  codebook: Codebook,
): TrainingExample[] {
  const features = featuresOfSegments(fitted, codebook)
  return passages.map(withVerdicts).map(({ group, codesByCoder, judgedByCoder }, row) => ({
    group,
    features: features[row]!,
    coders: [...codesByCoder].map(([coder, yes]) => ({ yes, judged: judgedByCoder.get(coder)!.codes })),
    weight: [...codesByCoder.values()].some((codes) => codes.size > 0) ? weightOf.coded : weightOf.uncoded,
  }))
}

/** The features of segments, with what was said before them; without exemplars, their similarity to themes is not known. */
export function featuresOfSegments(
  {
    segments,
    vectors,
    exemplars,
    keywords,
    before,
  }: Omit<FittedSegments, 'exemplars'> & { readonly exemplars: ExemplarVectors | null },
  codebook: Codebook,
): Float64Array[] {
  const space = featureSpace(codebook)
  const hits = keywords.find(segments)
  const featuresOf = createFeatures(space, exemplars)
  return segments.map((_, row) => featuresOf({ hits: hits[row]!, before: before[row]!, vectors, row }))
}

/** The examples of a codebook as training examples: each has its code; a counterexample has none. */
export async function trainingExamplesOfCodebook(codebook: Codebook, embedder: Embedder): Promise<TrainingExample[]> {
  const lineageById = lineages(codebook)
  const examples = codebook.codes.flatMap(({ id, examples, counterexamples }) => [
    ...examples.map((text) => ({ text, yes: new Set(lineageById.get(id)!.map((code) => code.id)) })),
    ...counterexamples.map((text) => ({ text, yes: new Set<string>() })),
  ])
  const segments = examples.map(({ text }) => toSegment({ id: '', group: exampleGroup, text }))
  const raw = await embedder.embed(segments)
  const vectors = centre(raw, meanRow(raw))
  const [keywords, before] = [createKeywordFinder(codebook), segments.map(() => [])]
  const features = featuresOfSegments({ segments, vectors, exemplars: null, keywords, before }, codebook)
  return examples.map(({ yes }, row) => ({
    group: exampleGroup,
    features: features[row]!,
    coders: [{ yes, judged: 'all' }],
    weight: weightOf.example,
  }))
}

/** Coded passages, fitted and as they are learned from, with the examples of their codebook. */
export interface PreparedPassages {
  readonly passages: readonly CodedPassage[]
  readonly fitted: FittedSegments
  readonly lessons: readonly TrainingExample[]
  readonly examples: readonly TrainingExample[]
}

/** Makes passages ready to be coded and learned from. */
export async function preparePassages(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  embedder: Embedder,
): Promise<PreparedPassages> {
  const fitted = await fitSegments(passages.map(toSegment), codebook, embedder)
  const lessons = trainingExamplesOf(passages, fitted, codebook)
  return { passages, fitted, lessons, examples: await trainingExamplesOfCodebook(codebook, embedder) }
}

/** The record of a training run that is stored with the weights. */
export interface WeightsRecord {
  /** Name of the embedder of the training examples. */
  readonly embedder: string
  /** A description of the coders. */
  readonly coders: string
  readonly measured: Weights['measured']
}

/** Trains weights for a codebook; its own examples may be among the training examples. */
export const weightsFrom = (
  lessons: readonly TrainingExample[],
  codebook: Codebook,
  { embedder, coders, measured }: WeightsRecord,
  earlier: Classifiers | null = null,
): Weights => ({
  codebook: { name: codebook.name, version: codebook.version },
  embedder,
  learnedFrom: { ...extentOf(lessons), coders },
  measured,
  ...fitClassifiers(lessons, codebook, featureSpace(codebook), earlier),
  keywords: hashKeywords(codebook),
})

/** Trains weights that are tried and thrown away, each from those before: they are found faster so, and are the same. */
export function createTrials(codebook: Codebook, { name }: Embedder): (lessons: readonly TrainingExample[]) => Weights {
  let last: Classifiers | null = null
  return (lessons) => {
    const weights = weightsFrom(lessons, codebook, { embedder: name, coders: '', measured: null }, last)
    last = weights
    return weights
  }
}
