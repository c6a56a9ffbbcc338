import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseBands, isNumber, statedBands, toBand } from '../../src/study/bands.ts'

describe('bands of numbers that nobody stated', () => {
  test.each([
    [
      ['21', '29', '34'],
      ['20–24', '25–29', '30–34'],
    ],
    [
      ['1', '2', '3'],
      ['1', '2', '3'],
    ],
    [
      ['3', '48', '120'],
      ['0–49', '0–49', '100–149'],
    ],
    [
      ['-7', '12'],
      ['-10–-6', '10–14'],
    ],
    [['5'], ['5']],
  ])('of %j are %j', (values, bands) => {
    const chosen = chooseBands(values)!
    expect(values.map((value) => toBand(value, chosen))).toEqual(bands)
  })
  test('are none where a value is no number, or there is none', () => {
    expect(chooseBands(['21', 'thirty'])).toBeNull()
    expect(chooseBands(['', ''])).toBeNull()
    expect(chooseBands(['21', '', '29'])).toEqual(chooseBands(['21', '29']))
  })
  test('are at most six, hold every value, and are round', () => {
    const numbers = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(numbers, (own) => {
        const values = own.map(String)
        const { bounds, isWhole } = chooseBands(values)!
        expect(isWhole).toBe(true)
        expect(bounds.length).toBeLessThanOrEqual(7)
        expect(Math.min(...own)).toBeGreaterThanOrEqual(bounds[0]!)
        expect(Math.max(...own)).toBeLessThan(bounds.at(-1)!)
        const width = bounds[1]! - bounds[0]!
        expect(String(width)).toMatch(/^[125]0*$/)
        expect(bounds[0]! % width).toBe(0 * bounds[0]!)
      }),
    )
  })
})

describe('bands with stated bounds', () => {
  const bands = statedBands([40, 30], ['29', '30', '41'])
  test.each([
    ['29', 'under 30'],
    ['30', '30–39'],
    ['39', '30–39'],
    ['40', '40 and more'],
    ['400', '40 and more'],
  ])('put %s into "%s"', (value, band) => {
    expect(toBand(value, bands)).toBe(band)
  })
  test('of numbers with decimals say what lies below the next bound', () => {
    expect(toBand('2.5', statedBands([2, 3], ['2.5']))).toBe('2 to under 3')
    expect(toBand('2,5', statedBands([2, 3], ['2,5']))).toBe('2 to under 3')
  })
})

test.each([
  ['12', true],
  ['-3', true],
  ['1.5', true],
  ['0,75', true],
  ['1.500', false], // one and a half, or fifteen hundred
  ['12,345', false],
  ['0.125', true],
  ['1e5', false],
  ['twelve', false],
  ['', false],
  ['12 years', false],
])('"%s" is one number: %s', (value, expected) => {
  expect(isNumber(value)).toBe(expected)
})
