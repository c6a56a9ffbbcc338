import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findMarkers } from '../../src/text/markers.ts'
import { nearMiss } from '../../src/text/near-miss.ts'
import { sentencesOf } from '../../src/text/sentences.ts'
import { wordsOf } from '../../src/text/words.ts'

const sentences = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end))

test('a common abbreviation does not end a sentence', () => {
  expect(sentences('Dr. Lin came at 5 p.m. and left. Why? She did e.g. nothing.')).toEqual([
    'Dr. Lin came at 5 p.m. and left.',
    'Why?',
    'She did e.g. nothing.',
  ])
})

test('sentences hold every character that is not blank, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(sentences(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }),
  )
})

test('every word stands where it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const word of wordsOf(text)) expect(text.slice(word.start, word.end)).toBe(word.text)
    }),
  )
})

test('transcribers’ marks are known, and brackets around speech are speech', () => {
  const text =
    'He [laughs] told [the client] ((coughs)) that (3) it #00:12:03-4# was [inaudible 00:12:03] fine (unless it rains) [04:46] ♪'
  expect(findMarkers(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '[laughs]',
    '((coughs))',
    '(3)',
    '#00:12:03-4#',
    '[inaudible 00:12:03]',
    '[04:46]',
    '♪',
  ])
})

test('a near miss is a slip of the finger, not another word', () => {
  expect(nearMiss('keyword', ['keywords', 'label'])).toBe('keywords')
  expect(nearMiss('lable', ['label', 'id'])).toBe('label')
  expect(nearMiss('weather', ['label', 'id'])).toBeUndefined()
  expect(nearMiss('P2', ['P1', 'P12'])).toBeUndefined()
})
