import { openWorkspace, type Workspace } from './kernels/workspace.ts'
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

/**
 * Observations in a workspace: most of the time is spent in going through their features, so these are there twice, row by
 * row and with four rows side by side.
 */
interface Table {
  readonly rows: number
  readonly size: number
  readonly answers: Float64Array
  readonly weights: Float64Array
  readonly workspace: Workspace
  readonly places: ReturnType<typeof placesFor>
}

/** Rows in multiples of four; those that are missing are zeros. */
const padded = (rows: number): number => 4 * Math.ceil(rows / 4)

/** The places of everything in the workspace. */
function placesFor(rows: number, size: number) {
  const [byRow, byFour] = [0, padded(rows) * size]
  const model = 2 * padded(rows) * size
  const odds = model + size
  const factors = odds + padded(rows)
  const sum = factors + padded(rows)
  return { byRow, byFour, model, odds, factors, sum, end: sum + size }
}

function tableOf(observations: readonly Observation[], size: number): Table {
  const places = placesFor(observations.length, size)
  const workspace = openWorkspace(places.end)
  for (const [row, { features }] of observations.entries()) {
    workspace.numbers.set(features, places.byRow + row * size)
    const first = places.byFour + (row - (row % 4)) * size + (row % 4)
    for (let index = 0; index < size; index++) workspace.numbers[first + 4 * index] = features[index]!
  }
  return {
    ...{ rows: observations.length, size, workspace, places },
    answers: Float64Array.from(observations, ({ answer }) => answer),
    weights: Float64Array.from(observations, ({ weight }) => weight),
  }
}

/** The log-odds of each row; they are overwritten by the next. */
function oddsOfRows(model: Float64Array, { rows, size, workspace, places }: Table): Float64Array {
  workspace.numbers.set(model.subarray(0, size), places.model)
  workspace.multiply({
    ...{ matrix: places.model, rows: 1, width: size, four: places.byFour },
    ...{ blocks: padded(rows) / 4, start: model[size]!, out: places.odds },
  })
  return workspace.numbers.subarray(places.odds, places.odds + rows)
}

/** Adds the features of each row times its factor; a bias is a feature that is 1 everywhere. */
function addRows(sum: Float64Array, { rows, size, workspace, places }: Table, factors: Float64Array): void {
  const { numbers } = workspace
  numbers.set(factors, places.factors)
  numbers.set(sum.subarray(0, size), places.sum)
  workspace.addRows({
    ...{ sum: places.sum, width: size, values: places.byRow, stride: size },
    ...{ factors: places.factors, apart: 1, rows: padded(rows) },
  })
  sum.set(numbers.subarray(places.sum, places.sum + size))
  for (const factor of factors) sum[size] = sum[size]! + factor
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
  const [curvature, factors] = [new Float64Array(rows), new Float64Array(rows)]
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
  const [image, factors] = [new Float64Array(size + 1), new Float64Array(rows)]
  let error = dot(residual, residual)
  const target = error * 1e-6
  for (let round = 0; round <= size && error > target; round++) {
    for (let index = 0; index <= size; index++) image[index] = (index < size ? strictness : 1e-9) * direction[index]!
    const odds = oddsOfRows(direction, table)
    for (let row = 0; row < rows; row++) factors[row] = curvature[row]! * odds[row]!
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
