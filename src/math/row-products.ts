import type { Matrix } from '../model/matrix.ts'
import { openWorkspace } from './kernels/workspace.ts'

/**
 * The inner products of the rows of a matrix and some vectors: for each row as many numbers as there are vectors, in their
 * order. Each sum is made from the first number to the last, as `dotRow` does, to the same bits.
 */
export function rowProducts(
  { values, rows, width }: Matrix,
  vectors: readonly Readonly<ArrayLike<number>>[],
): Float64Array {
  const products = new Float64Array(rows * vectors.length)
  if (rows === 0) return products
  const blocks = Math.ceil(vectors.length / 4)
  const four = rows * width
  const out = four + 4 * blocks * width
  const { numbers, multiply } = openWorkspace(out + 4 * blocks * rows)
  numbers.set(values)
  for (const [column, vector] of vectors.entries())
    for (let index = 0; index < width; index++)
      numbers[four + 4 * ((column >> 2) * width + index) + (column & 3)] = vector[index]!
  multiply({ matrix: 0, rows, width, four, blocks, start: 0, out })
  for (let column = 0; column < vectors.length; column++)
    for (let row = 0; row < rows; row++)
      products[row * vectors.length + column] = numbers[out + 4 * ((column >> 2) * rows + row) + (column & 3)]!
  return products
}
