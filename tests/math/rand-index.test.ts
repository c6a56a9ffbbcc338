import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjustedRandIndex } from '../../src/math/rand-index.ts'

describe('the adjusted Rand index', () => {
  // The examples in the documentation of scikit-learn's adjusted_rand_score.
  test.each([
    [[0, 0, 1, 1], [0, 0, 1, 1], 1],
    [[0, 0, 1, 1], [1, 1, 0, 0], 1],
    [[0, 0, 1, 2], [0, 0, 1, 1], 0.571428],
    [[0, 0, 0, 0], [0, 1, 2, 3], 0],
    [[0, 0, 1, 1], [0, 1, 0, 1], -0.5],
  ])('of %j and %j is %d', (a, b, index) => {
    expect(adjustedRandIndex(a, b)).toBeCloseTo(index, 5)
  })

  test('is 1 for nothing, one item, one group, and groups of one', () => {
    expect(adjustedRandIndex([], [])).toBe(1)
    expect(adjustedRandIndex([3], [9])).toBe(1)
    expect(adjustedRandIndex([1, 1, 1], [2, 2, 2])).toBe(1)
    expect(adjustedRandIndex([1, 2, 3], [7, 8, 9])).toBe(1)
  })

  test('does not depend on names of groups, on the order of items, or on which partition is first', () => {
    const items = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(items, (pairs) => {
        const [a, b] = [pairs.map(([own]) => own), pairs.map(([, own]) => own)]
        const index = adjustedRandIndex(a, b)
        expect(index).toBeLessThanOrEqual(1)
        expect(adjustedRandIndex(b, a)).toBeCloseTo(index, 12)
        expect(
          adjustedRandIndex(
            a.map((group) => 7 - group),
            b,
          ),
        ).toBeCloseTo(index, 12)
        expect(adjustedRandIndex([...a].reverse(), [...b].reverse())).toBeCloseTo(index, 12)
        expect(adjustedRandIndex(a, a)).toBe(1)
      }),
    )
  })
})
