import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWordIndex } from '../../../src/text/patterns/index-words.ts'
import { firstsOf } from '../../../src/text/patterns/scene.ts'
import { createTermMatches } from '../../../src/text/patterns/term-matches.ts'
import { wordRulesOf } from '../../../src/text/word-rules.ts'
import { tokenizedText } from '../../../src/text/words.ts'

const index = (language: string, ...terms: string[]) => {
  const words = createWordIndex(wordRulesOf(language))
  return { words, atoms: terms.map((value) => words.atomOf({ kind: 'exact', value })) }
}

/** Texts with the numbers of their first words, as the matcher numbers them. */
const batch = (texts: readonly string[]) => {
  const tokenized = texts.map(tokenizedText)
  return [tokenized, firstsOf(tokenized)] as const
}

test('the matches of each term are its places in the texts, in order, for one batch of texts after the other', () => {
  const known = ['data', 'model', 'team']
  const said = fc.array(fc.constantFrom(...known, 'and', 'the'), { maxLength: 12 })
  fc.assert(
    fc.property(fc.array(fc.array(said, { maxLength: 4 }), { maxLength: 3 }), (batches) => {
      const { words, atoms } = index('en', ...known)
      const terms = createTermMatches(words)
      for (const texts of batches) {
        terms.search(...batch(texts.map((text) => text.join(' '))))
        expect(terms.isNone()).toBe(!texts.flat().some((word) => known.includes(word)))
        for (const [position, atom] of atoms.entries()) {
          const own = texts.flat().flatMap((word, place) => (word === known[position] ? place : []))
          expect(terms.matchesOf(atom).map(({ from, to }) => [from, to])).toEqual(own.map((from) => [from, from + 1]))
          expect(terms.occurs[atom]).toBe(own.length > 0 ? 1 : 0)
        }
      }
    }),
  )
})

test('the matches of a term with several forms are in the order of the text, those of words that a hyphen joins among them', () => {
  const { words, atoms } = index('en', 'teamwork')
  const stem = words.atomOf({ kind: 'prefix', value: 'team' })
  const terms = createTermMatches(words)
  terms.search(...batch(['teams like team-work', 'a team']))
  expect(terms.matchesOf(stem).map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [2, 3],
    [2, 4],
    [5, 6],
  ])
  expect(terms.matchesOf(atoms[0]!).map(({ from, to }) => [from, to])).toEqual([[2, 4]])
})

test('a match of a word behind an elision begins behind it', () => {
  const { words, atoms } = index('fr', 'équipe')
  const terms = createTermMatches(words)
  terms.search(...batch(['oui', "dans l'équipe"]))
  expect(terms.matchesOf(atoms[0]!)).toEqual([{ from: 2, to: 3, start: 7, end: -1 }])
})

test('there is room for as many matches as a long text has', () => {
  const { words, atoms } = index('en', 'data')
  const terms = createTermMatches(words)
  terms.search(...batch(['data '.repeat(10_000)]))
  expect(terms.matchesOf(atoms[0]!).map(({ from }) => from)).toEqual(Array.from({ length: 10_000 }, (_, word) => word))
})
