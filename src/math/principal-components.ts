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
  const centred = centreRows(vectors, width)
  const covariance = { rows: width, values: covarianceOf(centred, width) }
  let directions = Array.from({ length: count }, (_, component) =>
    Float64Array.from({ length: width }, (_, index) => 1 + ((((index + 1) * (component + 3)) ** 2 * 0.37) % 1)),
  )
  for (let round = 0; round < rounds; round++) {
    directions = timesAll(covariance, directions)
    orthogonalize(directions)
  }
  const coordinates = timesAll(centred, directions)
  return vectors.map((_, row) => coordinates.map((own) => own[row]!))
}

/** A matrix, row by row. */
interface Rows {
  readonly rows: number
  readonly values: Float64Array
}

/** The vectors without their mean, and rows of zeros up to a multiple of four. */
function centreRows(vectors: readonly ArrayLike<number>[], width: number): Rows {
  const mean = new Float64Array(width)
  for (const vector of vectors) addTimes(mean, 1 / vectors.length, vector)
  const values = new Float64Array(Math.ceil(vectors.length / 4) * 4 * width)
  let at = 0
  for (const vector of vectors)
    for (let index = 0; index < width; index++, at++) values[at] = vector[index]! - mean[index]!
  return { rows: vectors.length, values }
}

/**
 * The sums of products of each two numbers of the rows, row by row of a square matrix. Four rows are added at a time, in
 * their order, so that each sum is read and stored a quarter as often.
 */
function covarianceOf({ values }: Rows, width: number): Float64Array {
  const covariance = new Float64Array(width * width)
  for (let a = 0; a < values.length; a += 4 * width) {
    const [b, c, d] = [a + width, a + 2 * width, a + 3 * width]
    for (let index = 0; index < width; index++) {
      const [ofA, ofB, ofC, ofD] = [values[a + index]!, values[b + index]!, values[c + index]!, values[d + index]!]
      for (let other = index, at = index * width + index; other < width; other++, at++)
        covariance[at] =
          covariance[at]! +
          ofA * values[a + other]! +
          ofB * values[b + other]! +
          ofC * values[c + other]! +
          ofD * values[d + other]!
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

/** The products of a matrix and vectors. Four are made at a time, of numbers side by side, so that no sum waits for itself. */
function timesAll(matrix: Rows, vectors: readonly Float64Array[]): Float64Array<ArrayBuffer>[] {
  const products = vectors.map(() => new Float64Array(matrix.rows))
  const four = new Float64Array(4 * (vectors[0]?.length ?? 0))
  for (let first = 0; first < vectors.length; first += 4) {
    const own = vectors.slice(first, first + 4)
    for (const [place, vector] of own.entries())
      for (let index = 0; index < vector.length; index++) four[4 * index + place] = vector[index]!
    const product = timesFour(matrix, four)
    for (const place of own.keys())
      for (let row = 0; row < matrix.rows; row++) products[first + place]![row] = product[4 * row + place]!
  }
  return products
}

/** The products of a matrix and four vectors, whose numbers are side by side, as those of the result are. */
function timesFour({ rows, values }: Rows, four: Float64Array): Float64Array {
  const product = new Float64Array(4 * rows)
  for (let row = 0, at = 0; row < rows; row++) {
    let [a, b, c, d] = [0, 0, 0, 0]
    for (let place = 0; place < four.length; place += 4, at++) {
      const factor = values[at]!
      a += factor * four[place]!
      b += factor * four[place + 1]!
      c += factor * four[place + 2]!
      d += factor * four[place + 3]!
    }
    product[4 * row] = a
    product[4 * row + 1] = b
    product[4 * row + 2] = c
    product[4 * row + 3] = d
  }
  return product
}

function addTimes(sum: Float64Array, factor: number, vector: ArrayLike<number>): void {
  if (factor === 0) return
  for (let index = 0; index < sum.length; index++) sum[index]! += factor * vector[index]!
}
