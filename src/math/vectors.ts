import type { Matrix } from '../model/matrix.ts'

/** The inner product of two vectors of the same width; their cosine similarity if both have length 1. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0
  for (let position = 0; position < a.length; position++) total += a[position]! * b[position]!
  return total
}

/** The inner product of the same part of two vectors, from a position (in) to another (out). */
export function dotWithin(a: Float64Array, b: Float64Array, from: number, to: number): number {
  let total = 0
  for (let position = from; position < to; position++) total += a[position]! * b[position]!
  return total
}

/** The inner product of a row of a matrix and a vector. Faster than `dot` with `rowOf`, since it creates no view. */
export function dotRow({ values, width }: Matrix, row: number, vector: ArrayLike<number>): number {
  const start = row * width
  let total = 0
  for (let position = 0; position < width; position++) total += values[start + position]! * vector[position]!
  return total
}

/** The length of a row of a matrix. */
export function lengthOfRow({ values, width }: Pick<Matrix, 'values' | 'width'>, row: number): number {
  const end = (row + 1) * width
  let total = 0
  for (let position = row * width; position < end; position++) total += values[position]! * values[position]!
  return Math.sqrt(total)
}

/** The squared Euclidean distance, unrolled by four, since k-means spends most of its time here. */
export function squaredDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const rest = a.length % 4
  let [total, position] = [0, 0]
  for (; position < a.length - rest; position += 4) {
    const w = a[position]! - b[position]!
    const x = a[position + 1]! - b[position + 1]!
    const y = a[position + 2]! - b[position + 2]!
    const z = a[position + 3]! - b[position + 3]!
    total += w * w + x * x + y * y + z * z
  }
  for (; position < a.length; position++) total += (a[position]! - b[position]!) ** 2
  return total
}

/** The squared Euclidean distance of vectors of sixteen numbers, to the same bits as `squaredDistance`, in two thirds of the time. */
export function squaredDistanceOf16(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return (
    fourSquares(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!, a[3]! - b[3]!) +
    fourSquares(a[4]! - b[4]!, a[5]! - b[5]!, a[6]! - b[6]!, a[7]! - b[7]!) +
    fourSquares(a[8]! - b[8]!, a[9]! - b[9]!, a[10]! - b[10]!, a[11]! - b[11]!) +
    fourSquares(a[12]! - b[12]!, a[13]! - b[13]!, a[14]! - b[14]!, a[15]! - b[15]!)
  )
}

const fourSquares = (w: number, x: number, y: number, z: number): number => w * w + x * x + y * y + z * z

/** Scales a vector in place to length 1 and returns it; a vector of zeros is unchanged. */
export function normalize<Vector extends Float32Array | Float64Array | number[]>(vector: Vector): Vector {
  const length = Math.sqrt(dot(vector, vector))
  if (length > 0) for (let position = 0; position < vector.length; position++) vector[position]! /= length
  return vector
}

/** The mean direction of vectors: their sum scaled to length 1, or zeros if there are none. */
export function meanDirection(vectors: Iterable<ArrayLike<number>>, width: number): Float64Array {
  const total = new Float64Array(width)
  for (const vector of vectors)
    for (let position = 0; position < width; position++) total[position]! += vector[position]!
  return normalize(total)
}

/** The mean and population standard deviation of numbers; both 0 if there are none. */
export function meanAndDeviation(values: readonly number[]): { mean: number; deviation: number } {
  if (values.length === 0) return { mean: 0, deviation: 0 }
  const mean = values.reduce((total, value) => total + value, 0) / values.length
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length
  return { mean, deviation: Math.sqrt(variance) }
}

/** Number of rows at which their mean and the prior of zero have equal weight. */
const priorRows = 20

/**
 * The mean of the rows of a matrix, shrunk towards zero if there are few rows, so that centring a single interview does not
 * remove its topic.
 */
export function meanRow(matrix: Matrix): Float64Array {
  const mean = new Float64Array(matrix.width)
  for (let position = 0; position < matrix.values.length; position++)
    mean[position % matrix.width]! += matrix.values[position]! / (matrix.rows + priorRows)
  return mean
}

/**
 * The mean of the rows of a matrix, shrunk towards another mean if there are few rows: texts of a codebook differ from
 * speech as a whole, and few of them do not show how.
 */
export function meanWithPrior(matrix: Matrix, prior: ArrayLike<number>): Float64Array {
  const share = priorRows / (matrix.rows + priorRows)
  return meanRow(matrix).map((value, position) => value + share * prior[position]!)
}

/**
 * Centres the rows of a matrix: subtracts the mean row and scales each row to length 1, so that similarity reflects what
 * distinguishes rows (Arora, Liang, Ma 2017, removal of the common component). Rows of zeros are unchanged.
 */
export function centre(matrix: Matrix, mean: ArrayLike<number>): Matrix {
  const { rows, width } = matrix
  const values = matrix.values.slice()
  for (let row = 0; row < rows; row++) {
    const start = row * width
    if (lengthOfRow({ values, width }, row) === 0) continue
    for (let position = 0; position < width; position++) values[start + position]! -= mean[position]!
    const length = lengthOfRow({ values, width }, row)
    if (length > 0) for (let position = 0; position < width; position++) values[start + position]! /= length
  }
  return { ...matrix, values }
}
