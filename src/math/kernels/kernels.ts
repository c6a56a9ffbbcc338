/** Products of the rows of a matrix and blocks of four vectors. Places are positions in the numbers of the workspace. */
export interface Products {
  readonly matrix: number
  /** Number of rows of the matrix, at least one. */
  readonly rows: number
  readonly width: number
  /** The vectors: those of a block side by side, number by number. */
  readonly four: number
  readonly blocks: number
  /** The value from which each sum begins. */
  readonly start: number
  /** The result: for each block and row of the matrix, four numbers side by side. */
  readonly out: number
}

/** A sum to which rows are added, each times its factor. */
export interface RowSum {
  readonly sum: number
  readonly width: number
  readonly values: number
  /** Distance of a row from the one before. */
  readonly stride: number
  readonly factors: number
  /** Distance of a factor from the one before. */
  readonly apart: number
  /** Number of rows, a multiple of four. */
  readonly rows: number
}

/** The inner loops of learning and of principal components. */
export interface Kernels {
  readonly multiply: (products: Products) => void
  readonly addRows: (sum: RowSum) => void
}
