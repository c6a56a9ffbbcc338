import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expressionOf, maxSearchLength, readTurns, turnAt } from '../../../../src/outputs/page/client/search.ts'
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

const page: PageTranscript = {
  text: 'Why? Rain. And? More rain.',
  speakers: ['Interviewer', 'Ana', null],
  turns: {
    ...{ number: [1, 1, 2, 1], speaker: [0, 1, -1, 2], asks: [1, -1, 1, -1] },
    ...{ start: [0, 5, 6, 5], end: [4, 6, 5, 11], startMs: [500, null, 1500, null], line: [null, null, null, null] },
  },
}
test('turns of a page are steps from one to the next, and what is not known stays so', () => {
  expect(readTurns(page)).toEqual([
    { number: 1, speaker: 'Interviewer', asks: true, start: 0, end: 4, startMs: 500, line: null },
    { number: 2, speaker: 'Ana', asks: false, start: 5, end: 10, startMs: null, line: null },
    { number: 4, speaker: 'Interviewer', asks: true, start: 11, end: 15, startMs: 2000, line: null },
    { number: 5, speaker: null, asks: false, start: 16, end: 26, startMs: null, line: null },
  ])
})
test('the turn of a position is the last that begins at it or before', () => {
  const turns = readTurns(page)
  expect([0, 4, 5, 15, 16, 999].map((position) => turnAt(turns, position)?.number)).toEqual([1, 1, 2, 4, 5, 5])
  expect(turnAt([], 5)).toBeUndefined()
})
