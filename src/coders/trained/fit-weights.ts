import { countBy, unique } from '../../collections.ts'
import { cohenKappa, crossTabulate, meanOf } from '../../math/agreement.ts'
import { foldsByGroup } from '../../math/folds.ts'
import { fitLogistic, logistic, type Observation, oddsOf } from '../../math/logistic-regression.ts'
import type { Codebook } from '../../model/codebook.ts'
import { type Answers, answerAbout } from '../../model/coded-passage.ts'
import type { Classifier, ThemeClassifier, Weights } from '../../model/weights.ts'
import type { FeatureSpace } from './features.ts'

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
const strictness = { theme: 6.7, code: 2 }
/** The prior weight of a keyword, in log-odds. */
const expected = { strong: 1, weak: 0.4, theme: 1 }
const fewestPositives = 3
const foldCount = 4
/** Shrinkage of the themes' thresholds towards their mean: few passages are weak evidence for each. */
const shrinkage = 0.5
const limits = Array.from({ length: 31 }, (_, step) => 0.1 + step * 0.02)

/**
 * Trains a classifier for each theme, and each code directly under one, on coded passages: logistic regression on keyword
 * counts and vectors, held near what keywords say by themselves. The chance from which a theme is given is that with
 * the best mean kappa on interviews that were not learned from.
 *
 * @param lessons passages, and examples of the codebook
 */
export function fitClassifiers(
  lessons: readonly TrainingExample[],
  codebook: Codebook,
  space: FeatureSpace,
): Pick<Weights, 'themes' | 'codes'> {
  const themes = codebook.themes.map(({ id }) => ({ id, ...fitTheme(id, lessons, space) }))
  const usual = meanOf(themes.map(({ limit }) => limit)) ?? 0.4
  const size = lessons[0]?.features.length ?? 0
  const codes = space.topCodes.flatMap(({ id, themeId }): [string, Classifier][] => {
    const observations = observe(lessons, [id])
    if (!enough(observations)) return []
    return [[id, toJudge(fitLogistic(observations, strictness.code, expectedFor(space, [id], themeId, size)), space)]]
  })
  return {
    themes: Object.fromEntries(
      themes.map(({ id, judge, limit }): [string, ThemeClassifier | null] => [
        id,
        judge && { ...judge, threshold: round(shrinkage * usual + (1 - shrinkage) * (limit ?? usual)) },
      ]),
    ),
    codes: Object.fromEntries(codes),
  }
}

function fitTheme(
  themeId: string,
  lessons: readonly TrainingExample[],
  space: FeatureSpace,
): { judge: Classifier | null; limit: number | null } {
  const own = space.topCodes.filter((code) => code.themeId === themeId).map(({ id }) => id)
  const prior = expectedFor(space, own, themeId, lessons[0]?.features.length ?? 0)
  const fit = (some: readonly TrainingExample[]) => fitLogistic(observe(some, own), strictness.theme, prior)
  if (!enough(observe(lessons, own))) return { judge: null, limit: null }
  const [examples, passages] = [lessons.filter(isExample), lessons.filter((lesson) => !isExample(lesson))]
  const chances = new Float64Array(passages.length)
  const folds = foldsByGroup(
    passages.map(({ group }) => group),
    foldCount,
  )
  for (const fold of folds) {
    const model = fit([...examples, ...fold.training.map((position) => passages[position]!)])
    for (const position of fold.test) chances[position] = logistic(oddsOf(model, passages[position]!.features))
  }
  const limit = folds.length === 0 ? null : bestLimit(chances, passages, own)
  return { judge: toJudge(fit(lessons), space), limit }
}

/** The group of the codebook's own examples, which are used for training and never for testing. */
export const exampleGroup = 'codebook'
const isExample = ({ group }: TrainingExample): boolean => group === exampleGroup

function bestLimit(
  chances: Float64Array,
  passages: readonly TrainingExample[],
  codeIds: readonly string[],
): number | null {
  const most = Math.max(...passages.map(({ coders }) => coders.length))
  const answers = passages.map(({ coders }) => coders.map((own) => answerAbout(own, codeIds)))
  const scores = limits.map((limit) => {
    const found = Array.from(chances, (chance) => chance > limit)
    const kappas = Array.from({ length: most }, (_, coder) => {
      const positions = [...passages.keys()].filter((position) => (answers[position]![coder] ?? null) !== null)
      return cohenKappa(
        crossTabulate(
          positions.map((position) => answers[position]![coder]!),
          positions.map((position) => found[position]!),
        ),
      )
    })
    return { limit, kappa: meanOf(kappas) ?? -1 }
  })
  const best = scores.reduce((a, b) => (b.kappa > a.kappa ? b : a))
  return best.kappa > 0 ? best.limit : null
}

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

function expectedFor(
  { positions }: FeatureSpace,
  codeIds: readonly string[],
  themeId: string,
  size: number,
): Float64Array {
  const weights = new Float64Array(size)
  for (const id of codeIds) {
    weights[positions.get(id)!] = expected.strong
    weights[positions.get(`~${id}`)!] = expected.weak
  }
  weights[positions.get(themeId)!] = codeIds.length > 1 ? expected.theme : 0
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
