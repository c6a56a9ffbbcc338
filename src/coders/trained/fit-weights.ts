import { lookup, unique } from '../../collections.ts'
import { fitLogistic, type LogisticModel, type Question } from '../../math/logistic-regression.ts'
import type { Codebook } from '../../model/codebook.ts'
import { type Answers, answerAbout } from '../../model/coded-passage.ts'
import type { Classifier, Weights } from '../../model/weights.ts'
import { weightsOf } from './create-classifier.ts'
import { type FeatureSpace, nearTo } from './features.ts'

/** A passage that people coded, as it is learned from. */
export interface TrainingExample {
  /** The interview it comes from: what is learned is never tried on the same interview. */
  readonly group: string
  readonly features: Float64Array
  /** The codes of each coder, with the codes above nested ones, and the codes they looked for. */
  readonly coders: readonly Answers[]
  /** Its weight in training; an example of the codebook has half that of a passage. */
  readonly weight: number
}

/** Held near what keywords say by themselves, the more so the fewer passages there are. */
const strictness = { theme: 10, code: 2 }
/** The prior weight of a keyword, and for a theme of its keywords together and of the similarity to it, in log-odds. */
const expectedWeights = { strong: 1, weak: 0.4, theme: 1, near: 0.8 }
const fewestPositives = 3

/** Classifiers of themes and of the codes directly under them. */
export type Classifiers = Pick<Weights, 'themes' | 'codes'>

/**
 * Trains a classifier for each theme, and each code directly under one, on coded passages: logistic regression on keyword
 * counts, there and just before, similarity and vectors, held near what keywords and similarity say by themselves.
 *
 * @param lessons passages, and examples of the codebook
 * @param earlier classifiers of almost the same passages, from which these are found faster; null for none
 */
export function fitClassifiers(
  lessons: readonly TrainingExample[],
  codebook: Codebook,
  space: FeatureSpace,
  earlier: Classifiers | null = null,
): Classifiers {
  const rows = lessons.map(({ features }) => features)
  const size = rows[0]?.length ?? 0
  const fit = (asked: readonly Asked[]): Map<string, Classifier> => {
    const enough = asked.filter(isEnough)
    const models = fitLogistic(rows, enough)
    return new Map(enough.map(({ id }, at) => [id, toClassifier(models[at]!, space)]))
  }
  const startAt = (own: Classifier | null | undefined) => ({ start: own ? toModel(own, space) : null })
  const themes = fit(
    codebook.themes.map(({ id }) => {
      const own = space.topCodes.filter((code) => code.themeId === id).map((code) => code.id)
      const expected = expectedFor(own, space, size)
      if (own.length > 1) expected[space.positions.get(id)!] = expectedWeights.theme
      const near = space.positions.get(nearTo(id))!
      if (rows.some((features) => features[near] !== 0)) expected[near] = expectedWeights.near
      const answers = answersAbout(own, lessons)
      return {
        id,
        ...answers,
        strictness: strictness.theme,
        expected,
        ...startAt(earlier && lookup(earlier.themes, id)),
      }
    }),
  )
  const codes = fit(
    space.topCodes.map(({ id }) => {
      const expected = expectedFor([id], space, size)
      const answers = answersAbout([id], lessons)
      return { id, ...answers, strictness: strictness.code, expected, ...startAt(earlier && lookup(earlier.codes, id)) }
    }),
  )
  return {
    themes: Object.fromEntries(codebook.themes.map(({ id }) => [id, themes.get(id) ?? null])),
    codes: Object.fromEntries(codes),
  }
}

/** A question about a theme or a code. */
type Asked = Question & { readonly id: string }

/** The group of the codebook's own examples, which are used for training and never for testing. */
export const exampleGroup = 'codebook'
const isExample = ({ group }: TrainingExample): boolean => group === exampleGroup

/** The answers to some codes taken together; those of one passage weigh as much as the passage. */
function answersAbout(codeIds: readonly string[], lessons: readonly TrainingExample[]): Pick<Question, 'yes' | 'no'> {
  const [yes, no] = [new Float64Array(lessons.length), new Float64Array(lessons.length)]
  for (const [row, { coders, weight }] of lessons.entries()) {
    const answers = coders.flatMap((own) => answerAbout(own, codeIds) ?? [])
    for (const answer of answers) (answer ? yes : no)[row]! += (2 * weight) / answers.length
  }
  return { yes, no }
}

const isEnough = ({ yes, no }: Question): boolean =>
  yes.filter((weight) => weight > 0).length >= fewestPositives && no.some((weight) => weight > 0)

/** The prior weights of the keywords of codes, in log-odds. */
function expectedFor(codeIds: readonly string[], { positions }: FeatureSpace, size: number): Float64Array {
  const weights = new Float64Array(size)
  for (const id of codeIds) {
    weights[positions.get(id)!] = expectedWeights.strong
    weights[positions.get(`~${id}`)!] = expectedWeights.weak
  }
  return weights
}

/** To three digits, and never -0, which JSON does not know. */
const round = (value: number): number => Math.round(value * 1000) / 1000 + 0

function toClassifier({ bias, weights }: LogisticModel, { names }: FeatureSpace): Classifier {
  const keywords = names
    .map((name, position) => [name, round(weights[position]!)] as const)
    .filter(([, weight]) => weight !== 0)
  return {
    bias: round(bias),
    keywords: Object.fromEntries(keywords),
    meaning: weights.slice(names.length).map(round),
  }
}

const toModel = (own: Classifier, space: FeatureSpace): LogisticModel => ({
  bias: own.bias,
  weights: Array.from(weightsOf(own, space)),
})

/** The passages and interviews of the training data, without examples. */
export const extentOf = (lessons: readonly TrainingExample[]): { passages: number; interviews: string[] } => {
  const passages = lessons.filter((lesson) => !isExample(lesson))
  return { passages: passages.length, interviews: unique(passages.map(({ group }) => group)).sort() }
}
