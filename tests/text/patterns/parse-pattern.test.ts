import { describe, expect, test } from 'vitest'
import type { PatternNode } from '../../../src/model/pattern.ts'
import { parsePattern } from '../../../src/text/patterns/parse-pattern.ts'

const nodeOf = (keyword: string): PatternNode => {
  const { pattern, problem } = parsePattern(keyword)
  if (problem) throw new Error(problem.message)
  return pattern.node
}
const word = (value: string, kind: 'stem' | 'exact' | 'cased' | 'prefix' | 'wildcard' = 'stem'): PatternNode => ({
  kind: 'word',
  word: { kind, value },
})

describe('a keyword is read as', () => {
  test.each<[string, PatternNode]>([
    ['water', word('water')],
    ['=water', word('water', 'exact')],
    ['==IT', word('IT', 'cased')],
    ['water*', word('water', 'prefix')],
    ['*arbeit', word('*arbeit', 'wildcard')],
    ['d?ta', word('d?ta', 'wildcard')],
    ['dry summer', { kind: 'sequence', parts: [word('dry'), word('summer')] }],
    ['rain|snow', { kind: 'either', options: [word('rain'), word('snow')] }],
    ['rain & bed', { kind: 'near', parts: [word('rain'), word('bed')], within: 8 }],
    ['rain &3 bed &3 dig', { kind: 'near', parts: [word('rain'), word('bed'), word('dig')], within: 3 }],
    ['/v\\d/i', { kind: 'regex', expression: 'v\\d', ignoreCase: true }],
    ['C++', { kind: 'written', words: [{ kind: 'stem', value: 'C' }], before: '', between: [], after: '++' }],
    [
      'R&D',
      {
        kind: 'written',
        words: [
          { kind: 'stem', value: 'R' },
          { kind: 'stem', value: 'D' },
        ],
        before: '',
        between: ['&'],
        after: '',
      },
    ],
  ])('%s', (keyword, node) => {
    expect(nodeOf(keyword)).toEqual(node)
  })

  test('two words, or one, where a hyphen joins them', () => {
    expect(nodeOf('e-mail')).toEqual({
      kind: 'either',
      options: [{ kind: 'sequence', parts: [word('e'), word('mail')] }, word('email')],
    })
  })

  test('each choice of the words that may be missing, but never as nothing', () => {
    expect(nodeOf('(very)? large (old)? data')).toMatchObject({ kind: 'either', options: { length: 4 } })
    expect(nodeOf('(a1)? (b1)?')).toMatchObject({ options: { length: 3 } })
  })

  test('the same with any blanks around its marks', () => {
    expect(nodeOf(' rain|snow &2 bed ')).toEqual(nodeOf('rain | snow &2  bed'))
    expect(nodeOf('( dry summer | drought )')).toEqual(nodeOf('(dry summer|drought)'))
  })

  test('weak with a tilde, with exclusions behind each exclamation mark, and keeps what was written', () => {
    const { pattern } = parsePattern('~contract ! employment ! (data contract)')
    expect(pattern).toMatchObject({
      source: '~contract ! employment ! (data contract)',
      weak: true,
      node: word('contract'),
    })
    expect(pattern!.except).toEqual([word('employment'), { kind: 'sequence', parts: [word('data'), word('contract')] }])
  })
})

describe('a keyword that cannot be read', () => {
  test.each([
    ['(rain', 5, 'add ")"'],
    ['rain)', 4, 'see the keyword syntax in the README'],
    ['rain | ', 7, 'write a word'],
    ['rain &', 6, 'write at least one word'],
    ['rain &0 bed', 7, 'write a distance from 1 to 100'],
    ['/v\\d', 0, 'add "/" at its end'],
    ['/v/g', 0, 'the only flag is i'],
    ['/(v/', 0, 'RE2 syntax: no look-around and no back-references'],
    ['/(v)\\1/', 0, 'RE2 syntax: no look-around and no back-references'],
    ['===it', 0, 'write one = for the exact word, two for its capitals too'],
    ['=rain*', 0, 'drop either "=" or the "*" and "?"'],
    ['r*', 0, 'write at least two letters before the star'],
    ['*?*', 0, 'write at least two letters, and at most three stars'],
    ['d*t-*', 0, 'write words with "*" or "?" by themselves, with blanks between them'],
    ['--', 0, 'write a word; signs alone are found by a regular expression, such as /[$€]/'],
    ['a? b? c? d? e? f', 14, 'write two keywords'],
  ])('%s has its problem at position %d, with the way out', (keyword, position, fix) => {
    const { problem } = parsePattern(keyword)
    expect({ position: problem?.position, fix: problem?.fix }).toEqual({ position, fix })
  })
})

describe('what its writer may not mean is doubted', () => {
  const doubtsOf = (keyword: string) =>
    parsePattern(keyword).doubts!.map(({ position, message }) => [position, message])
  test('a question mark behind the last word, or behind every word', () => {
    expect(doubtsOf('how often?')).toEqual([[4, expect.stringContaining('the last word one that may be missing')]])
    expect(doubtsOf('often?')).toEqual([[0, expect.stringContaining('each may be missing')]])
  })
  test('signs that are not looked for', () => {
    expect(doubtsOf('rain,')).toEqual([[0, 'of "rain," the signs "," are not looked for']])
    expect(doubtsOf('“rain”')).toHaveLength(2)
  })
  test('an "&" without blanks between long words', () => {
    expect(doubtsOf('water&beds')).toEqual([[0, '"water&beds" is looked for with its "&"']])
    expect(doubtsOf('R&D')).toEqual([])
  })
  test('but nothing that is plain', () => {
    for (const keyword of ['rain', '(very)? dry summer', 'C++', '.NET', '50%', 'e-mail', '=IT', 'z.B.', "team's"])
      expect([keyword, doubtsOf(keyword)]).toEqual([keyword, []])
  })
})
