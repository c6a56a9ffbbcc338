import { createKeywordFinder } from '../coders/find-keywords.ts'
import { hashKeywords } from '../coders/trained/by-learning.ts'
import { featureSpace, featuresOf } from '../coders/trained/features.ts'
import { exampleGroup, extentOf, fitClassifiers, type TrainingExample } from '../coders/trained/fit-weights.ts'
import type { Embedder } from '../embedders/embedder.ts'
import { centre, meanRow } from '../math/vectors.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import { type CodedPassage, readWhole, withVerdicts } from '../model/coded-passage.ts'
import { rowOf } from '../model/matrix.ts'
import type { Weights } from '../model/weights.ts'
import { tokenizedText } from '../text/words.ts'

/** An example is a sentence somebody made up; it counts half as much as a passage that was coded. */
const exampleWeight = 0.5

/**
 * Passages as they are learned from, in order: each coder's yes and no, or the verdict where people settled a difference,
 * and nothing of what they did not look for.
 */
export async function trainingExamplesFrom(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  embedder: Embedder,
): Promise<TrainingExample[]> {
  const space = featureSpace(codebook)
  const { find } = createKeywordFinder(codebook)
  const said = passages.map(({ text }) => ({ ...tokenizedText(text), language: null }))
  const hits = find(said)
  const raw = await embedder.embed(said)
  const vectors = centre(raw, meanRow(raw))
  return passages.map(withVerdicts).map(({ group, codesByCoder, judgedByCoder }, row) => ({
    group,
    features: featuresOf(hits[row]!, rowOf(vectors, row), space),
    coders: [...codesByCoder].map(([coder, yes]) => ({ yes, judged: judgedByCoder.get(coder)!.codes })),
    weight: 1,
  }))
}

/** The examples of a codebook as training examples: each has its code; a counterexample has none. */
export async function trainingExamplesOfCodebook(codebook: Codebook, embedder: Embedder): Promise<TrainingExample[]> {
  const lineageById = lineages(codebook)
  const passages = codebook.codes.flatMap(({ id, examples, counterexamples }) =>
    [
      ...examples.map((text) => ({ text, codes: new Set(lineageById.get(id)!.map((code) => code.id)) })),
      ...counterexamples.map((text) => ({ text, codes: new Set<string>() })),
    ].map(({ text, codes }) => ({
      id: '',
      group: exampleGroup,
      text,
      codesByCoder: new Map<string, ReadonlySet<string>>([['codebook', codes]]),
      judgedByCoder: new Map([['codebook', readWhole]]),
      memoByCoder: new Map<string, string>(),
    })),
  )
  const lessons = await trainingExamplesFrom(passages, codebook, embedder)
  return lessons.map((lesson) => ({ ...lesson, weight: exampleWeight }))
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
): Weights => ({
  codebook: { name: codebook.name, version: codebook.version },
  embedder,
  learnedFrom: { ...extentOf(lessons), coders },
  measured,
  ...fitClassifiers(lessons, codebook, featureSpace(codebook)),
  keywords: hashKeywords(codebook),
})

/** Weights that are tried and thrown away. */
export const trialWeights = (lessons: readonly TrainingExample[], codebook: Codebook, { name }: Embedder): Weights =>
  weightsFrom(lessons, codebook, { embedder: name, coders: '', measured: null })
