import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMatcher } from '../../src/text/patterns/match-patterns.ts'
import { parsePattern } from '../../src/text/patterns/parse-pattern.ts'
import { tokenizedText } from '../../src/text/words.ts'
import { matchKeyword } from '../support/match-keyword.ts'

describe('a keyword', () => {
  test.each([
    [
      'a word is found in its inflections',
      'deploy',
      'We deployed it, the deployment took days.',
      ['deployed', 'deployment'],
    ],
    ['an exact word is found in no other form', '=fairness', 'Fairness, fairly; that is fair.', ['Fairness']],
    ['capitals count after two equal signs', '==IT', 'It was IT who ran it.', ['IT']],
    [
      'a prefix is found at the start of words',
      'monitor*',
      'Monitors monitor the monitored.',
      ['Monitors', 'monitor', 'monitored'],
    ],
    [
      'a phrase is found as consecutive words',
      'version control',
      'Version control, not a control version.',
      ['Version control'],
    ],
    [
      'alternatives outside parentheses are words',
      'label|annotate data',
      'They label data and annotate data.',
      ['label data', 'annotate data'],
    ],
    [
      'alternatives inside parentheses are phrases',
      '(data team|ml group) lead',
      'The data team lead met the ML group lead.',
      ['data team lead', 'ML group lead'],
    ],
    [
      'a word with a question mark may be missing',
      '(training)? data',
      'Data, training data.',
      ['Data', 'training data'],
    ],
    [
      'near words are found in any order',
      'access & data',
      'The data that I have no access to.',
      ['data that I have no access'],
    ],
    ['far words are not near', 'access &2 data', 'The data that I have no access to.', []],
    [
      'what stands after ! cancels a match',
      'contract ! (employment contract)',
      'An employment contract and a data contract.',
      ['contract'],
    ],
    ['a regular expression finds what it says', '/v\\d+/i', 'From V2 to v10.', ['V2', 'v10']],
    ['curly apostrophes are straight ones', "don't talk", 'They don’t talk.', ['don’t talk']],
    ['hyphens part words', 'a b test', 'An A/B-test.', ['A/B-test']],
    ['British spelling is American spelling', 'labeling', 'The labelling of behaviour.', ['labelling']],
    [
      'American keywords find British words',
      'organization behavior',
      'Organisation behaviour.',
      ['Organisation behaviour'],
    ],
    ['a possessive is the word', 'model', "The model's answer.", ["model's"]],
    ['negation does not cancel a match', 'documentation', 'There was no documentation.', ['documentation']],
    ['what a transcriber noted is not said', 'laugh', '[laughs] We laughed.', ['laughed']],
    ['a prefix in one spelling finds the other', 'organis*', 'It was organized.', ['organized']],
  ])('%s', (_, keyword, text, expected) => {
    expect(matchKeyword(keyword, text)).toEqual(expected)
  })

  test('German inflections are found with the German stemmer', () => {
    expect(matchKeyword('Verantwortung', 'Die Verantwortungen waren unklar.', 'de')).toEqual(['Verantwortungen'])
  })

  test.each([
    ['(data', 'a parenthesis is opened and never closed', 5],
    ['', 'there is no word here', 0],
    ['data &', 'there is no word here', 6],
    ['a*', '"a*" would match too much', 0],
    ['/(?=a)/', 'the regular expression cannot be read', 0],
    ['access &200 data', 'a distance of 200 words was asked for', 11],
    ['data)', '")" does not fit here', 4],
    ['===word', '"===" is in front of a word', 0],
  ])('%j is told to be wrong at its place', (keyword, message, position) => {
    const { problem } = parsePattern(keyword)
    expect(problem?.message).toContain(message)
    expect(problem?.position).toBe(position)
  })

  test('any text is a keyword or a problem, never a crash', () => {
    const marks = fc.string({
      unit: fc.constantFrom('a', 'word', ' ', '(', ')', '|', '&', '!', '~', '=', '*', '?', '/', '8', "'"),
    })
    fc.assert(
      fc.property(marks, (keyword) => {
        const { pattern, problem } = parsePattern(keyword)
        expect(pattern === undefined).toBe(problem !== undefined)
      }),
    )
  })

  test('a regular expression that would hang a backtracking engine takes no time', () => {
    expect(matchKeyword('/(a+)+$/', `${'a'.repeat(5000)}!`)).toEqual([])
  })
})

test('a plain word is found wherever it stands alone, and its span is the word', () => {
  const word = fc.stringMatching(/^[a-z]{3,9}$/)
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), fc.array(word, { maxLength: 6 }), (wanted, before, after) => {
      const text = [...before, wanted, ...after].join(' ')
      expect(matchKeyword(`=${wanted}`, text)).toContain(wanted)
    }),
  )
})

test('texts that are searched together give what each gives by itself', () => {
  const keywords = [
    'deploy',
    'data & quality',
    'no|never one',
    'we deploy',
    '(our|the) data quality ! never',
    '/qual\\w+/',
    'mon*',
  ]
  const { find } = createMatcher(
    keywords.map((keyword) => parsePattern(keyword).pattern!),
    'en',
  )
  const word = fc.constantFrom(...'we our the data deployed quality never no one. model, monday'.split(' '))
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
      const together = find(texts.map(tokenizedText))
      expect(together).toEqual(texts.map((alone) => find([tokenizedText(alone)])[0]))
    }),
  )
})

test('near words are those that a look at every word finds', () => {
  const said = fc.array(fc.constantFrom('red', 'blue', 'green', 'stone', 'water', 'stone.'), { maxLength: 60 })
  fc.assert(
    fc.property(said, fc.constantFrom(['red', 'blue'], ['red', 'blue', 'green']), (words, wanted) => {
      expect(matchKeyword(wanted.join(' &4 '), words.join(' '))).toEqual(nearOnes(words, wanted, 4))
    }),
  )
})

/** Looks from each word for the nearest of the others behind it, in one sentence; what overlaps one before it is left out. */
function nearOnes(words: readonly string[], wanted: readonly string[], within: number): string[] {
  const near: string[] = []
  let free = 0
  for (const [at, first] of words.entries()) {
    const ends = wanted.map((one) => words.findIndex((word, place) => place >= at && word === one))
    const end = Math.max(...ends)
    const isNear = wanted.includes(first) && !ends.includes(-1) && end - at <= within
    if (!isNear || words.slice(at, end).some((word) => word.endsWith('.')) || at < free) continue
    near.push(words.slice(at, end + 1).join(' '))
    free = end + 1
  }
  return near
}
