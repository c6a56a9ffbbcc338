/** Vectors of one width, row after row in one array. */
export interface Matrix {
  readonly rows: number
  readonly width: number
  /** `rows × width`, row-major. */
  readonly values: Float32Array
}

/** The vector in a row, as a view: nothing is copied. */
export const rowOf = (matrix: Matrix, row: number): Float32Array =>
  matrix.values.subarray(row * matrix.width, (row + 1) * matrix.width)

/** A matrix of the given rows, copied in order. */
export function matrixOf(rows: readonly ArrayLike<number>[], width: number): Matrix {
  const values = new Float32Array(rows.length * width)
  rows.forEach((row, index) => {
    values.set(row, index * width)
  })
  return { rows: rows.length, width, values }
}

/** Some of the rows, copied in order. */
export const rowsAt = (matrix: Matrix, positions: readonly number[]): Matrix =>
  matrixOf(
    positions.map((position) => rowOf(matrix, position)),
    matrix.width,
  )
