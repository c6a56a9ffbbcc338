import { openWorkspace, type Workspace } from './kernels/workspace.ts'
import { dot } from './vectors.ts'

/** A fitted model: the probability of a positive answer is `logistic(bias + weights · features)`. */
export interface LogisticModel {
  readonly bias: number
  readonly weights: readonly number[]
}

/** The answers to a question about rows of features, and what is expected of its model. */
export interface Question {
  /** How much each row weighs as a yes, and as a no; both are 0 where there is no answer. */
  readonly yes: Float64Array
  readonly no: Float64Array
  /** Strength of the penalty: the loss is increased by half of it times the squared distance of the weights from the expected ones. */
  readonly strictness: number
  /** The weights in the absence of answers. */
  readonly expected: ArrayLike<number>
  /** A model of almost the same answers, from which fewer steps are needed; null or absent for none. */
  readonly start?: LogisticModel | null
}

/** The probability, from 0 to 1, for log-odds. */
export const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds))

/** The log-odds of a positive answer. */
export const oddsOf = ({ bias, weights }: LogisticModel, features: ArrayLike<number>): number =>
  bias + dot(weights, features)

const maxIterations = 50
/** The distance of the weights from the best ones at which the search ends. */
const tolerance = 5e-5

/**
 * Fits a logistic regression to each of several questions about the same rows, with an L2 penalty on the weights, but not on
 * the bias, by Newton's method: steps are found by conjugate gradients, the more exactly the nearer the best model is, and
 * halved while they increase the loss (Lin, Weng, Keerthi 2008, in the line-search form). The result is deterministic.
 *
 * @returns a model for each question
 */
export function fitLogistic(rows: readonly ArrayLike<number>[], questions: readonly Question[]): LogisticModel[] {
  const [first] = questions
  if (first === undefined) return []
  const table = tableOf(rows, first.expected.length)
  return questions.map((question) => fitOne(question, table))
}

function fitOne(question: Question, table: Table): LogisticModel {
  const { expected, strictness, start } = question
  const { size } = table
  const first = Float64Array.from([...Array.from(start?.weights ?? expected), start?.bias ?? 0])
  let at = stateAt(first, table.oddsOf(first), question)
  for (let round = 0; round < maxIterations; round++) {
    const gradient = gradientAt(at, question, table)
    // The penalty alone curves the loss by its strictness, so the best weights are at most this far away, divided by it.
    if (Math.sqrt(dot(gradient, gradient)) <= tolerance * strictness) break
    const step = findStep(gradient, at, question, table)
    let length = 1
    let next = stateAfter(at, step, length, question)
    while (next.loss > at.loss && length > 1e-6) {
      length /= 2
      next = stateAfter(at, step, length, question)
    }
    if (next.loss >= at.loss) break
    at = next
  }
  return { bias: at.model[size]!, weights: Array.from(at.model.subarray(0, size)) }
}

/** A model on the way to the best one; its last number is the bias. */
interface State {
  readonly model: Float64Array
  /** The log-odds of each row. */
  readonly odds: Float64Array
  readonly loss: number
  /** For each row the first and the second derivative of its loss by its log-odds. */
  readonly slopes: Float64Array
  readonly curvature: Float64Array
}

function stateAt(model: Float64Array, odds: Float64Array, { yes, no, strictness, expected }: Question): State {
  const [slopes, curvature] = [new Float64Array(odds.length), new Float64Array(odds.length)]
  let loss = 0
  for (let row = 0; row < odds.length; row++) {
    const weight = yes[row]! + no[row]!
    if (weight === 0) continue
    const own = odds[row]!
    const rest = Math.exp(-Math.abs(own))
    const chance = (own < 0 ? rest : 1) / (1 + rest)
    loss += weight * (Math.max(own, 0) + Math.log1p(rest)) - yes[row]! * own
    slopes[row] = weight * chance - yes[row]!
    curvature[row] = weight * chance * (1 - chance)
  }
  for (let index = 0; index < expected.length; index++)
    loss += (strictness / 2) * (model[index]! - expected[index]!) ** 2
  return { model, odds, loss, slopes, curvature }
}

/** A direction of steps, and the change of each row's log-odds by it. */
interface Step {
  readonly step: Float64Array
  readonly odds: Float64Array
}

const stateAfter = ({ model, odds }: State, { step, odds: change }: Step, length: number, question: Question): State =>
  stateAt(
    model.map((value, index) => value - length * step[index]!),
    odds.map((value, row) => value - length * change[row]!),
    question,
  )

function gradientAt({ model, slopes }: State, { strictness, expected }: Question, table: Table): Float64Array {
  const gradient = new Float64Array(model.length)
  for (let index = 0; index < expected.length; index++)
    gradient[index] = strictness * (model[index]! - expected[index]!)
  table.addRows(gradient, slopes)
  return gradient
}

/**
 * Solves (XᵀCX + strictness) step = gradient by conjugate gradients, to a tenth of the gradient, and the more exactly the
 * smaller it is; more than the tolerance asks for is never needed.
 */
function findStep(gradient: Float64Array, { curvature }: State, { strictness }: Question, table: Table): Step {
  const [step, odds] = [new Float64Array(gradient.length), new Float64Array(curvature.length)]
  const [residual, direction, image] = [gradient.slice(), gradient.slice(), new Float64Array(gradient.length)]
  const factors = new Float64Array(curvature.length)
  let error = dot(residual, residual)
  const target = Math.max(error * Math.min(0.01, Math.sqrt(error)), (tolerance * strictness) ** 2 / 10)
  for (let round = 0; round < gradient.length && error > target; round++) {
    const change = table.oddsOf(direction)
    for (let row = 0; row < factors.length; row++) factors[row] = curvature[row]! * change[row]!
    for (let index = 0; index < table.size; index++) image[index] = strictness * direction[index]!
    image[table.size] = 1e-9 * direction[table.size]!
    table.addRows(image, factors)
    const length = error / dot(direction, image)
    addTimes(step, length, direction)
    addTimes(odds, length, change)
    addTimes(residual, -length, image)
    const next = dot(residual, residual)
    for (let index = 0; index < direction.length; index++)
      direction[index] = residual[index]! + (next / error) * direction[index]!
    error = next
  }
  return { step, odds }
}

function addTimes(sum: Float64Array, factor: number, other: Float64Array): void {
  for (let index = 0; index < sum.length; index++) sum[index] = sum[index]! + factor * other[index]!
}

/** Rows of features, each with a last one that is 1 for the bias. */
interface Table {
  /** The number of features without the last. */
  readonly size: number
  /** The log-odds of each row by a model. */
  readonly oddsOf: (model: Float64Array) => Float64Array
  /** Adds to a sum the features of each row times its factor. */
  readonly addRows: (sum: Float64Array, factors: Float64Array) => void
}

/**
 * Rows in a workspace: most of the time is spent in going through their features, so these are there twice, row by row and
 * with four rows side by side. Rows are in multiples of four; those that are missing are zeros.
 */
function tableOf(rows: readonly ArrayLike<number>[], size: number): Table {
  const [width, padded] = [size + 1, 4 * Math.ceil(rows.length / 4)]
  const [byRow, byFour] = [0, padded * width]
  const model = 2 * padded * width
  const odds = model + width
  const factors = odds + padded
  const sum = factors + padded
  const workspace: Workspace = openWorkspace(sum + width)
  const { numbers } = workspace
  for (const [row, features] of rows.entries()) {
    const own = numbers.subarray(byRow + row * width, byRow + (row + 1) * width)
    own.set(features)
    own[size] = 1
    const first = byFour + (row - (row % 4)) * width + (row % 4)
    for (let index = 0; index < width; index++) numbers[first + 4 * index] = own[index]!
  }
  return {
    size,
    oddsOf(values) {
      numbers.set(values, model)
      workspace.multiply({
        ...{ matrix: model, rows: 1, width, four: byFour },
        ...{ blocks: padded / 4, start: 0, out: odds },
      })
      return numbers.slice(odds, odds + rows.length)
    },
    addRows(total, values) {
      numbers.set(values, factors)
      numbers.set(total, sum)
      workspace.addRows({ sum, width, values: byRow, stride: width, factors, apart: 1, rows: padded })
      total.set(numbers.subarray(sum, sum + width))
    },
  }
}
