import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeywordFinder, keepHits } from '../../src/coders/find-keywords.ts'
import { toSegment } from '../../src/learning/passage-segment.ts'
import { gardenCodebook } from '../support/builders.ts'

const texts = ['A drought, and then rain.', 'The neighbour came.', 'Nothing of it.', 'Rain, rain again.', '']
const segments = texts.map((text, number) => toSegment({ id: String(number), group: 'A', text }))

test('hits that are kept are those of each segment, in whatever selection and however often they are asked for', () => {
  const finder = createKeywordFinder(gardenCodebook)
  const all = finder.find(segments)
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(segments.length - 1)), { maxLength: 5 }), (selections) => {
      const kept = keepHits(createKeywordFinder(gardenCodebook))
      for (const rows of selections) {
        const found = kept.find(rows.map((row) => segments[row]!))
        expect(found).toEqual(rows.map((row) => all[row]!))
      }
    }),
    { numRuns: 30 },
  )
})

test('each segment is searched once', () => {
  const finder = createKeywordFinder(gardenCodebook)
  const searched: unknown[] = []
  const kept = keepHits({
    ...finder,
    find(some) {
      searched.push(...some)
      return finder.find(some)
    },
  })
  kept.find(segments.slice(0, 3))
  kept.find(segments.slice(1))
  kept.find([...segments].reverse())
  expect(searched).toEqual(segments)
})
