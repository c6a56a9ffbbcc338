import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kind, kindAt, unitsAt } from '../../src/text/characters.ts'
import { countWords, countWordsBeside, tokenize, wordsOf } from '../../src/text/words.ts'

const words = (text: string) => wordsOf(text).map((word) => word.text)

describe('words of a text', () => {
  test.each([
    ['letters and digits in a row', 'In 2026 we used GPT4o.', ['In', '2026', 'we', 'used', 'GPT4o']],
    ['apostrophes between letters', "don't, we’ve, O'Neill's", ["don't", 'we’ve', "O'Neill's"]],
    ['no apostrophes around words', "'quoted' and the dogs' beds", ['quoted', 'and', 'the', 'dogs', 'beds']],
    ['no two apostrophes in a row', "rock''n''roll", ['rock', 'n', 'roll']],
    [
      'parts of what hyphens and slashes join',
      'e-mail, A/B-test, and/or',
      ['e', 'mail', 'A', 'B', 'test', 'and', 'or'],
    ],
    ['letters with their accents, however composed', 'Cafe\u0301 Café', ['Cafe\u0301', 'Café']],
    ['soft hyphens inside', 'Bü\u00adro', ['Bü\u00adro']],
    ['right-to-left letters', 'שלום עולם, مرحبا', ['שלום', 'עולם', 'مرحبا']],
    ['letters beyond the basic plane', '𝒳 is 𐐷𐐲', ['𝒳', 'is', '𐐷𐐲']],
    ['a letter each, where there are no blanks between words', '我很好。データ', ['我', '很', '好', 'デ', 'ー', 'タ']],
    ['no pictures and no signs', '🙂 — … + € ©', []],
    ['what transcribers note in brackets is no word', 'Yes [laughs] (3) no ((coughs)).', ['Yes', 'no']],
    ['words of speech in brackets', 'He told [the client] so.', ['He', 'told', 'the', 'client', 'so']],
  ])('are %s', (_, text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  test('are none in nothing, in blanks and in halves of surrogate pairs', () => {
    for (const text of ['', ' \n\t', '\ud83d', '\ude42 \ud83d']) expect(words(text)).toEqual([])
  })

  test('have their forms once, and beside them what hyphens join', () => {
    const { forms, ids } = tokenize('an e-mail and an e-mail')
    expect(forms).toEqual(['an', 'e', 'email', 'mail', 'and'])
    expect([...ids].map((id) => forms[id])).toEqual(['an', 'e', 'mail', 'and', 'an', 'e', 'mail'])
  })

  test('are in order, do not overlap, and are the same in a text of any length', () => {
    const piece = fc.constantFrom('rain', "don't", ' ', '-', "'", '.', 'é', '我', '🙂', '[laughs]', '\u00ad', '\n')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        const text = pieces.join('')
        let end = 0
        for (const word of wordsOf(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end)
          expect(word.end).toBeGreaterThan(word.start)
          end = word.end
        }
        const long = `${text}\n${'. '.repeat(1500)}`
        expect(words(long)).toEqual(words(text))
      }),
    )
  })

  test('are all counted, with those that transcribers note', () => {
    expect(countWords('Yes [laughs] (3) no.')).toBe(4)
    expect(countWords('我很好')).toBe(3)
    expect(countWords('')).toBe(0)
    const said = fc.array(fc.constantFrom('rain', "don't", 'é', '7'))
    fc.assert(
      fc.property(said, (all) => {
        expect(countWords(all.join(' '))).toBe(all.length)
      }),
    )
  })
})

describe('a character', () => {
  test.each([
    ['a', 'letter'],
    ['٣', 'letter'],
    ['ß', 'letter'],
    ['\u0301', 'mark'],
    ['’', 'apostrophe'],
    ['`', 'apostrophe'],
    ['\u00ad', 'invisible'],
    ['\u200d', 'invisible'],
    ['語', 'alone'],
    ['ก', 'alone'],
    ['-', 'other'],
    ['🙂', 'other'],
    ['𝒳', 'letter'],
    ['𠮷', 'alone'],
    ['\ud83d', 'other'],
  ] as const)('%j is of the kind "%s"', (character, expected) => {
    expect(kindAt(character, 0)).toBe(kind[expected])
  })
  test('behind the end of a text is no letter', () => {
    expect(kindAt('a', 1)).toBe(kind.other)
  })
  test('takes two units beyond the basic plane, and one where half of it is missing', () => {
    expect([unitsAt('🙂', 0), unitsAt('a', 0), unitsAt('\ud83dx', 0), unitsAt('\ud83d', 0)]).toEqual([2, 1, 1, 1])
  })
})

test('words beside a part of a line are its words without those of the part, wherever it is cut', () => {
  const signs = fc.constantFrom(..."ab1'’- .:*日", '\u0301', '\u00ad')
  const written = fc.array(signs, { maxLength: 14 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(written, fc.nat(14), written, (line, at, other) => {
      for (const part of [line.slice(at), line.slice(0, at), other])
        expect(countWordsBeside(line, part)).toBe(countWords(line) - countWords(part))
    }),
  )
  expect(countWordsBeside('**Mina Okoro:** Why not?', 'Why not?')).toBe(2)
})
