import { describe, expect, test } from 'vitest'
import { matrixOf, rowOf, rowsAt } from '../../src/model/matrix.ts'

describe('a matrix', () => {
  const matrix = matrixOf([[1, 2, 3], new Float64Array([4, 5, 6])], 3)

  test('holds its rows one after another', () => {
    expect(matrix).toEqual({ rows: 2, width: 3, values: Float32Array.of(1, 2, 3, 4, 5, 6) })
    expect([...rowOf(matrix, 1)]).toEqual([4, 5, 6])
  })

  test('gives rows that share its memory, and copies of chosen rows that do not', () => {
    expect(rowOf(matrix, 0).buffer).toBe(matrix.values.buffer)
    const chosen = rowsAt(matrix, [1, 1, 0])
    expect([...chosen.values]).toEqual([4, 5, 6, 4, 5, 6, 1, 2, 3])
    expect(chosen.values.buffer).not.toBe(matrix.values.buffer)
  })

  test('without rows keeps its width', () => {
    expect(matrixOf([], 4)).toEqual({ rows: 0, width: 4, values: new Float32Array() })
    expect(rowsAt(matrix, []).rows).toBe(0)
  })
})
