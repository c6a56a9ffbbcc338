import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesOf } from '../../src/text/matches-of.ts'

test('matches are those of matchAll, however often the expression is used', () => {
  const pattern = /(?<=b?)a+(b)?/g
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c') }), { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(texts, (all) => {
      for (const text of all)
        expect(matchesOf(pattern, text).map(({ index, 0: match, 1: last }) => [index, match, last])).toEqual(
          Array.from(text.matchAll(pattern), ({ index, 0: match, 1: last }) => [index, match, last]),
        )
    }),
  )
})
