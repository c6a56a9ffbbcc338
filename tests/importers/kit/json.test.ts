import { describe, expect, test } from 'vitest'
import { findPairs, findSegments, speakerIn, textsIn } from '../../../src/importers/kit/find-segments.ts'
import { joinWords, nameVoice } from '../../../src/importers/kit/join-words.ts'
import { toMs } from '../../../src/importers/kit/json-times.ts'
import { collectTexts, countUnused, eachText, has } from '../../../src/importers/kit/json-values.ts'

describe('a list of segments', () => {
  test.each([
    ['the file itself', [{ speaker: 'A', text: 'x' }], ''],
    ['under one key', { segments: [{ speaker: 'A', text: 'x' }] }, 'segments'],
    ['deeper', { data: { result: { items: [{ body: 'x', who: 'A' }] } } }, 'data.result.items'],
    ['beside one without speakers', { words: [{ text: 'x' }], turns: [{ text: 'x', name: 'A' }] }, 'turns'],
  ])('is found as %s', (_, value, path) => {
    expect(findSegments(value)?.path).toBe(path)
  })

  test('has its keys by what they hold', () => {
    const item = { id: 1, speaker_name: 'Mina', sentence: 'Why?', startTime: '0:01', endTime: '0:02' }
    const keys = { text: 'sentence', speaker: 'speaker_name', start: 'startTime', end: 'endTime' }
    expect(findSegments([item])?.keys).toEqual(keys)
    expect(findSegments([{ ...item, original: 'Warum?' }], { text: 'original' })?.keys.text).toBe('original')
  })

  test.each([[[]], [{}], ['text'], [[1, 2]], [[{ name: 'a', value: 'b' }]], [null]])('is not in %j', (value) => {
    expect(findSegments(value)).toBeNull()
  })
})

describe('questions with answers', () => {
  const pair = { question: 'Why?', answer: 'So.', note: 'x' }
  test('are found by their keys, in some languages', () => {
    expect(findPairs({ interview: [pair] })?.keys).toEqual(['question', 'answer'])
    expect(findPairs([{ Frage: 'Warum?', Antwort: 'Darum.' }])?.keys).toEqual(['Frage', 'Antwort'])
    expect(findPairs([{ q: 'Why?', a: 'So.' }])?.keys).toEqual(['q', 'a'])
  })

  test('are not where a key is missing or holds something else', () => {
    expect([findPairs([{ question: 'Why?' }]), findPairs([{ question: 'Why?', answer: 3 }])]).toEqual([null, null])
  })
})

test('what is said is a text, a list of words, or the content of a message', () => {
  expect(textsIn('a b')).toEqual(['a b'])
  expect(textsIn([{ word: 'a' }, { text: 'b' }, 'c', { n: 1 }])).toEqual(['a', 'b', 'c'])
  expect(textsIn({ contentType: 'html', content: '<p>a</p>' })).toEqual(['<p>a</p>'])
  expect([textsIn(3), textsIn({}), textsIn(null)]).toEqual([[], [], []])
})

test('a speaker is a text, a number, or the name of a map', () => {
  expect([speakerIn('Mina'), speakerIn(0), speakerIn(' '), speakerIn(null)]).toEqual(['Mina', 0, null, null])
  expect(speakerIn({ user: { displayName: 'Mina', id: 'x' } })).toBe('Mina')
  expect([nameVoice('Mina'), nameVoice(0), nameVoice(null)]).toEqual(['Mina', 'Speaker 0', null])
})

test.each([
  [1.5, 1000, 1500],
  ['1.5', 1000, 1500],
  ['0:01.500', 1000, 1500],
  ['PT1.5S', 1000, 1500],
  [1500, 1, 1500],
  [{ seconds: '1', nanos: 500_000_000 }, 1000, 1500],
  ['soon', 1000, null],
  [null, 1000, null],
])('the time %j in units of %d ms is %s', (written, unit, ms) => {
  expect(toMs(written, unit)).toBe(ms)
})

test('words are joined to what one voice says, marks without a blank', () => {
  const word = (text: string, speaker: string, startMs: number) => ({ text, speaker, startMs, endMs: startMs + 100 })
  const said = [word('Why', 'A', 0), { ...word('?', 'A', 100), clings: true }, word('So', 'B', 300)]
  expect(joinWords(said).map(({ speaker, text, startMs, endMs }) => [speaker, text, startMs, endMs])).toEqual([
    ['A', 'Why?', 0, 200],
    ['B', 'So', 300, 400],
  ])
})

describe('values', () => {
  const value = { a: [{ b: 'one two' }, { b: 'three' }], c: { b: 'one two' } }

  test('have something at a path, or not, by their own keys only', () => {
    expect(['a.*.b', 'c.b', 'a', 'a.*.x', 'x', 'constructor'].map((path) => has(value, path))).toEqual([
      ...[true, true, true],
      ...[false, false, false],
    ])
  })

  test('give each text with the keys that lead to it', () => {
    expect([...eachText(value)].reverse()).toEqual([
      ['a.b', 'one two'],
      ['a.b', 'three'],
      ['c.b', 'one two'],
    ])
  })

  test('count the words of texts that are not used by their keys', () => {
    const texts = collectTexts(value)
    texts.get('one two')!.pop()
    expect(Object.fromEntries([...countUnused(texts)].map(([path, { words }]) => [path, words]))).toEqual({
      'a.b': 1,
      'c.b': 2,
    })
  })
})
