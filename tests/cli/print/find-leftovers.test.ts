import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLeftoverSearch } from '../../../src/cli/print/find-leftovers.ts'

const pseudonyms = [{ name: 'Wilhelmina Okafor', pseudonym: 'Person 1' }] as never
const said = 'then Wilhelmina Okafor came'

/** Occurrences that are found in text which comes in the given pieces. */
async function count(pieces: readonly string[]): Promise<number> {
  const { watch, found } = createLeftoverSearch(pseudonyms)
  const output = await watch({ file: 'a.txt', pieces })
  if (!('pieces' in output)) throw new Error('not in pieces')
  expect([...output.pieces].join('')).toBe(pieces.join(''))
  return found().get('a.txt')?.get('Wilhelmina Okafor') ?? 0
}

test('a name is found once, wherever the text is cut into pieces', async () => {
  const items = ['<li>', said, '</li><li>', said, '</li>\n', `${said}\n`, `nobody ${said}`]
  const text = items.join('')
  expect(await count(items)).toBe(4)
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(text.length), { maxLength: 9 }), async (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), text.length]
      expect(await count(places.slice(1).map((end, at) => text.slice(places[at], end)))).toBe(4)
    }),
    { numRuns: 50 },
  )
})

test('a name is found in a line that is too long to be held', async () => {
  expect(await count([...Array.from({ length: 30 }, () => 'x '.repeat(25_000)), 'Wilhelmina ', 'Okafor'])).toBe(1)
})
