import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordCountOf } from '../../../src/model/words.ts'
import {
  countWords,
  createSentenceStarts,
  firstsOf,
  positionsTouched,
  searchBatchesOf,
  textOf,
} from '../../../src/text/patterns/scene.ts'
import { sentenceRulesOf } from '../../../src/text/sentence-rules.ts'
import { tokenizedText } from '../../../src/text/words.ts'

/** The words that begin a sentence, those of all texts numbered through. */
const beginnings = (...texts: string[]) => {
  const tokenized = texts.map(tokenizedText)
  const firsts = firstsOf(tokenized)
  const begins = createSentenceStarts({ texts: tokenized, firsts }, sentenceRulesOf('en'))
  return Array.from({ length: countWords(tokenized) }, (_, word) => word).filter(begins)
}

describe('sentences begin at words', () => {
  test.each([
    ['It rained. We left.', [0, 2]],
    ['Dr. Lin left', [0]],
    ['one line\nanother', [0, 2]],
    ['3.5 km, e.g. here', [0]],
    ['Really?! Yes…  No', [0, 1, 2]],
    ['好。好', [0, 1]],
    ['a — b; c: d', [0]],
  ])('%j: %j', (text, expected) => {
    expect(beginnings(text)).toEqual(expected)
  })
  test('and each text begins a new one', () => {
    expect(beginnings('one', 'two three', '', 'four')).toEqual([0, 1, 3])
  })
})

describe('the words that characters touch', () => {
  const { words } = tokenizedText('we watered, the beds')
  test.each([
    [{ start: 0, end: 2 }, 0, 1],
    [{ start: 4, end: 5 }, 1, 2],
    [{ start: 1, end: 12 }, 0, 2],
    [{ start: 10, end: 12 }, 2, 2],
    [{ start: 10, end: 13 }, 2, 3],
    [{ start: 0, end: 20 }, 0, 4],
  ])('%j are from %d to %d', (span, from, to) => {
    expect(positionsTouched(words, span)).toEqual({ from, to })
  })
})

test('the text of a word is the last that begins at it or before', () => {
  expect([0, 2, 3, 4, 9].map((word) => textOf(word, [0, 3, 3, 5]))).toEqual([0, 0, 2, 2, 3])
})

test('texts are searched in batches that keep their order and lose none, also one that is longer than a batch', () => {
  const text = fc.integer({ min: 0, max: 20_000 }).map((count) => tokenizedText('a '.repeat(count)))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
      const batches = [...searchBatchesOf(texts)]
      expect(batches.flat()).toEqual(texts)
      for (const batch of batches) {
        const words = batch.reduce((total, { words: own }) => total + wordCountOf(own), 0)
        expect(batch.length === 1 || words <= 32_768).toBe(true)
      }
    }),
    { numRuns: 15 },
  )
})
