import { dot } from './vectors.ts'

/** Numbers of rounds: for a map, more precise than it can show; for comparing, enough to find the same directions. */
const [roundsOfMap, usualRounds] = [60, 20]

/**
 * Projects vectors on their first two principal components. Signs are chosen so that the first nonzero coordinate on each
 * axis is positive.
 *
 * @returns the coordinates of each vector, in order
 */
export function projectToPlane(vectors: readonly ArrayLike<number>[]): { readonly x: number; readonly y: number }[] {
  const coordinates = projectOnComponents(vectors, 2, roundsOfMap)
  const sign = (axis: number): number => Math.sign(coordinates.find((own) => Math.abs(own[axis]!) > 1e-9)?.[axis] ?? 1)
  const [across, up] = [sign(0), sign(1)]
  return coordinates.map(([x = 0, y = 0]) => ({ x: across * x, y: up * y }))
}

/**
 * Projects vectors on their first principal components, by orthogonal iteration on the covariance of their numbers
 * (Golub and Van Loan 2013, section 8.2). The cost grows with the vectors times the square of their width.
 *
 * @returns as many coordinates of each vector as components are asked for, fewer if the vectors are shorter
 */
export function projectOnComponents(
  vectors: readonly ArrayLike<number>[],
  components: number,
  rounds = usualRounds,
): number[][] {
  const [width, count] = [vectors[0]?.length ?? 0, Math.min(components, vectors[0]?.length ?? 0)]
  const mean = new Float64Array(width)
  for (const vector of vectors) addTimes(mean, 1 / vectors.length, vector)
  const centred = vectors.map((vector) => {
    const row = new Float64Array(width)
    for (let index = 0; index < width; index++) row[index] = vector[index]! - mean[index]!
    return row
  })
  const covariance = covarianceOf(centred, width)
  let directions = Array.from({ length: count }, (_, component) =>
    Float64Array.from({ length: width }, (_, index) => 1 + ((((index + 1) * (component + 3)) ** 2 * 0.37) % 1)),
  )
  for (let round = 0; round < rounds; round++) {
    directions = timesAll(covariance, directions)
    orthogonalize(directions)
  }
  return centred.map((row) => directions.map((direction) => dot(row, direction)))
}

/**
 * The sums of products of each two numbers of the rows, row by row of a square matrix. Four rows are added at a time, in
 * their order, so that each sum is read and stored a quarter as often.
 */
function covarianceOf(rows: readonly Float64Array[], width: number): Float64Array {
  const covariance = new Float64Array(width * width)
  const none = new Float64Array(width)
  for (let first = 0; first < rows.length; first += 4) {
    const [a = none, b = none, c = none, d = none] = rows.slice(first, first + 4)
    for (let index = 0; index < width; index++) {
      const [ofA, ofB, ofC, ofD] = [a[index]!, b[index]!, c[index]!, d[index]!]
      for (let other = index, at = index * width + index; other < width; other++, at++)
        covariance[at] = covariance[at]! + ofA * a[other]! + ofB * b[other]! + ofC * c[other]! + ofD * d[other]!
    }
  }
  for (let index = 0; index < width; index++)
    for (let other = 0; other < index; other++) covariance[index * width + other] = covariance[other * width + index]!
  return covariance
}

/** Makes vectors, in their order, unrelated to those before and of length 1; one that depends on those before is zero. */
function orthogonalize(vectors: readonly Float64Array[]): void {
  vectors.forEach((vector, position) => {
    const before = Math.sqrt(dot(vector, vector))
    for (const earlier of vectors.slice(0, position)) addTimes(vector, -dot(vector, earlier), earlier)
    const length = Math.sqrt(dot(vector, vector))
    const scale = length > 1e-12 * before ? 1 / length : 0
    for (let index = 0; index < vector.length; index++) vector[index]! *= scale
  })
}

/** The products of a square matrix and vectors. Four are made at a time, so that no sum waits for itself. */
function timesAll(matrix: Float64Array, vectors: readonly Float64Array[]): Float64Array<ArrayBuffer>[] {
  const width = vectors[0]?.length ?? 0
  const products = vectors.map(() => new Float64Array(width))
  const none = new Float64Array(width)
  for (let first = 0; first < vectors.length; first += 4) {
    const [a = none, b = none, c = none, d = none] = vectors.slice(first, first + 4)
    for (let row = 0, at = 0; row < width; row++) {
      let [ofA, ofB, ofC, ofD] = [0, 0, 0, 0]
      for (let index = 0; index < width; index++, at++) {
        const factor = matrix[at]!
        ofA += factor * a[index]!
        ofB += factor * b[index]!
        ofC += factor * c[index]!
        ofD += factor * d[index]!
      }
      for (const [position, value] of [ofA, ofB, ofC, ofD].entries())
        if (first + position < products.length) products[first + position]![row] = value
    }
  }
  return products
}

function addTimes(sum: Float64Array, factor: number, vector: ArrayLike<number>): void {
  if (factor === 0) return
  for (let index = 0; index < sum.length; index++) sum[index]! += factor * vector[index]!
}
