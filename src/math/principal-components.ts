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
  const width = vectors[0]?.length ?? 0
  const mean = new Float64Array(width)
  for (const vector of vectors) addTimes(mean, 1 / vectors.length, vector)
  const centred = vectors.map((vector) => Float64Array.from(mean, (value, index) => vector[index]! - value))
  const covariance = covarianceOf(centred, width)
  let directions = Array.from({ length: Math.min(components, width) }, (_, component) =>
    Float64Array.from({ length: width }, (_, index) => 1 + ((((index + 1) * (component + 3)) ** 2 * 0.37) % 1)),
  )
  for (let round = 0; round < rounds; round++) {
    directions = directions.map((direction) => times(covariance, direction))
    orthogonalize(directions)
  }
  return centred.map((row) => directions.map((direction) => dot(row, direction)))
}

/** The sums of products of each two numbers of the rows. */
function covarianceOf(rows: readonly Float64Array[], width: number): Float64Array[] {
  const covariance = Array.from({ length: width }, () => new Float64Array(width))
  for (const row of rows) for (let index = 0; index < width; index++) addTimes(covariance[index]!, row[index]!, row)
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

/** The product of a square matrix and a vector; `Float64Array.from` takes ten times as long. */
function times(matrix: readonly Float64Array[], vector: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const product = new Float64Array(vector.length)
  for (let row = 0; row < product.length; row++) product[row] = dot(matrix[row]!, vector)
  return product
}

function addTimes(sum: Float64Array, factor: number, vector: ArrayLike<number>): void {
  if (factor === 0) return
  for (let index = 0; index < sum.length; index++) sum[index]! += factor * vector[index]!
}
