import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNotes } from '../../../src/text/patterns/notes.ts'
import { matchOfWord } from '../../../src/text/patterns/scene.ts'

const terms = 5

test('the matches of each term are listed in the order in which they were noted, for one batch of texts after the other', () => {
  const noted = fc.array(fc.tuple(fc.nat(terms - 1), fc.nat(99)))
  fc.assert(
    fc.property(fc.array(noted, { maxLength: 4 }), (batches) => {
      const notes = createNotes(terms)
      for (const batch of batches) {
        for (const [term, word] of batch) notes.add(term, matchOfWord(word))
        expect(notes.count()).toBe(batch.length)
        for (let term = 0; term < terms; term++) {
          const own = batch.filter(([of]) => of === term).map(([, word]) => word)
          expect(notes.matchesOf(term).map(({ from }) => from)).toEqual(own)
          expect(notes.occurs[term]).toBe(own.length > 0 ? 1 : 0)
        }
        notes.clear()
      }
    }),
  )
})

test('there is room for as many matches as a long text has', () => {
  const notes = createNotes(1)
  for (let word = 0; word < 10_000; word++) notes.add(0, matchOfWord(word))
  expect(notes.matchesOf(0).map(({ from }) => from)).toEqual(Array.from({ length: 10_000 }, (_, word) => word))
})
