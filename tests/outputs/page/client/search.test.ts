import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expressionOf, maxSearchLength, turnAt } from '../../../../src/outputs/page/client/search.ts'
import type { PageTranscript } from '../../../../src/outputs/page/page-data.ts'

const found = (sought: string, text: string) => Array.from(text.matchAll(expressionOf(sought)!), ([match]) => match)

describe('a search', () => {
  test.each([
    ['a word in any capitals, and no part of another', 'rain', 'Rain, RAIN; rainy, train', ['Rain', 'RAIN']],
    ['a beginning', 'rain*', 'rain, rainy, train, rain’s', ['rain', 'rainy', 'rain’s']],
    ['either of two', 'rain | snow', 'rain and snow', ['rain', 'snow']],
    ['words in a row, over any blank', 'dry summer', 'a dry\n summer, dry, summer', ['dry\n summer']],
    ['letters with accents as letters', 'caf', 'café', []],
    ['signs as signs', 'C++ (new)', 'in C++ (new) or C', ['C++ (new)']],
    ['other scripts', 'дождь', 'Дождь идёт', ['Дождь']],
  ])('finds %s', (_, sought, text, expected) => {
    expect(found(sought, text)).toEqual(expected)
  })
  test('of nothing, or of more than a browser takes, is none', () => {
    expect([expressionOf(''), expressionOf('  '), expressionOf('x'.repeat(maxSearchLength + 1))]).toEqual([
      null,
      null,
      null,
    ])
  })
  test('of an alternative that is not written yet is that of the others, and of signs between them alone is none', () => {
    expect(['rain|', '| rain', 'rain||snow'].map((sought) => found(sought, 'rain, snow'))).toEqual([
      ['rain'],
      ['rain'],
      ['rain', 'snow'],
    ])
    expect(['|', ' | |'].map(expressionOf)).toEqual([null, null])
  })
  test('finds any words that are in the text, whatever signs are in them', () => {
    const sign = fc.constantFrom('a', 'b', '.', '+', '(', ')', '[', '\\', '^', '$', '?', '{', '-', '/', "'", '🙂')
    fc.assert(
      fc.property(fc.string({ unit: sign, minLength: 1, maxLength: 8 }), (words) => {
        expect(found(words, `x ${words} y`)).toContain(words)
      }),
    )
  })
})

test('the turn of a position is the last that begins at it or before', () => {
  const turns = [0, 10, 25].map((start, at) => [
    at + 1,
    null,
    'participant',
    start,
    null,
    null,
  ]) as unknown as PageTranscript['turns']
  expect([0, 9, 10, 24, 25, 999].map((position) => turnAt(turns, position)![0])).toEqual([1, 1, 2, 2, 3, 3])
  expect(turnAt([], 5)).toBeUndefined()
})
