import { dot } from './vectors.ts'

/** Number of power iterations: more precise than a map can show. */
const iterations = 100

/**
 * Projects vectors on their first two principal components (by power iteration with deflation, Hotelling 1933). Signs are
 * chosen so that the first nonzero coordinate on each axis is positive.
 *
 * @returns the coordinates of each vector, in order
 */
export function projectToPlane(vectors: readonly ArrayLike<number>[]): { readonly x: number; readonly y: number }[] {
  const width = vectors[0]?.length ?? 0
  const mean = Array.from(
    { length: width },
    (_, index) => vectors.reduce((sum, vector) => sum + vector[index]!, 0) / vectors.length,
  )
  const centred = vectors.map((vector) => Array.from(vector, (value, index) => value - mean[index]!))
  const xs = project(centred, width)
  const ys = project(xs.rest, width)
  return vectors.map((_, row) => ({ x: xs.coordinates[row]!, y: ys.coordinates[row]! }))
}

/** A direction that is not at a right angle to all rows, unless these are zeros. */
function startFor(rows: readonly (readonly number[])[], width: number): readonly number[] {
  const start = Array.from({ length: width }, (_, index) => 1 + (index % 7) / 7)
  const longest = rows.reduce((best, row) => (dot(row, row) > dot(best, best) ? row : best), rows[0] ?? [])
  const isRightAngle = rows.every((row) => Math.abs(dot(row, start)) <= 1e-9 * Math.sqrt(dot(longest, longest)))
  return isRightAngle ? longest : start
}

function project(rows: readonly (readonly number[])[], width: number) {
  let direction = startFor(rows, width)
  for (let iteration = 0; iteration < iterations; iteration++) {
    const next = new Array<number>(width).fill(0)
    for (const row of rows) {
      const along = dot(row, direction)
      for (let index = 0; index < width; index++) next[index]! += along * row[index]!
    }
    const length = Math.sqrt(dot(next, next)) || 1
    direction = next.map((value) => value / length)
  }
  const along = rows.map((row) => dot(row, direction))
  const sign = Math.sign(along.find((coordinate) => Math.abs(coordinate) > 1e-9) ?? 1)
  return {
    coordinates: along.map((coordinate) => sign * coordinate),
    rest: rows.map((row, position) => row.map((value, index) => value - along[position]! * direction[index]!)),
  }
}
