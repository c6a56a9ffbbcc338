/** Vectors of one width, row after row in one array. */
export interface Matrix {
  readonly rows: number
  readonly width: number
  /** `rows × width`, row-major. */
  readonly values: Float32Array
}

/** A row of a matrix, as a view that shares its memory. */
export const rowOf = (matrix: Matrix, row: number): Float32Array =>
  matrix.values.subarray(row * matrix.width, (row + 1) * matrix.width)

/** Builds a matrix by copying rows in order. */
export function matrixOf(rows: readonly ArrayLike<number>[], width: number): Matrix {
  const values = new Float32Array(rows.length * width)
  rows.forEach((row, index) => {
    values.set(row, index * width)
  })
  return { rows: rows.length, width, values }
}

/** Builds a matrix from the rows at the given positions. */
export const rowsAt = (matrix: Matrix, positions: readonly number[]): Matrix =>
  matrixOf(
    positions.map((position) => rowOf(matrix, position)),
    matrix.width,
  )
