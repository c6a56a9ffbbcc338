import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance, nearMiss } from '../../src/text/near-miss.ts'

describe('the distance of two words', () => {
  // By hand: letters changed, added, dropped, or swapped with their neighbour.
  test.each([
    ['kitten', 'sitting', 3],
    ['label', 'lable', 1],
    ['water', 'water', 0],
    ['', 'rain', 4],
    ['rain', '', 4],
    ['ca', 'abc', 3],
    ['soil', 'oil', 1],
    ['keyword', 'kyewrod', 2],
  ])('"%s" and "%s" is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })
  test('is the same from either side, 0 only for the same word, and never more than the longer one', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b)
        expect(editDistance(b, a)).toBe(distance)
        expect(distance === 0).toBe(a === b)
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
      }),
    )
  })
})

describe('the name that was meant', () => {
  const known = ['keywords', 'label', 'description', 'P1a', 'P10a']
  test.each([
    ['keyword', 'keywords'],
    ['LABEL', 'label'],
    ['lable', 'label'],
    ['decsription', 'description'],
    ['p1a', 'P1a'],
  ])('by "%s" is "%s"', (written, meant) => {
    expect(nearMiss(written, known)).toBe(meant)
  })
  test('is none where nothing is close, or where a number differs', () => {
    expect(nearMiss('colour', known)).toBeUndefined()
    expect(nearMiss('P2a', known)).toBeUndefined()
    expect(nearMiss('x', [])).toBeUndefined()
  })
  test('is the nearest one, and of equally near ones the first', () => {
    expect(nearMiss('themes', ['theme', 'themed', 'themes'])).toBe('themes')
    expect(nearMiss('cat', ['car', 'cab'])).toBe('car')
  })
})
