import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { projectOnComponents, projectToPlane } from '../../src/math/principal-components.ts'

const distance = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y)

describe('a map of vectors', () => {
  test('has the longest extent on its first axis, the next on its second, and its middle at 0', () => {
    // Variance 8 along the third dimension, 0.5 along the first, none along the second.
    const points = projectToPlane([
      [1, 7, 10],
      [1, 7, 2],
      [2, 7, 6],
      [0, 7, 6],
    ])
    expect(points.map(({ x, y }) => [x, y].map((value) => Math.round(value * 1e6) / 1e6 + 0))).toEqual([
      [4, 0],
      [-4, 0],
      [0, 1],
      [0, -1],
    ])
  })

  test('of points on a line is that line, whatever its direction', () => {
    for (const direction of [
      [1, 0],
      [0, 1],
      [1, -1],
      [8, -7],
      [9, -14],
      [3, 4],
    ]) {
      const points = projectToPlane([-1, 0, 1].map((at) => direction.map((value) => at * value)))
      const length = Math.hypot(...direction)
      expect(points.map(({ x }) => x)).toEqual([length, 0, -length].map((value) => expect.closeTo(value, 9)))
      for (const { y } of points) expect(y).toBeCloseTo(0, 9)
    }
  })

  test('of flat data keeps every distance', () => {
    const coordinate = fc.integer({ min: -9, max: 9 })
    const flat = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(flat, (pairs) => {
        const points = projectToPlane(pairs)
        for (const [i, a] of pairs.entries())
          for (const [j, b] of pairs.entries())
            expect(distance(points[i]!, points[j]!)).toBeCloseTo(Math.hypot(a[0] - b[0], a[1] - b[1]), 6)
      }),
    )
  })

  test('has the same signs for data in any place', () => {
    const rows = [
      [1, 2, 0],
      [4, 0, 1],
      [0, 3, 5],
    ]
    const moved = rows.map(([a, b, c]) => [a! + 100, b! - 50, c! + 7])
    projectToPlane(rows).forEach(({ x, y }, row) => {
      expect(projectToPlane(moved)[row]).toEqual({ x: expect.closeTo(x, 6), y: expect.closeTo(y, 6) })
    })
  })

  test('of nothing, of one point, and of equal points is at 0', () => {
    expect(projectToPlane([])).toEqual([])
    expect(projectToPlane([[5, 6, 7]])).toEqual([{ x: 0, y: 0 }])
    for (const { x, y } of projectToPlane([
      [1, 2],
      [1, 2],
      [1, 2],
    ]))
      expect([Math.abs(x), Math.abs(y)]).toEqual([0, 0])
  })
})

test('as many components as the vectors are wide keep every distance, whatever their number', () => {
  const numbers = fc.integer({ min: -9, max: 9 })
  const shape = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 2, max: 10 }))
  const some = shape.chain(([width, count]) =>
    fc.array(fc.array(numbers, { minLength: width, maxLength: width }), { minLength: count, maxLength: count }),
  )
  const apart = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((value, axis) => value - b[axis]!))
  fc.assert(
    fc.property(some, (vectors) => {
      const projected = projectOnComponents(vectors, 99)
      for (const [i, a] of vectors.entries())
        for (const [j, b] of vectors.entries()) expect(apart(projected[i]!, projected[j]!)).toBeCloseTo(apart(a, b), 6)
    }),
  )
})
