import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BestByCell, cellOf, eachCell, emptyCells, keepCell } from '../../src/findings/quotes/best-by-cell.ts'
import { byScore, keepBest, type QuoteCandidate, spreadQuotes } from '../../src/findings/quotes/keep-best.ts'
import type { QuoteLimits } from '../../src/findings/quotes/quote-limits.ts'
import { suggestedQuote } from '../support/builders.ts'

const candidate = fc
  .record({
    person: fc.nat(9),
    home: fc.nat(3),
    score: fc.integer({ min: 0, max: 6 }).map((score) => score / 2),
    start: fc.nat(500),
  })
  .map(
    ({ person, home, score, start }): QuoteCandidate => ({
      score,
      quote: {
        transcriptId: `T${person}`,
        participantId: `P${person}`,
        organization: person % 3 === 0 ? null : `O${home % (1 + (person % 2))}`,
        speaker: null,
        turn: 1,
        startMs: null,
        line: null,
        span: { start, end: start + 5 },
        ...suggestedQuote,
      },
    }),
  )
const distinct = fc.uniqueArray(candidate, {
  maxLength: 40,
  selector: ({ quote }) => `${quote.transcriptId} ${quote.span.start}`,
})
const limits = fc.record({
  quotes: fc.integer({ min: 1, max: 5 }),
  quotesPerParticipant: fc.integer({ min: 1, max: 3 }),
})
const places = (some: readonly QuoteCandidate[]) => some.map(({ quote }) => `${quote.transcriptId} ${quote.span.start}`)

/** The chosen quotes where nobody has a role and places never overlap. */
const spread = (some: readonly QuoteCandidate[], most: QuoteLimits) =>
  spreadQuotes(some, most, { places: { isFree: () => true, take: () => {} }, roleOf: () => null })

describe('a bounded number of candidates', () => {
  test('gives the same quotes as all of them, however they were parted and in whatever order they were put together', () => {
    fc.assert(
      fc.property(distinct, limits, fc.array(fc.nat(39), { maxLength: 40 }), (all, most, owners) => {
        const parts: QuoteCandidate[][] = [[], [], []]
        for (const [at, one] of all.entries()) parts[(owners[at] ?? 0) % 3]!.push(one)
        const kept = parts.map((part) => keepBest([part], most))
        const [a, b, c] = kept as [QuoteCandidate[], QuoteCandidate[], QuoteCandidate[]]
        const expected = places(spread([...all].sort(byScore), most))
        expect(places(spread(keepBest([keepBest([a, b], most), c], most), most))).toEqual(expected)
        expect(places(spread(keepBest([c, keepBest([b, a], most)], most), most))).toEqual(expected)
      }),
    )
  })
  test('is bounded whatever there is', () => {
    fc.assert(
      fc.property(distinct, limits, (all, most) => {
        expect(keepBest([all], most).length).toBeLessThanOrEqual(most.quotes ** 2 * most.quotesPerParticipant)
      }),
    )
  })
})

function cellsOf(candidates: readonly QuoteCandidate[]): BestByCell {
  const cells = emptyCells()
  for (const one of candidates) keepCell(cells, one.quote.participantId, one.quote.themeId, one)
  return cells
}

test('of each participant and theme the best candidate is kept, as it was given', () => {
  const anyPlace = fc.record({
    startMs: fc.option(fc.nat()),
    line: fc.option(fc.nat()),
    speaker: fc.option(fc.string()),
    themeId: fc.constantFrom('t', 'u'),
    stance: fc.constantFrom('problem' as const, null),
  })
  fc.assert(
    fc.property(fc.array(fc.tuple(candidate, anyPlace)), (drawn) => {
      const all = drawn.map(([one, place]) => ({ ...one, quote: { ...one.quote, ...place } }))
      const cells = cellsOf(all)
      for (const { quote } of all) {
        const alike = all.filter(
          (one) => one.quote.participantId === quote.participantId && one.quote.themeId === quote.themeId,
        )
        expect(cellOf(cells, quote.participantId, quote.themeId)).toEqual([...alike].sort(byScore)[0])
      }
      expect([...eachCell(cells)]).toHaveLength(
        new Set(all.map(({ quote }) => `${quote.participantId} ${quote.themeId}`)).size,
      )
      expect(cellOf(cells, 'nobody', 't')).toBeUndefined()
    }),
  )
})
