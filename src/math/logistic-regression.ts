import { dot } from './vectors.ts'

/** A fitted model: the probability of a positive answer is `logistic(bias + weights · features)`. */
export interface LogisticModel {
  readonly bias: number
  readonly weights: readonly number[]
}

/** An observation: its features, its answer (1 for yes, 0 for no), and its weight. */
export interface Observation {
  readonly features: ArrayLike<number>
  readonly answer: number
  readonly weight: number
}

/** The probability, from 0 to 1, for log-odds. */
export const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds))

const maxIterations = 50
const tolerance = 1e-8

/**
 * Fits a logistic regression with an L2 penalty on the weights, but not on the bias, by Newton's method: steps are found by
 * conjugate gradients and halved while they increase the loss (Lin, Weng, Keerthi 2008, in the line-search form). The
 * result is deterministic.
 *
 * @param strictness strength of the penalty: the loss is increased by half of it times the squared distance between the
 * weights and the expected ones
 * @param expected the weights in the absence of observations; zeros by default
 */
export function fitLogistic(
  observations: readonly Observation[],
  strictness: number,
  expected: ArrayLike<number> = new Float64Array(observations[0]?.features.length ?? 0),
): LogisticModel {
  const size = expected.length
  const penalty = { strictness, expected }
  let model: Float64Array = new Float64Array(size + 1) // the bias is last
  model.set(Array.from(expected))
  let loss = lossOf(model, observations, penalty)
  for (let round = 0; round < maxIterations; round++) {
    const { gradient, curvature } = derive(model, observations, penalty)
    if (dot(gradient, gradient) < tolerance) break
    const step = solve(observations, curvature, strictness, gradient)
    let length = 1
    let next = stepFrom(model, step, length)
    let nextLoss = lossOf(next, observations, penalty)
    while (nextLoss > loss && length > 1e-6) {
      length /= 2
      next = stepFrom(model, step, length)
      nextLoss = lossOf(next, observations, penalty)
    }
    const gain = loss - nextLoss
    if (gain <= 0) break
    model = next
    loss = nextLoss
    if (gain < tolerance * Math.max(1, loss)) break
  }
  return { bias: model[size]!, weights: Array.from(model.subarray(0, size)) }
}

/** The log-odds of a positive answer. */
export const oddsOf = ({ bias, weights }: LogisticModel, features: ArrayLike<number>): number =>
  bias + dot(weights, features)

const stepFrom = (model: Float64Array, step: Float64Array, length: number): Float64Array =>
  model.map((value, index) => value - length * step[index]!)

const oddsAt = (model: Float64Array, features: ArrayLike<number>): number => {
  let odds = model[features.length]!
  for (let index = 0; index < features.length; index++) odds += model[index]! * features[index]!
  return odds
}

interface Penalty {
  readonly strictness: number
  readonly expected: ArrayLike<number>
}

function lossOf(model: Float64Array, observations: readonly Observation[], { strictness, expected }: Penalty): number {
  let loss = 0
  for (const { features, answer, weight } of observations) {
    const odds = oddsAt(model, features)
    loss += weight * (Math.max(odds, 0) - answer * odds + Math.log1p(Math.exp(-Math.abs(odds))))
  }
  for (let index = 0; index < model.length - 1; index++)
    loss += (strictness / 2) * (model[index]! - expected[index]!) ** 2
  return loss
}

function derive(model: Float64Array, observations: readonly Observation[], { strictness, expected }: Penalty) {
  const gradient = model.map((value, index) => (index < expected.length ? strictness * (value - expected[index]!) : 0))
  const curvature = new Float64Array(observations.length)
  observations.forEach(({ features, answer, weight }, row) => {
    const chance = logistic(oddsAt(model, features))
    curvature[row] = weight * chance * (1 - chance)
    addTo(gradient, features, weight * (chance - answer))
  })
  return { gradient, curvature }
}

/** Solves (XᵀCX + strictness) step = gradient by conjugate gradients. */
function solve(
  observations: readonly Observation[],
  curvature: Float64Array,
  strictness: number,
  gradient: Float64Array,
): Float64Array {
  const step = new Float64Array(gradient.length)
  let residual = Float64Array.from(gradient)
  let direction = Float64Array.from(gradient)
  let error = dot(residual, residual)
  const target = error * 1e-6
  for (let round = 0; round < gradient.length && error > target; round++) {
    const image = direction.map((value, index) => (index < direction.length - 1 ? strictness : 1e-9) * value)
    observations.forEach(({ features }, row) => {
      addTo(image, features, curvature[row]! * oddsAt(direction, features))
    })
    const size = error / dot(direction, image)
    for (let index = 0; index < step.length; index++) step[index]! += size * direction[index]!
    residual = residual.map((value, index) => value - size * image[index]!)
    const next = dot(residual, residual)
    direction = residual.map((value, index) => value + (next / error) * direction[index]!)
    error = next
  }
  return step
}

function addTo(sum: Float64Array, features: ArrayLike<number>, factor: number): void {
  for (let index = 0; index < features.length; index++) sum[index]! += factor * features[index]!
  sum[features.length]! += factor
}
