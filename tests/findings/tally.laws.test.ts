import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createInterner } from '../../src/collections.ts'
import { type BestByCell, eachCell, emptyCells, keepCell } from '../../src/findings/quotes/best-by-cell.ts'
import { keepBest, poolFor, type QuoteCandidate, singleQuote } from '../../src/findings/quotes/keep-best.ts'
import type { Count, TextChange } from '../../src/findings/tally/count.ts'
import { condense, counts, mapTexts, mergeTallies, type Tally } from '../../src/findings/tally/tally.ts'
import { bestOf, type Likely } from '../../src/findings/tally/tally-likely.ts'
import { readWhole } from '../../src/model/coded-passage.ts'
import type { Memo } from '../../src/model/decision.ts'
import type { Quote, QuotePlace } from '../../src/model/quote.ts'
import { suggestedQuote } from '../support/builders.ts'

const limits = { quotes: 3, quotesPerParticipant: 2 }

/** What somebody said, with the name that pseudonyms replace. */
const said = fc.constantFrom('Zelda left', 'ask Zelda', 'Zelda')
const spanAt = fc.nat(500).map((start) => ({ start, end: start + 5 }))
const people = fc.constantFrom('P1', 'P2', 'P3')
const byPerson = fc.dictionary(people, fc.nat(9)).map((own) => new Map(Object.entries(own)))
const codeIds = fc.constantFrom('a', 'b', 'c')
const byCode = <Value>(value: fc.Arbitrary<Value>) =>
  fc.dictionary(codeIds, value).map((own) => new Map(Object.entries(own)))

const judgedByTwo = {
  codesByCoder: new Map([
    ['ana', new Set(['a'])],
    ['ben', new Set<string>()],
  ]),
  judgedByCoder: new Map(['ana', 'ben'].map((coder) => [coder, readWhole])),
}

const placeIn = (transcriptId: string) =>
  fc.record({ person: people, span: spanAt }).map(({ person, span }) => ({
    transcriptId,
    participantId: person,
    organization: person === 'P1' ? null : 'O1',
    speaker: null,
    turn: 1,
    startMs: null,
    line: null,
    span,
  }))
const quoteIn = (transcriptId: string): fc.Arbitrary<Quote> =>
  fc.tuple(placeIn(transcriptId), said).map(([place, text]) => ({ ...place, text }))
const candidateIn = (transcriptId: string): fc.Arbitrary<QuoteCandidate> =>
  fc.tuple(placeIn(transcriptId), fc.nat(6)).map(([place, score]) => ({
    score: score / 2,
    quote: {
      ...place,
      ...suggestedQuote,
    },
  }))
/** Candidates at different places. */
const candidatesIn = (transcriptId: string) =>
  fc.uniqueArray(candidateIn(transcriptId), { maxLength: 4, selector: ({ quote }) => quote.span.start })
/** Passages of a transcript as it is counted: in columns, the likeliest first. */
const likelyIn = (transcriptId: string, passages: readonly (readonly [QuotePlace, number])[]): Likely => ({
  columns: [
    {
      transcriptId,
      people: passages.map(([{ participantId, organization, speaker }]) => ({ participantId, organization, speaker })),
      places: Float64Array.from(passages.flatMap(([{ turn, span }], at) => [turn, span.start, span.end, at, NaN, at])),
      codes: ['c'],
      keywords: [['x']],
      fits: Float64Array.from(passages.flatMap(([, score], at) => [0, at, score, 1, 0, at % 2])),
    },
  ],
  best: new Map(),
})
const memoIn = (transcriptId: string): fc.Arbitrary<Memo> =>
  fc.record({ memo: said, quote: said, span: fc.option(spanAt) }).map((own) => ({
    ...own,
    by: 'ana',
    transcriptId,
    turn: 1,
    participantId: null,
    codeId: null,
    status: 'read',
    stance: null,
  }))

/** Values of each count for a transcript of its own. An entry of the table without one here does not compile. */
const valuesIn = (id: string): { readonly [Name in keyof Tally]: fc.Arbitrary<Tally[Name]> } => ({
  segments: fc.nat(50),
  codedSegments: fc.nat(50),
  isDecided: fc.boolean(),
  spoken: fc
    .dictionary(people, fc.record({ segments: fc.nat(9), words: fc.nat(99) }))
    .map((own) => new Map(Object.entries(own))),
  byCode: byCode(
    fc.record({
      segments: byPerson,
      accepted: byPerson,
      acceptedBlind: fc.nat(9),
      suggested: fc.nat(9),
      rejected: fc.nat(9),
      disputed: fc.nat(9),
      byStance: fc.nat(9).map((count) => new Map([['problem' as const, count]])),
    }),
  ),
  coOccurrence: byCode(byPerson),
  meetings: byCode(byPerson),
  restsOn: byCode(fc.nat(9)),
  codesByTranscript: fc.uniqueArray(codeIds).map((codes) => new Map([[id, codes]])),
  vectors: byCode(
    fc.record({
      segments: fc.nat(9),
      millionths: fc
        .array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 3, maxLength: 3 })
        .map((own) => Float64Array.from(own)),
    }),
  ),
  quotes: byCode(candidatesIn(id).map((all) => keepBest([all], poolFor(limits)))),
  stances: byCode(candidatesIn(id).map((all) => keepBest([all], poolFor(singleQuote)))),
  framework: candidatesIn(id).map((all) => {
    const cells = emptyCells()
    for (const one of all) keepCell(cells, one.quote.participantId, one.quote.themeId, one)
    return cells
  }),
  pinned: byCode(
    candidatesIn(id).map((all) => all.map(({ quote }, at) => ({ quote, order: 10 * Number(id.slice(1)) + at }))),
  ),
  barred: fc
    .array(spanAt, { maxLength: 2 })
    .map((all) => new Map([[id, all.map((span) => ({ transcriptId: id, span }))]])),
  lostQuotes: fc.constant(
    new Map([
      [
        id,
        [
          {
            ...({
              use: 'pinned',
              codeId: 'c',
              transcriptId: id,
              words: 'Zelda dug',
              why: 'nobody says “Zelda”',
            } as const),
            ...{ by: null, place: { file: 'quotes.md', line: 3 } },
          },
        ],
      ],
    ]),
  ),
  dissent: fc
    .array(fc.tuple(placeIn(id), spanAt, fc.nat(3)), { maxLength: 3 })
    .map(
      (all) =>
        new Map(
          all.map(([place, span, confidence], at) => [
            `c ${place.participantId}`,
            { dissent: { ...place, themeId: 't', codeId: 'c' }, cue: { span }, confidence, segmentId: `${id}:${at}` },
          ]),
        ),
    ),
  sampled: fc
    .array(quoteIn(id), { maxLength: 3 })
    .map(
      (quotes) => new Map(quotes.map((quote, at) => [`${id}:${at}`, { quote, codeIds: at === 0 ? ['water'] : [] }])),
    ),
  likely: fc
    .uniqueArray(fc.tuple(placeIn(id), fc.nat(6)), { maxLength: 3, selector: ([{ span }]) => span.start })
    .map((all) =>
      likelyIn(
        id,
        [...all].sort(([a, x], [b, y]) => y - x || a.span.start - b.span.start),
      ),
    ),
  names: fc
    .dictionary(
      fc.constantFrom('Ana', 'Ben'),
      fc.record({ replaced: fc.nat(9), doubtful: fc.nat(9), places: fc.constant([`${id}, turn 1`]) }),
    )
    .map((own) => new Map(Object.entries(own))),
  warnings: fc.constant(
    new Map([
      [id, [{ level: 'warning', code: 'x/y', place: { file: id }, message: 'Zelda is unclear', fix: 'f' } as const]],
    ]),
  ),
  memos: fc.array(memoIn(id), { maxLength: 2 }).map((all) => new Map([[id, all]])),
  review: fc.record({
    ...{ suggestions: fc.nat(50), decided: fc.nat(50), open: fc.nat(9), settled: fc.nat(9) },
    decidedBy: byPerson,
  }),
  judged: fc
    .array(fc.record({ times: fc.integer({ min: 1, max: 9 }), judgement: fc.constant(judgedByTwo) }), { maxLength: 2 })
    .map((all) => new Map([[id, all]])),
  drawn: fc.record({
    segments: byCode(fc.nat(50)),
    read: byCode(fc.nat(9)),
    rows: byCode(
      fc.record({
        ...{ suggested: fc.nat(9), readSuggested: fc.nat(9), yesSuggested: fc.nat(9) },
        ...{ unsureSuggested: fc.nat(9), yesOther: fc.nat(9), unsureOther: fc.nat(9) },
      }),
    ),
  }),
})

/** What is read of a sum. */
const readers: { readonly [Name in keyof Tally]?: (value: Tally[Name]) => unknown } = {
  likely: bestOf,
  framework: (cells: BestByCell) =>
    new Map(Array.from(eachCell(cells), ([participant, theme, best]) => [`${participant} ${theme}`, best])),
}

const names = Object.keys(counts) as (keyof Tally)[]

describe.each(names)('the count %s', (name) => {
  // each entry with its own values: which type they have is known to the table alone
  const count = counts[name] as Count<unknown>
  const values = (id: string) => valuesIn(id)[name] as fc.Arbitrary<unknown>
  const read = (readers[name] ?? ((value: unknown) => value)) as (value: unknown) => unknown
  const adding = { limits, intern: createInterner() }
  const add = (...all: unknown[]) => all.reduce((sum, more) => count.add(sum, more, adding), count.empty())

  test('adds up to the same in any order and any grouping, and nothing is neutral', () => {
    fc.assert(
      fc.property(values('T1'), values('T2'), values('T3'), (a, b, c) => {
        const sum = read(add(a, b, c))
        expect(read(add(c, a, b))).toEqual(sum)
        expect(read(add(add(a, b), c))).toEqual(sum)
        expect(read(add(a, add(b, c)))).toEqual(sum)
        expect(read(add(a))).toEqual(read(a))
        expect(read(add(count.empty(), a, count.empty()))).toEqual(read(a))
      }),
      { numRuns: 50 },
    )
  })
  test('never changes what is added', () => {
    fc.assert(
      fc.property(values('T1'), values('T2'), (a, b) => {
        const before = structuredClone([a, b])
        add(a, b, a)
        expect([a, b]).toEqual(before)
      }),
      { numRuns: 50 },
    )
  })
})

const tallyOf = (id: string): fc.Arbitrary<Tally> => fc.record(valuesIn(id))

test('a sum in little space adds up to the same as the sum itself', () => {
  fc.assert(
    fc.property(tallyOf('T1'), tallyOf('T2'), tallyOf('T3'), (a, b, c) => {
      const readAll = (tally: Tally) => ({
        ...tally,
        likely: bestOf(tally.likely),
        framework: [...eachCell(tally.framework)],
      })
      const [whole, small] = [mergeTallies([a, b, c], limits), condense(mergeTallies([a, b], limits))]
      expect(small.likely.columns).toEqual([])
      expect(readAll(mergeTallies([small, c], limits))).toEqual(readAll(whole))
    }),
    { numRuns: 50 },
  )
})

/** Everything inside a value that is a text, or a place in the transcript. */
function insides(value: unknown): { readonly texts: string[]; readonly starts: number[] } {
  const [texts, starts]: [string[], number[]] = [[], []]
  const walk = (inner: unknown): void => {
    if (typeof inner === 'string') texts.push(inner)
    if (typeof inner !== 'object' || inner === null || ArrayBuffer.isView(inner)) return
    if ('start' in inner) starts.push(inner.start as number)
    for (const own of inner instanceof Map ? inner.values() : Object.values(inner)) walk(own)
  }
  walk(value)
  return { texts, starts }
}

describe('texts of a tally', () => {
  const renamed: TextChange = {
    quote: (quote) => ({
      ...quote,
      span: { start: quote.span.start + 1000, end: quote.span.end + 1000 },
      ...(quote.text === undefined ? {} : { text: quote.text.replaceAll('Zelda', 'P9') }),
    }),
    text: (text) => text.replaceAll('Zelda', 'P9'),
  }
  /** With the best of each cell, and the likeliest passages, as records, since places are columns of numbers in them. */
  const asRecords = (tally: Tally): Tally =>
    ({ ...tally, framework: [...eachCell(tally.framework)], likely: readers.likely!(tally.likely) }) as unknown as Tally
  const opened = (tally: Tally) => insides(asRecords(tally))

  test('are all reached by pseudonyms: no name is left, and every place has moved', () => {
    fc.assert(
      fc.property(tallyOf('T1'), (tally) => {
        const { texts, starts } = opened(mapTexts(tally, renamed))
        expect(texts.filter((text) => text.includes('Zelda'))).toEqual([])
        expect(starts.filter((start) => start < 1000)).toEqual([])
        expect(starts).toHaveLength(opened(tally).starts.length)
      }),
    )
  })
  test('are held by the counts that say so, and by no others', () => {
    const drawn = fc.sample(tallyOf('T1'), { numRuns: 50, seed: 1 })
    const holding = names.filter((name) =>
      drawn.some((tally) => {
        const { texts, starts } = insides(asRecords(tally)[name])
        return starts.length > 0 || texts.some((text) => text.includes('Zelda'))
      }),
    )
    expect(names.filter((name) => 'mapTexts' in counts[name])).toEqual(holding)
  })
})

test('tallies of transcripts add up, one count beside the other', () => {
  fc.assert(
    fc.property(tallyOf('T1'), tallyOf('T2'), (a, b) => {
      const sum = mergeTallies([a, b], limits)
      expect(sum.segments).toBe(a.segments + b.segments)
      expect(sum.isDecided).toBe(a.isDecided || b.isDecided)
      expect([...sum.memos.keys()]).toEqual(['T1', 'T2'])
      expect(Object.keys(sum)).toEqual(Object.keys(a))
    }),
    { numRuns: 20 },
  )
})
