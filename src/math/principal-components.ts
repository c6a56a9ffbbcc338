import { openWorkspace, type Workspace } from './kernels/workspace.ts'
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
  if (width === 0) return vectors.map(() => [])
  const [rows, blocks] = [4 * Math.ceil(vectors.length / 4), Math.ceil(count / 4)]
  const centred = 0
  const covariance = centred + rows * width
  const four = covariance + width * width
  const product = four + 4 * blocks * width
  const workspace = openWorkspace(product + 4 * blocks * Math.max(rows, width))
  centreRows(vectors, workspace.numbers)
  addCovariance(workspace, { centred, covariance, rows, width })
  /** The products of rows of numbers and directions. */
  const timesAll = (matrix: number, rows: number, directions: readonly Float64Array[]) => {
    const { numbers, multiply } = workspace
    for (const [place, direction] of directions.entries())
      for (let index = 0, at = placeIn(four, place, width); index < width; index++, at += 4)
        numbers[at] = direction[index]!
    multiply({ matrix, rows, width, four, blocks, start: 0, out: product })
    return directions.map((_, place) => {
      const at = placeIn(product, place, rows)
      return Float64Array.from({ length: rows }, (_, row) => numbers[at + 4 * row]!)
    })
  }
  let directions = Array.from({ length: count }, (_, component) =>
    Float64Array.from({ length: width }, (_, index) => 1 + ((((index + 1) * (component + 3)) ** 2 * 0.37) % 1)),
  )
  for (let round = 0; round < rounds; round++) {
    directions = timesAll(covariance, width, directions)
    orthogonalize(directions)
  }
  const coordinates = timesAll(centred, rows, directions)
  return vectors.map((_, row) => coordinates.map((own) => own[row]!))
}

/** The place of the first number of a vector among those that are four side by side. */
const placeIn = (start: number, vector: number, length: number): number =>
  start + 4 * length * Math.floor(vector / 4) + (vector % 4)

/** Writes vectors without their mean, one after the other. */
function centreRows(vectors: readonly ArrayLike<number>[], numbers: Float64Array): void {
  const mean = new Float64Array(vectors[0]!.length)
  for (const vector of vectors) addTimes(mean, 1 / vectors.length, vector)
  let at = 0
  for (const vector of vectors)
    for (let index = 0; index < mean.length; index++, at++) numbers[at] = vector[index]! - mean[index]!
}

/** Places in a workspace: of rows, their number a multiple of four, and of a square matrix of zeros. */
interface CovariancePlaces {
  readonly centred: number
  readonly covariance: number
  readonly rows: number
  readonly width: number
}

/** Adds up the products of each two numbers of the rows; four rows at a time, so that they are at hand. */
function addCovariance({ numbers, addRows }: Workspace, { centred, covariance, rows, width }: CovariancePlaces): void {
  for (let row = 0; row < rows; row += 4)
    for (let index = 0; index < width; index++) {
      const at = centred + row * width + index
      const sum = covariance + index * width + index
      addRows({ sum, width: width - index, values: at, stride: width, factors: at, apart: width, rows: 4 })
    }
  for (let index = 0; index < width; index++)
    for (let other = 0; other < index; other++)
      numbers[covariance + index * width + other] = numbers[covariance + other * width + index]!
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

function addTimes(sum: Float64Array, factor: number, vector: ArrayLike<number>): void {
  if (factor === 0) return
  for (let index = 0; index < sum.length; index++) sum[index]! += factor * vector[index]!
}
