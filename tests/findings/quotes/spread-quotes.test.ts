import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPlaces } from '../../../src/findings/quotes/distinct-places.ts'
import { byScore, keepBest, type QuoteCandidate, spreadQuotes } from '../../../src/findings/quotes/keep-best.ts'
import { suggestedQuote } from '../../support/builders.ts'

const candidate = (
  participantId: string,
  score: number,
  start = 0,
  organization: string | null = null,
): QuoteCandidate => ({
  score,
  quote: {
    ...suggestedQuote,
    ...{ transcriptId: `T-${participantId}`, turn: 1, span: { start, end: start + 5 }, participantId, organization },
    ...{ speaker: participantId, startMs: null, line: null },
  } as QuoteCandidate['quote'],
})
const spread = (
  candidates: QuoteCandidate[],
  quotes = 3,
  quotesPerParticipant = 2,
  pinned: QuoteCandidate['quote'][] = [],
) => spreadQuotes(candidates, { quotes, quotesPerParticipant }, { places: createPlaces(), roleOf: () => null, pinned })
const peopleOf = (chosen: readonly QuoteCandidate[]) => chosen.map(({ quote }) => quote.participantId)

describe('quotes of a code', () => {
  test('are spread over people: a second one of somebody waits behind the first ones of others', () => {
    const all = [candidate('P1', 1), candidate('P1', 0.99, 10), candidate('P2', 0.8), candidate('P3', 0.7)]
    expect(peopleOf(spread(all))).toEqual(['P1', 'P2', 'P3'])
  })
  test('are as many of one person as are allowed, even if nobody else speaks of it', () => {
    const all = [1, 2, 3, 4].map((at) => candidate('P1', 1 / at, 10 * at))
    expect(spread(all, 4, 2)).toHaveLength(2)
  })
  test('never share a word', () => {
    const all = [candidate('P1', 1, 0), candidate('P1', 0.9, 4), candidate('P1', 0.8, 5)]
    expect(spread(all, 3, 3).map(({ quote }) => quote.span.start)).toEqual([0, 5])
  })
  test('are none where none are wanted', () => expect(spread([candidate('P1', 1)], 0)).toEqual([]))
  test('are fewer by those that people pinned, whose person counts as taken', () => {
    const pinned = candidate('P1', 1, 50).quote
    expect(peopleOf(spread([candidate('P1', 1), candidate('P2', 0.8)], 2, 2, [pinned]))).toEqual(['P2'])
  })
})

test('what is kept of lists is the same in whatever order and grouping they are added, and in it are the quotes of all', () => {
  const anyCandidate = fc
    .tuple(
      fc.constantFrom('P1', 'P2', 'P3', 'P4'),
      fc.integer({ min: 1, max: 9 }),
      fc.nat(6),
      fc.constantFrom('X', 'Y', null),
    )
    .map(([person, score, at, organization]) => candidate(person, score / 10, at * 7, organization))
  const limits = { quotes: 2, quotesPerParticipant: 1 }
  fc.assert(
    fc.property(
      fc.uniqueArray(anyCandidate, {
        maxLength: 14,
        selector: ({ quote }) => `${quote.transcriptId} ${quote.span.start}`,
      }),
      fc.nat(14),
      (all, at) => {
        const whole = keepBest([all], limits)
        const [a, b] = [keepBest([all.slice(0, at)], limits), keepBest([all.slice(at)], limits)]
        expect(keepBest([b, a], limits)).toEqual(whole)
        expect(keepBest([whole, undefined], limits)).toEqual(whole)
        expect([...whole].sort(byScore)).toEqual(whole)
      },
    ),
  )
})

test('places are taken by transcript: equal spans of two transcripts share no word', () => {
  const places = createPlaces()
  places.take({ transcriptId: 'a', span: { start: 3, end: 8 } })
  const isFree = (transcriptId: string, start: number, end: number) =>
    places.isFree({ transcriptId, span: { start, end } })
  expect([isFree('b', 3, 8), isFree('a', 0, 3), isFree('a', 8, 9), isFree('a', 7, 9), isFree('a', 0, 20)]).toEqual([
    ...[true, true, true, false, false],
  ])
})
