import type { Matrix } from '../model/matrix.ts'

/** The inner product of two vectors of one length; their cosine when both have length 1. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0
  for (let position = 0; position < a.length; position++) total += a[position]! * b[position]!
  return total
}

/** The inner product of a row of a matrix and a vector; no view of the row is made, which takes longer than the product. */
export function dotRow({ values, width }: Matrix, row: number, vector: ArrayLike<number>): number {
  const start = row * width
  let total = 0
  for (let position = 0; position < width; position++) total += values[start + position]! * vector[position]!
  return total
}

/** Scales a vector in place to length 1; one of zeros stays as it is. Returns it. */
export function normalize<Vector extends Float32Array | Float64Array | number[]>(vector: Vector): Vector {
  const length = Math.sqrt(dot(vector, vector))
  if (length > 0) for (let position = 0; position < vector.length; position++) vector[position]! /= length
  return vector
}

/** The mean direction of vectors: their sum at length 1 (zeros for none). */
export function meanDirection(vectors: Iterable<ArrayLike<number>>, width: number): Float64Array {
  const total = new Float64Array(width)
  for (const vector of vectors)
    for (let position = 0; position < width; position++) total[position]! += vector[position]!
  return normalize(total)
}

/** Mean and standard deviation (of the population) of numbers; 0 and 0 for none. */
export function spreadOf(values: readonly number[]): { mean: number; deviation: number } {
  if (values.length === 0) return { mean: 0, deviation: 0 }
  const mean = values.reduce((total, value) => total + value, 0) / values.length
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length
  return { mean, deviation: Math.sqrt(variance) }
}

/** So many rows say about as much on what all have in common as knowing nothing does. */
const handful = 20

/**
 * The mean of the rows of a matrix, each number by itself, drawn to zero where the rows are few, so
 * that a single interview does not lose what it is about.
 */
export function meanRow(matrix: Matrix): Float64Array {
  const common = new Float64Array(matrix.width)
  for (let position = 0; position < matrix.values.length; position++)
    common[position % matrix.width]! += matrix.values[position]! / (matrix.rows + handful)
  return common
}

/**
 * The rows without what all of them share: that is taken off and the length made 1 again, so that likeness is not
 * only that of all speech (Arora, Liang, Ma 2017, removal of the common component). Rows of zeros stay.
 */
export function centre(matrix: Matrix, common: ArrayLike<number>): Matrix {
  const values = Float32Array.from(matrix.values)
  for (let row = 0; row < matrix.rows; row++) {
    const vector = values.subarray(row * matrix.width, (row + 1) * matrix.width)
    if (dot(vector, vector) === 0) continue
    for (let position = 0; position < matrix.width; position++) vector[position]! -= common[position]!
    normalize(vector)
  }
  return { ...matrix, values }
}
