import { dot } from './vectors.ts'

/** Rounds of power iteration: far more than a map on a page can show. */
const rounds = 100

/**
 * The places of vectors on the two directions in which they differ most (principal components by power iteration with
 * deflation, Hotelling 1933). Signs are set so that the first vector that is not 0 lies to the right and above.
 *
 * @returns for each vector its two coordinates
 */
export function placeInPlane(vectors: readonly ArrayLike<number>[]): { readonly x: number; readonly y: number }[] {
  const width = vectors[0]?.length ?? 0
  const mean = Array.from(
    { length: width },
    (_, at) => vectors.reduce((sum, vector) => sum + vector[at]!, 0) / vectors.length,
  )
  const centred = vectors.map((vector) => Array.from(vector, (value, at) => value - mean[at]!))
  const xs = project(centred, width)
  const ys = project(xs.rest, width)
  return vectors.map((_, index) => ({ x: xs.places[index]!, y: ys.places[index]! }))
}

function project(rows: readonly (readonly number[])[], width: number) {
  let direction: number[] = Array.from({ length: width }, (_, at) => 1 + (at % 7) / 7)
  for (let round = 0; round < rounds; round++) {
    const next = new Array<number>(width).fill(0)
    for (const row of rows) {
      const along = dot(row, direction)
      for (let at = 0; at < width; at++) next[at]! += along * row[at]!
    }
    const length = Math.sqrt(dot(next, next)) || 1
    direction = next.map((value) => value / length)
  }
  const along = rows.map((row) => dot(row, direction))
  const sign = Math.sign(along.find((place) => Math.abs(place) > 1e-9) ?? 1)
  return {
    places: along.map((place) => sign * place),
    rest: rows.map((row, index) => row.map((value, at) => value - along[index]! * direction[at]!)),
  }
}
