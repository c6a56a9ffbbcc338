import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  endOf,
  firstWordFrom,
  startOf,
  type Words,
  wordCountOf,
  wordCountWithin,
  wordsWithin,
} from '../../src/model/words.ts'

/** The columns of a text whose words are separated by blanks. */
function wordsOf(text: string): Words {
  const found = [...text.matchAll(/\S+/g)]
  const forms = [...new Set(found.map(([word]) => word))]
  return {
    forms,
    ids: Uint32Array.from(found, ([word]) => forms.indexOf(word)),
    starts: Uint32Array.from(found, ({ index }) => index),
    offset: 0,
  }
}
const written = (text: string, words: Words): string[] =>
  Array.from({ length: wordCountOf(words) }, (_, at) => text.slice(startOf(words, at), endOf(words, at)))

const text = 'we watered the beds and the hedge'

describe('words in columns', () => {
  test('have the places at which they are written, each form once', () => {
    const words = wordsOf(text)
    expect(wordCountOf(words)).toBe(7)
    expect(words.forms).toEqual(['we', 'watered', 'the', 'beds', 'and', 'hedge'])
    expect(written(text, words)).toEqual(text.split(' '))
  })

  test('are found from an index on, also inside a word and behind the last', () => {
    const words = wordsOf(text)
    expect([0, 1, 3, 4, text.length].map((index) => firstWordFrom(words, index))).toEqual([0, 1, 1, 2, 7])
  })

  test('of a part have their places relative to the part, and share the columns', () => {
    const [part, words] = [text.slice(11, 23), wordsOf(text)]
    const within = wordsWithin(words, 11, 23)
    expect(part).toBe('the beds and')
    expect(written(part, within)).toEqual(['the', 'beds', 'and'])
    expect(within.ids.buffer).toBe(words.ids.buffer)
  })

  test('of a part of a part are those of the part, wherever words begin', () => {
    const word = fc.constantFrom('a', 'bed', '🙂', 'rainfall')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.nat(60), fc.nat(60), fc.nat(60), (all, a, b, c) => {
        const whole = all.join(' ')
        const [start, end] = [Math.min(a, b, whole.length), Math.min(Math.max(a, b), whole.length)]
        const inner = Math.min(c, end - start)
        const direct = wordsWithin(wordsOf(whole), start + inner, end)
        const stepwise = wordsWithin(wordsWithin(wordsOf(whole), start, end), inner, end - start)
        expect(stepwise).toEqual(direct)
        const starts = [...whole.matchAll(/\S+/g)].map(({ index }) => index)
        expect(wordCountOf(direct)).toBe(wordCountWithin(wordsOf(whole), { start: start + inner, end }))
        expect(wordCountOf(direct)).toBe(starts.filter((at) => at >= start + inner && at < end).length)
      }),
    )
  })
})
