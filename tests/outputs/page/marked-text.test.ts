import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contextOf } from '../../../src/outputs/page/client/context.ts'

describe('the context of a word', () => {
  const text = 'We had trained on parcels that were delivered at seven'
  const at = (word: string) => [text.indexOf(word), text.indexOf(word) + word.length] as const
  test('is cut between words, with a mark where more is said', () => {
    expect(contextOf(text, at('parcels'), [0, text.length], 12)).toEqual(['… trained on ', ' that were …'])
  })
  test('ends with the turn, without a mark', () => {
    expect(contextOf(text, at('We'), [0, 14], 50)).toEqual(['', ' had trained'])
  })
  test('holds whole words only, wherever a word is sought', () => {
    const words = text.split(' ')
    const once = words.filter((word) => text.split(word).length === 2)
    fc.assert(
      fc.property(fc.constantFrom(...once), fc.integer({ min: 12, max: 60 }), (word, most) => {
        const [before, after] = contextOf(text, at(word), [0, text.length], most)
        for (const shown of `${before} ${after}`.split(/\s+/)) expect(['', '…', ...words]).toContain(shown)
      }),
    )
  })
})
