import type { Matrix } from '../model/matrix.ts'

/**
 * The inner products of the rows of a matrix and some vectors: for each row as many numbers as there are vectors, in their
 * order. Each sum is made from the first number to the last, as `dotRow` does, to the same bits; four are made at a time,
 * since a processor waits for each addition to a sum before the next to it.
 */
export function rowProducts(
  { values, rows, width }: Matrix,
  vectors: readonly Readonly<ArrayLike<number>>[],
): Float64Array {
  const blocks = Math.ceil(vectors.length / 4)
  const four = new Float64Array(4 * blocks * width) // the vectors of a block side by side, number by number
  for (const [column, vector] of vectors.entries())
    for (let index = 0; index < width; index++)
      four[4 * ((column >> 2) * width + index) + (column & 3)] = vector[index]!
  const products = new Float64Array(rows * vectors.length)
  for (let row = 0; row < rows; row++)
    for (let block = 0; block < blocks; block++) {
      let [a, b, c, d] = [0, 0, 0, 0]
      let at = 4 * block * width
      for (let index = row * width; index < (row + 1) * width; index++, at += 4) {
        const value = values[index]!
        a += value * four[at]!
        b += value * four[at + 1]!
        c += value * four[at + 2]!
        d += value * four[at + 3]!
      }
      const first = row * vectors.length + 4 * block
      products[first] = a
      if (4 * block + 1 < vectors.length) products[first + 1] = b
      if (4 * block + 2 < vectors.length) products[first + 2] = c
      if (4 * block + 3 < vectors.length) products[first + 3] = d
    }
  return products
}
