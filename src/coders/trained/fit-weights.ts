import { countBy, unique } from '../../collections.ts'
import { fitLogistic, type Observation } from '../../math/logistic-regression.ts'
import type { Codebook } from '../../model/codebook.ts'
import { type Answers, answerAbout } from '../../model/coded-passage.ts'
import type { Classifier, Weights } from '../../model/weights.ts'
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
const expected = { strong: 1, weak: 0.4, theme: 1, near: 0.8 }
const fewestPositives = 3

/**
 * Trains a classifier for each theme, and each code directly under one, on coded passages: logistic regression on keyword
 * counts, there and just before, similarity and vectors, held near what keywords and similarity say by themselves.
 *
 * @param lessons passages, and examples of the codebook
 */
export function fitClassifiers(
  lessons: readonly TrainingExample[],
  codebook: Codebook,
  space: FeatureSpace,
): Pick<Weights, 'themes' | 'codes'> {
  const size = lessons[0]?.features.length ?? 0
  const fit = (codeIds: readonly string[], prior: Float64Array, penalty: number): Classifier | null => {
    const observations = observe(lessons, codeIds)
    return enough(observations) ? toJudge(fitLogistic(observations, penalty, prior), space) : null
  }
  const themes = codebook.themes.map(({ id }): [string, Classifier | null] => {
    const own = space.topCodes.filter((code) => code.themeId === id).map((code) => code.id)
    const prior = expectedFor(own, space, size)
    if (own.length > 1) prior[space.positions.get(id)!] = expected.theme
    const near = space.positions.get(nearTo(id))!
    if (lessons.some(({ features }) => features[near] !== 0)) prior[near] = expected.near
    return [id, fit(own, prior, strictness.theme)]
  })
  const codes = space.topCodes.flatMap(({ id }): [string, Classifier][] => {
    const judge = fit([id], expectedFor([id], space, size), strictness.code)
    return judge === null ? [] : [[id, judge]]
  })
  return { themes: Object.fromEntries(themes), codes: Object.fromEntries(codes) }
}

/** The group of the codebook's own examples, which are used for training and never for testing. */
export const exampleGroup = 'codebook'
const isExample = ({ group }: TrainingExample): boolean => group === exampleGroup

/** One observation for each answer to some codes taken together; those of one passage weigh as much as the passage. */
const observe = (lessons: readonly TrainingExample[], codeIds: readonly string[]): Observation[] =>
  lessons.flatMap(({ features, coders, weight }) => {
    const answers = coders.flatMap((own) => answerAbout(own, codeIds) ?? [])
    return [...countBy(answers, (yes) => yes)].map(([yes, count]) => ({
      features,
      answer: yes ? 1 : 0,
      weight: (2 * weight * count) / answers.length,
    }))
  })

const enough = (observations: readonly Observation[]): boolean =>
  observations.filter(({ answer }) => answer === 1).length >= fewestPositives &&
  observations.some(({ answer }) => answer === 0)

/** The prior weights of the keywords of codes, in log-odds. */
function expectedFor(codeIds: readonly string[], { positions }: FeatureSpace, size: number): Float64Array {
  const weights = new Float64Array(size)
  for (const id of codeIds) {
    weights[positions.get(id)!] = expected.strong
    weights[positions.get(`~${id}`)!] = expected.weak
  }
  return weights
}

/** To three digits, and never -0, which JSON does not know. */
const round = (value: number): number => Math.round(value * 1000) / 1000 + 0

function toJudge({ bias, weights }: { bias: number; weights: readonly number[] }, { names }: FeatureSpace): Classifier {
  const keywords = names
    .map((name, position) => [name, round(weights[position]!)] as const)
    .filter(([, weight]) => weight !== 0)
  return {
    bias: round(bias),
    keywords: Object.fromEntries(keywords),
    meaning: weights.slice(names.length).map(round),
  }
}

/** The passages and interviews of the training data, without examples. */
export const extentOf = (lessons: readonly TrainingExample[]): { passages: number; interviews: string[] } => {
  const passages = lessons.filter((lesson) => !isExample(lesson))
  return { passages: passages.length, interviews: unique(passages.map(({ group }) => group)).sort() }
}
