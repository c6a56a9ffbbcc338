import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom, hashText } from '../../src/math/random.ts'
import { inTenths, roundToSixDigits } from '../../src/math/round.ts'

const draw = (seed: number, count: number): number[] => Array.from({ length: count }, createRandom(seed))

describe('random numbers', () => {
  // Computed with Mulberry32 written in Python with whole numbers of any size.
  test.each([
    [0, [0.26642920868471265, 0.0003297457005828619, 0.2232720274478197]],
    [1, [0.6270739405881613, 0.002735721180215478, 0.5274470399599522]],
    [-1, [0.8964226141106337, 0.189478256739676]],
  ])('of the seed %d are those of Mulberry32', (seed, expected) => {
    expect(draw(seed, expected.length)).toEqual(expected)
  })

  test('are the same for the same seed, at least 0 and below 1', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const numbers = draw(seed, 20)
        expect(numbers).toEqual(draw(seed, 20))
        expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true)
      }),
    )
  })

  test('are spread evenly: a tenth of ten thousand lies in each tenth', () => {
    const counts = new Array<number>(10).fill(0)
    for (const number of draw(42, 10_000)) counts[Math.floor(number * 10)]!++
    // A count of a fair draw differs from 1,000 by more than 150, five standard deviations, once in a million runs.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})

describe('the hash of a text', () => {
  // Test vectors of the authors of FNV.
  test.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('of "%s" is that of FNV-1a', (text, hash) => {
    expect(hashText(text)).toBe(hash)
  })
  test('is a whole number of 32 bits for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const hash = hashText(text)
        expect(Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32).toBe(true)
      }),
    )
  })
})

describe('rounding', () => {
  test('writes a sum on a middle alike in whatever order its parts are added', () => {
    const parts = [1 / 3, 1 / 3, 1 / 3, 0.05, 0.3]
    const sums = [parts, parts.toReversed()].map((own) => own.reduce((sum, part) => sum + part, 0))
    expect(sums.map((sum) => sum.toFixed(1))).toEqual(['1.4', '1.3'])
    expect(sums.map(inTenths)).toEqual(['1.4', '1.4'])
  })
  test('keeps six significant digits, and whole numbers whole', () => {
    expect([1 / 3, 2 / 3e-7, 123_456_789, 0.1 + 0.2, -0.000123456789].map(roundToSixDigits)).toEqual([
      0.333333, 6_666_670, 123_456_789, 0.3, -0.000123457,
    ])
  })
  test('gives the number that a text of six digits is read as', () => {
    const digits = fc
      .tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: -30, max: 20 }), fc.boolean())
      .map(([whole, power, isNegative]) => Number(`${isNegative ? '-' : ''}${whole}e${power}`))
    const ordinary = fc.double({ min: -10, max: 10, noNaN: true })
    fc.assert(
      fc.property(fc.oneof(digits, ordinary, fc.double()), (value) => {
        expect(roundToSixDigits(value)).toBe(Number.isInteger(value) ? value : Number(value.toPrecision(6)))
      }),
      { numRuns: 2000 },
    )
  })
  test('again changes nothing, and is off by at most half a millionth', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const rounded = roundToSixDigits(value)
        expect(roundToSixDigits(rounded)).toBe(rounded)
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(Math.abs(value) * 5.1e-6 + Number.MIN_VALUE)
      }),
    )
  })
})
