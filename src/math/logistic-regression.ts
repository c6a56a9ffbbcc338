import { dot } from './vectors.ts'

/** A fitted model: the probability of a yes is `logistic(bias + weights · features)`. */
export interface LogisticModel {
  readonly bias: number
  readonly weights: readonly number[]
}

/** One observation: its features, a yes (1) or a no (0), and how much it counts. */
export interface Observation {
  readonly features: ArrayLike<number>
  readonly answer: number
  readonly weight: number
}

/** The chance that belongs to log-odds. */
export const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds))

const rounds = 50
const enough = 1e-8

/**
 * Logistic regression with an L2 penalty on the weights (not on the bias), by Newton steps that are solved with
 * conjugate gradients and halved while they make things worse (Lin, Weng, Keerthi 2008, trust-region Newton, in its
 * line-search form). The result does not depend on chance.
 *
 * @param strictness how strongly weights are held near what is expected: half of it times the squares of the
 * differences is added to the loss
 * @param expected the weights in the absence of observations; zeros unless given
 * @returns zeros and a bias of the mean log-odds where all outcomes are the same
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
  for (let round = 0; round < rounds; round++) {
    const { gradient, curvature } = derive(model, observations, penalty)
    if (dot(gradient, gradient) < enough) break
    const step = solve(observations, curvature, strictness, gradient)
    let length = 1
    let next = moved(model, step, length)
    let nextLoss = lossOf(next, observations, penalty)
    while (nextLoss > loss && length > 1e-6) {
      length /= 2
      next = moved(model, step, length)
      nextLoss = lossOf(next, observations, penalty)
    }
    const gain = loss - nextLoss
    if (gain <= 0) break
    model = next
    loss = nextLoss
    if (gain < enough * Math.max(1, loss)) break
  }
  return { bias: model[size]!, weights: Array.from(model.subarray(0, size)) }
}

/** The log-odds of a yes. */
export const oddsOf = ({ bias, weights }: LogisticModel, features: ArrayLike<number>): number =>
  bias + dot(weights, features)

const moved = (model: Float64Array, step: Float64Array, length: number): Float64Array =>
  model.map((value, at) => value - length * step[at]!)

const oddsAt = (model: Float64Array, features: ArrayLike<number>): number => {
  let odds = model[features.length]!
  for (let at = 0; at < features.length; at++) odds += model[at]! * features[at]!
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
  for (let at = 0; at < model.length - 1; at++) loss += (strictness / 2) * (model[at]! - expected[at]!) ** 2
  return loss
}

function derive(model: Float64Array, observations: readonly Observation[], { strictness, expected }: Penalty) {
  const gradient = model.map((value, at) => (at < expected.length ? strictness * (value - expected[at]!) : 0))
  const curvature = new Float64Array(observations.length)
  observations.forEach(({ features, answer, weight }, row) => {
    const chance = logistic(oddsAt(model, features))
    curvature[row] = weight * chance * (1 - chance)
    addTo(gradient, features, weight * (chance - answer))
  })
  return { gradient, curvature }
}

/** Conjugate gradients for (XᵀCX + strictness) step = gradient. */
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
    const image = direction.map((value, at) => (at < direction.length - 1 ? strictness : 1e-9) * value)
    observations.forEach(({ features }, row) => {
      addTo(image, features, curvature[row]! * oddsAt(direction, features))
    })
    const size = error / dot(direction, image)
    for (let at = 0; at < step.length; at++) step[at]! += size * direction[at]!
    residual = residual.map((value, at) => value - size * image[at]!)
    const next = dot(residual, residual)
    direction = residual.map((value, at) => value + (next / error) * direction[at]!)
    error = next
  }
  return step
}

function addTo(sum: Float64Array, features: ArrayLike<number>, factor: number): void {
  for (let at = 0; at < features.length; at++) sum[at]! += factor * features[at]!
  sum[features.length]! += factor
}
