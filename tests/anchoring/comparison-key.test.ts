import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparisonKey, withoutCutEnd } from '../../src/anchoring/comparison-key.ts'

describe('the comparison key', () => {
  test.each([
    ['straightens quotation marks and apostrophes', '“It’s,” he said, „so‟ «go»', '"It\'s," he said, "so" "go"'],
    [
      'takes the blanks around dashes away, whatever the dash',
      'well — it was – um - late‑shift',
      'well-it was-um-late-shift',
    ],
    ['writes an ellipsis as three dots', 'and then…', 'and then...'],
    ['makes one blank of white space of any kind', ' a\u00a0b\n\tc\u2009 d ', 'a b c d'],
    ['drops soft hyphens, zero-width blanks and byte order marks', 're\u00adtrain\u200bed\ufeff', 'retrained'],
    ['composes letters and resolves ligatures', 'Zoe\u0308 o\ufb03ce', 'Zoë office'],
    ['keeps capitals', 'Us', 'Us'],
    ['is empty for blanks', ' \n\u00ad', ''],
  ])('%s', (_, text, key) => {
    expect(comparisonKey(text).text).toBe(key)
  })

  test('leads back to the words in the original text, with the marks that belong to them', () => {
    const text = 'She said: “Zoe\u0308 — well… so”.'
    const key = comparisonKey(text)
    const placeOf = (words: string) => {
      const start = key.text.indexOf(words)
      const span = key.spanOf({ start, end: start + words.length })
      return text.slice(span.start, span.end)
    }
    expect(placeOf('Zoë')).toBe('Zoe\u0308')
    expect(placeOf('Zoë-well...')).toBe('Zoe\u0308 — well…')
    expect(placeOf('"Zoë')).toBe('“Zoe\u0308')
  })
  test('of any part of a text that begins and ends with words leads back to text with the same key', () => {
    const piece = fc.constantFrom(
      'word',
      'Zoe\u0308',
      '😀',
      ' ',
      '\u00a0',
      '\n',
      ' – ',
      '—',
      '’',
      '“',
      '…',
      'o\ufb03ce',
      '\u00ad',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(), fc.nat(), (pieces, a, b) => {
        const text = pieces.join('')
        const key = comparisonKey(text)
        const words = [...key.text.matchAll(/[\p{L}\p{So}]+/gu)]
        if (words.length === 0) return
        const [first, last] = [a % words.length, b % words.length].sort((x, y) => x - y)
        const span = { start: words[first!]!.index, end: words[last!]!.index + words[last!]![0].length }
        const there = key.spanOf(span)
        expect(comparisonKey(text.slice(there.start, there.end)).text).toBe(key.text.slice(span.start, span.end))
      }),
    )
  })
})

test('words that a program cut off lose the dots that say so, and the blanks before them', () => {
  expect(['and then ...', 'and then', '...', 'a....', 'a... b'].map(withoutCutEnd)).toEqual([
    'and then',
    'and then',
    '',
    'a.',
    'a... b',
  ])
})
