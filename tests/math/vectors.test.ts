import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  centre,
  dot,
  dotRow,
  meanAndDeviation,
  meanDirection,
  meanRow,
  normalize,
  squaredDistance,
  squaredDistanceOf16,
} from '../../src/math/vectors.ts'
import { matrixOf } from '../../src/model/matrix.ts'

const number = fc.double({ min: -100, max: 100, noNaN: true })
const vectors = fc
  .integer({ min: 1, max: 6 })
  .chain((width) => fc.array(fc.array(number, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))

describe('the inner product', () => {
  test('of (1, 2, 3) and (4, -5, 6) is 12', () => {
    expect(dot([1, 2, 3], [4, -5, 6])).toBe(12)
    expect(
      dotRow(
        matrixOf(
          [
            [9, 9, 9],
            [1, 2, 3],
          ],
          3,
        ),
        1,
        [4, -5, 6],
      ),
    ).toBe(12)
    expect(dot([], [])).toBe(0)
  })
  test('of directions is their cosine: 1 for the same, 0 for a right angle, -1 for the opposite', () => {
    const [east, north] = [normalize([3, 0]), normalize([0, 0.5])]
    expect([dot(east, east), dot(east, north), dot(east, [-1, 0])]).toEqual([1, 0, -1])
    expect(dot(normalize([1, 1]), east)).toBeCloseTo(Math.SQRT1_2, 12)
  })
})

describe('a direction', () => {
  test('has length 1, whatever the length before; nothing has none', () => {
    fc.assert(
      fc.property(vectors, ([vector]) => {
        const length = Math.hypot(...normalize(Float64Array.from(vector!)))
        expect(length === 0 ? 0 : length).toBeCloseTo(Math.hypot(...vector!) < 1e-150 ? length : 1, 9)
      }),
    )
    expect(normalize([0, 0])).toEqual([0, 0])
  })
  test('of several vectors is that of their sum', () => {
    expect([
      ...meanDirection(
        [
          [1, 0],
          [0, 1],
          [2, 3],
        ],
        2,
      ),
    ]).toEqual([0.6, 0.8])
  })
  test('of none, or of opposites, is none', () => {
    expect([...meanDirection([], 3)]).toEqual([0, 0, 0])
    expect([
      ...meanDirection(
        [
          [1, 2],
          [-1, -2],
        ],
        2,
      ),
    ]).toEqual([0, 0])
  })
})

describe('mean and deviation', () => {
  test('are 5 and 2 for the textbook example 2, 4, 4, 4, 5, 5, 7, 9', () => {
    expect(meanAndDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, deviation: 2 })
  })
  test('are 0 for no numbers, and a single number does not deviate', () => {
    expect(meanAndDeviation([])).toEqual({ mean: 0, deviation: 0 })
    expect(meanAndDeviation([7.5])).toEqual({ mean: 7.5, deviation: 0 })
  })
  test('move with the numbers, and the deviation grows with their scale', () => {
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1 }),
        number,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (all, shift, scale) => {
          const { mean, deviation } = meanAndDeviation(all)
          const moved = meanAndDeviation(all.map((value) => scale * value + shift))
          expect(moved.mean).toBeCloseTo(scale * mean + shift, 6)
          expect(moved.deviation).toBeCloseTo(scale * deviation, 6)
        },
      ),
    )
  })
})

describe('centring', () => {
  test('of one row keeps 20 of 21 parts of it, so that a single interview keeps its topic', () => {
    const [first, second] = meanRow(matrixOf([[21, -42]], 2))
    expect([first, second]).toEqual([1, -2])
  })
  test('of a thousand equal rows takes nearly all of what they share', () => {
    const [mean] = meanRow(
      matrixOf(
        Array.from({ length: 1000 }, () => [1]),
        1,
      ),
    )
    expect(mean).toBeCloseTo(1000 / 1020, 6)
  })
  test('gives rows of length 1 that differ from the mean as before, and leaves rows of zeros and the input alone', () => {
    const matrix = matrixOf(
      [
        [3, 1],
        [0, 0],
        [1, 5],
      ],
      2,
    )
    const before = [...matrix.values]
    const centred = centre(matrix, [0, 1])
    expect([...centred.values].map((value) => Number(value.toFixed(4)))).toEqual([1, 0, 0, 0, 0.2425, 0.9701])
    expect([...matrix.values]).toEqual(before)
  })
})

test('the squared distance of (1, 2) and (4, 6) is 25, and that of sixteen numbers the same by both ways, to the last bit', () => {
  expect(squaredDistance([1, 2], [4, 6])).toBe(25)
  const sixteen = fc.array(number, { minLength: 16, maxLength: 16 })
  fc.assert(fc.property(sixteen, sixteen, (a, b) => squaredDistanceOf16(a, b) === squaredDistance(a, b)))
})
