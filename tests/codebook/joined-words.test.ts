import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkCodebook } from '../../src/codebook/check-codebook.ts'
import { english } from '../../src/text/languages/en.ts'
import { wordRulesOf } from '../../src/text/word-rules.ts'

const doubtsOf = (keyword: string, language = 'en'): string[] =>
  checkCodebook(
    `{ name: N, language: ${language}, themes: [{ id: t, label: T, description: d, codes: [{ id: c, label: C, description: d, keywords: ['${keyword}'] }] }] }`,
    'book.yaml',
  )
    .filter(({ code }) => code === 'codebook/keyword-joins')
    .map(({ message }) => message)

/** Words and others of the same stem, which a dictionary has as words of their own. */
test.each([
  ['breath', 'breathe'],
  ['breathe', 'breath'],
  ['paste', 'past'],
  ['suite', 'suit'],
  ['morale', 'moral'],
  ['humane', 'human'],
  ['heroine', 'heroin'],
  ['~clothe', 'cloth'],
  ['sever|split', 'severe'],
])('a keyword that also finds another word is doubted: %s finds %s', (keyword, other) => {
  expect(doubtsOf(keyword)).toEqual([`the keyword "${keyword}" also finds "${other}", which is another word`])
})

test.each(['=breath', 'breath|breathe', 'breath ! =breathe', 'test suite', 'deploy', 'hope', 'human', 'past'])(
  'no doubt about a keyword that finds what it says, or has the other word in one of twenty places at most: %s',
  (keyword) => {
    expect(doubtsOf(keyword)).toEqual([])
  },
)

test('other words of English are no doubt in other languages', () => {
  expect(doubtsOf('suite', 'fr')).toEqual([])
})

test('the words that are listed as found by others are', () => {
  const { formOf, keysOf, alsoFinds } = wordRulesOf('en')
  const entries = english.alsoFinds!.split(',').map((entry) => entry.trim().split(/\s+/))
  expect(entries.length).toBeGreaterThan(30)
  for (const [word, other] of entries) {
    expect(keysOf(formOf(other!)), `${word} finds ${other}`).toContain(keysOf(formOf(word!))[0])
    expect(alsoFinds(word!)).toEqual([other])
  }
})

test.each(['collaboration', 'remote-work', 'technik-im-beruf', 'ferramentas-no-trabalho'])(
  'the codebook %s joins no words',
  (name) => {
    const file = `codebooks/${name}.yaml`
    const found = checkCodebook(readFileSync(file, 'utf8'), file)
    expect(found.filter(({ code }) => code === 'codebook/keyword-joins')).toEqual([])
  },
)
