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
  const table = tableOf(observations, size)
  let model: Float64Array = new Float64Array(size + 1) // the bias is last
  model.set(Array.from(expected))
  let loss = lossOf(model, table, penalty)
  for (let round = 0; round < maxIterations; round++) {
    const { gradient, curvature } = derive(model, table, penalty)
    if (dot(gradient, gradient) < tolerance) break
    const step = solve(table, curvature, strictness, gradient)
    let length = 1
    let next = stepFrom(model, step, length)
    let nextLoss = lossOf(next, table, penalty)
    while (nextLoss > loss && length > 1e-6) {
      length /= 2
      next = stepFrom(model, step, length)
      nextLoss = lossOf(next, table, penalty)
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

/** Observations in columns: most of the time is spent in going through their features, so these are side by side. */
interface Table {
  readonly rows: number
  readonly size: number
  /** The features of each row, one row after the other; three rows of zeros at the end, since rows are read by fours. */
  readonly features: Float64Array
  readonly answers: Float64Array
  readonly weights: Float64Array
}

function tableOf(observations: readonly Observation[], size: number): Table {
  const features = new Float64Array((observations.length + 3) * size)
  for (const [row, observation] of observations.entries()) features.set(observation.features, row * size)
  return {
    ...{ rows: observations.length, size, features },
    answers: Float64Array.from(observations, ({ answer }) => answer),
    weights: Float64Array.from(observations, ({ weight }) => weight),
  }
}

/** The log-odds of each row. Four rows are added up at a time, so that no sum waits for itself. */
function oddsOfRows(model: Float64Array, { rows, size, features }: Table): Float64Array {
  const odds = new Float64Array(rows + 3)
  for (let row = 0; row < rows; row += 4) {
    const [first, second, third, fourth] = [row * size, (row + 1) * size, (row + 2) * size, (row + 3) * size]
    let [a, b, c, d] = [model[size]!, model[size]!, model[size]!, model[size]!]
    for (let index = 0; index < size; index++) {
      const weight = model[index]!
      a += weight * features[first + index]!
      b += weight * features[second + index]!
      c += weight * features[third + index]!
      d += weight * features[fourth + index]!
    }
    odds[row] = a
    odds[row + 1] = b
    odds[row + 2] = c
    odds[row + 3] = d
  }
  return odds
}

/** Adds the features of each row times its factor; a bias is a feature that is 1 everywhere. */
function addRows(sum: Float64Array, { rows, size, features }: Table, factors: Float64Array): void {
  for (let row = 0; row < rows; row += 4) {
    const [first, second, third, fourth] = [row * size, (row + 1) * size, (row + 2) * size, (row + 3) * size]
    const [a, b, c, d] = [factors[row]!, factors[row + 1]!, factors[row + 2]!, factors[row + 3]!]
    for (let index = 0; index < size; index++)
      sum[index] =
        sum[index]! +
        a * features[first + index]! +
        b * features[second + index]! +
        c * features[third + index]! +
        d * features[fourth + index]!
    sum[size] = sum[size]! + a + b + c + d
  }
}

interface Penalty {
  readonly strictness: number
  readonly expected: ArrayLike<number>
}

function lossOf(model: Float64Array, table: Table, { strictness, expected }: Penalty): number {
  const odds = oddsOfRows(model, table)
  let loss = 0
  for (let row = 0; row < table.rows; row++) {
    const own = odds[row]!
    loss += table.weights[row]! * (Math.max(own, 0) - table.answers[row]! * own + Math.log1p(Math.exp(-Math.abs(own))))
  }
  for (let index = 0; index < table.size; index++) loss += (strictness / 2) * (model[index]! - expected[index]!) ** 2
  return loss
}

function derive(model: Float64Array, table: Table, { strictness, expected }: Penalty) {
  const { rows, size, answers, weights } = table
  const gradient = new Float64Array(size + 1)
  for (let index = 0; index < size; index++) gradient[index] = strictness * (model[index]! - expected[index]!)
  const odds = oddsOfRows(model, table)
  const [curvature, factors] = [new Float64Array(rows), new Float64Array(rows + 3)]
  for (let row = 0; row < rows; row++) {
    const chance = logistic(odds[row]!)
    curvature[row] = weights[row]! * chance * (1 - chance)
    factors[row] = weights[row]! * (chance - answers[row]!)
  }
  addRows(gradient, table, factors)
  return { gradient, curvature }
}

/** Solves (XᵀCX + strictness) step = gradient by conjugate gradients. */
function solve(table: Table, curvature: Float64Array, strictness: number, gradient: Float64Array): Float64Array {
  const { rows, size } = table
  const step = new Float64Array(size + 1)
  const [residual, direction] = [Float64Array.from(gradient), Float64Array.from(gradient)]
  const image = new Float64Array(size + 1)
  let error = dot(residual, residual)
  const target = error * 1e-6
  for (let round = 0; round <= size && error > target; round++) {
    for (let index = 0; index <= size; index++) image[index] = (index < size ? strictness : 1e-9) * direction[index]!
    const factors = oddsOfRows(direction, table)
    for (let row = 0; row < rows; row++) factors[row] = curvature[row]! * factors[row]!
    factors.fill(0, rows)
    addRows(image, table, factors)
    const length = error / dot(direction, image)
    for (let index = 0; index <= size; index++) {
      step[index]! += length * direction[index]!
      residual[index]! -= length * image[index]!
    }
    const next = dot(residual, residual)
    for (let index = 0; index <= size; index++) direction[index] = residual[index]! + (next / error) * direction[index]!
    error = next
  }
  return step
}
