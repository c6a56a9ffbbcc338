import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baseLanguage, languageOfTag, stemmedLanguages } from '../../../src/text/languages/index.ts'
import { listed } from '../../../src/text/languages/language.ts'
import { relatedEnglish, stemEnglish } from '../../../src/text/languages/stem-english.ts'
import { stemmerOf } from '../../../src/text/stems.ts'
import { wordRulesOf } from '../../../src/text/word-rules.ts'

describe('a language', () => {
  test('is that of its tag, whatever the country, the script and the capitals', () => {
    expect(['pt-BR', 'PT_br', 'zh-Hans-CN', 'en'].map(baseLanguage)).toEqual(['pt', 'pt', 'zh', 'en'])
    expect(languageOfTag('en-GB')).toBe(languageOfTag('en'))
  })
  test('that is not known has no rules, also where it is named like a part of every object', () => {
    for (const tag of ['xx', '', 'constructor', '__proto__']) expect(languageOfTag(tag)).toEqual({})
    expect(stemmerOf('xx')('walking')).toBe('walking')
  })
  test('is listed by its words', () => {
    expect([...listed(' a  b a ')]).toEqual(['a', 'b'])
    expect([...listed()]).toEqual([])
  })
})

describe('the English stem', () => {
  // Each line is one word with its inflections, as dictionaries list them.
  test.each([
    'deploy deploys deployed deploying',
    'hope hopes hoped hoping',
    'hop hops hopped hopping',
    'plan plans planned planning',
    'study studies studied studying',
    'tie ties',
    'refer refers referred referring',
    'travel travels traveled traveling',
    'use uses used using',
    'fix fixes fixed fixing',
    'agree agrees agreeing',
    'team teams',
    'company companies',
    'box boxes',
    'bus buses',
    'play plays played playing',
  ])('is one for %s', (line) => {
    const stems = line.split(' ').map(stemEnglish)
    expect(new Set(stems).size, stems.join(' ')).toBe(1)
  })
  test.each([
    'hope hop',
    'plane plan',
    'new news',
    'bias bia',
    'morning morn',
    'united unit',
    'organ organize',
    'bed bee',
  ])('is another for %s', (line) => {
    const [one, other] = line.split(' ').map(stemEnglish)
    expect(one).not.toBe(other)
  })
  test('of words of another script, with digits, or of two letters are the words', () => {
    for (const word of ['büros', 'gpt4s', 'is', 'ed', '', 'слова']) expect(stemEnglish(word)).toBe(word)
  })
  test.each([
    ['deployments', ['deploy']],
    ['building', [stemEnglish('build')]],
    ['document', []],
    ['moment', []],
    ['water', []],
  ])('of what %s is made of is %j', (word, stems) => {
    expect(relatedEnglish(word)).toEqual(stems)
  })
})

describe('keys of words', () => {
  test.each([
    ['en', 'children', 'child'],
    ['en', 'better', 'good'],
    ['en', 'happier', 'happy'],
    ['en', 'bigger', 'big'],
    ['de', 'ging', 'gehen'],
    ['fr', 'yeux', 'oeil'],
    ['es', 'tuvo', 'tener'],
  ])('in %s: %s is a form of %s', (language, form, base) => {
    const { keysOf } = wordRulesOf(language)
    expect(keysOf(form)).toContain(keysOf(base)[0])
  })
  test('of a form that is also another word are both', () => {
    const { keysOf } = wordRulesOf('en')
    expect(keysOf('left')).toContain(keysOf('leave')[0])
    expect(keysOf('left')).toContain('left')
    expect(keysOf('taught')).toEqual([keysOf('teach')[0]])
  })
  test('are at least one and none twice, for any word in any language', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abeimnrsßтыеגה회사'), minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(letters, fc.constantFrom(...stemmedLanguages, 'he', 'ko', 'xx'), (word, language) => {
        const keys = wordRulesOf(language).keysOf(word)
        expect(keys.length).toBeGreaterThan(0)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
  test('of what is attached in front or behind are found without it', () => {
    expect(wordRulesOf('he').keysOf('בעבודה')).toContain('עבודה')
    expect(wordRulesOf('ko').keysOf('회사에서')).toContain('회사')
  })
})

describe('a word that lost its vowel', () => {
  test.each([
    ['fr', "l'entreprise", 2],
    ['fr', 'Qu’elle', 3],
    ['it', "dell'azienda", 5],
    ['ca', "l'empresa", 2],
    ['fr', "aujourd'hui", 0],
    ['en', "l'entreprise", 0],
    ['fr', 'entreprise', 0],
  ])('in %s: %s has %d characters in front', (language, said, count) => {
    expect(wordRulesOf(language).elisionIn(said)).toBe(count)
  })
  test('is no lone letter where the language has words of one letter', () => {
    const { isLoneLetter } = wordRulesOf('en')
    expect(['e', 'x', 'a', 'i', 'em', '7'].map(isLoneLetter)).toEqual([true, true, false, false, false, false])
    expect(wordRulesOf('xx').isLoneLetter('e')).toBe(false)
  })
  test('finds another word only where it is listed: suit and suite', () => {
    const { alsoFinds } = wordRulesOf('en')
    expect([alsoFinds('suit'), alsoFinds('suite'), alsoFinds('water')]).toEqual([['suite'], ['suit'], []])
  })
})
