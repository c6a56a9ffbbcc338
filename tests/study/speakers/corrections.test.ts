import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InputError } from '../../../src/boundary/diagnostic.ts'
import {
  addCorrections,
  noCorrections,
  parseCorrection,
  writeCorrections,
} from '../../../src/study/speakers/corrections.ts'
import { readSpeakers } from '../../../src/study/speakers/read-speakers.ts'

/** The lines that a correction is about, of a transcript of ten, and what they become. */
const read = (written: string) => {
  const found = parseCorrection(written)
  return found === null ? null : [found.numbers(10), found.label]
}

describe('a correction is', () => {
  test.each([
    ['for one line', '3 is P', [[3], 'P']],
    ['for a range, in either direction', '5 - 3 is I2', [[3, 4, 5], 'I2']],
    ['for several of both', ' 1,  4-5 , 9 are Maria_B. ', [[1, 4, 5, 9], 'Maria_B.']],
    ['for all from a line', 'from 8 is P', [[8, 9, 10], 'P']],
    ['for all from before the first', 'from 0 is P', [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 'P']],
    ['for all', 'all are P', [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 'P']],
    ['up to the last line, where it names more', '9-99 is -', [[9, 10], '-']],
    ['for none, from behind the last line', 'from 11 is P', [[], 'P']],
    ['for each line once, where ranges overlap', '8-10, 9, 1-99, 10 is P', [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 'P']],
    ['an exchange of who asks and who answers', 'swap from 9', [[9, 10], null]],
  ])('%s: %s', (_, written, meant) => expect(read(written)).toEqual(meant))
  test.each([
    'from 4-6 is P',
    'from 3, 9 is P',
    '3 is',
    '3 is two words',
    'is P',
    '3-9 P',
    'swap',
    'swap 3 is P',
    '-3 is P',
    '3 is [P]',
  ])('none if it can mean two things, or nothing: %s', (written) => expect(read(written)).toBeNull())
})

describe('corrections together', () => {
  const all = (...written: string[]) =>
    addCorrections(
      noCorrections,
      written.map((one) => parseCorrection(one)!),
      10,
    )
  test('count in their order: the last word on a line has it', () => {
    expect([...all('1-3 is P', '2 is I').labels]).toEqual([
      [1, 'P'],
      [2, 'I'],
      [3, 'P'],
    ])
  })
  test('exchange back what is exchanged twice', () => {
    expect([...all('swap 1-3', 'swap 2').swapped].sort()).toEqual([1, 3])
  })
  test('mean the same after they were written and read again', () => {
    const label = fc.constantFrom('I', 'P', 'P2', '-', 'Ana')
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { maxLength: 10 })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 10 }), label), { selector: ([unit]) => unit }),
        numbers,
        (labels, swapped) => {
          const corrections = { labels: new Map(labels), swapped: new Set(swapped) }
          const lines = writeCorrections(corrections, 10)
          const back = addCorrections(
            noCorrections,
            lines.map((line) => parseCorrection(line)!),
            10,
          )
          expect(new Map(back.labels)).toEqual(corrections.labels)
          expect(new Set(back.swapped)).toEqual(corrections.swapped)
        },
      ),
    )
  })
})

describe('a file of speakers', () => {
  const file = (...more: string[]) => ({
    file: 'speakers/P1.txt',
    text: ['transcript: P1.docx', 'confirmed: no', ...more, '1 I [I 80 %] How is it?', '2 P [P 70 %] Fine.'].join('\n'),
  })
  const problemsOf = (text: ReturnType<typeof file>) => {
    try {
      readSpeakers(text)
      return []
    } catch (error) {
      return (error as InputError).problems.map(({ place, message, fix }) => [place.line, message, fix])
    }
  }
  test('has the letters that a person changed, which count before corrections for many lines', () => {
    const text = file('corrections:', '  all is P').text.replace('1 I [I', '1 I2 [I')
    expect(readSpeakers({ file: 'x', text }).units.map(({ label }) => label)).toEqual(['I2', 'P'])
  })
  test.each([
    [
      'a correction for lines that are not there',
      ['corrections:', '7 is P'],
      4,
      /no line has such a number: there are 2/,
    ],
    [
      'a correction that can mean two things',
      ['corrections:', 'from 1-2 is P'],
      4,
      /neither a line .* nor a correction/,
    ],
    ['a word that is neither yes nor no', ['confirmed: maybe'], 3, /"maybe" is neither yes nor no/],
  ])('with %s is refused at its line', (_, more, line, message) => {
    expect(problemsOf(file(...more))).toEqual([[line, expect.stringMatching(message), expect.stringMatching(/\w/)]])
  })
  test('in which a line was deleted, or words were changed into none, is refused with all of its problems', () => {
    const text = 'confirmed: yes\n1 I [I 80 %] So?\n3 P [P 70 %] Fine.\nwhat is this\n'
    expect(problemsOf({ file: 'x', text }).map(([line]) => line)).toEqual([3, 4, 1])
  })
})
