import { fitLogistic, type LogisticModel } from '../../src/math/logistic-regression.ts'

/** Features, an answer (1 for yes, 0 for no), and its weight. */
export interface Observation {
  readonly features: readonly number[]
  readonly answer: number
  readonly weight: number
}

/** Fits a model to observations of one question. */
export function fitOne(
  observations: readonly Observation[],
  strictness: number,
  expected: readonly number[] = (observations[0]?.features ?? []).map(() => 0),
): LogisticModel {
  const weightOf = (side: number) =>
    Float64Array.from(observations, ({ answer, weight }) => (answer === side ? weight : 0))
  const question = { yes: weightOf(1), no: weightOf(0), strictness, expected }
  return fitLogistic(
    observations.map(({ features }) => features),
    [question],
  )[0]!
}
