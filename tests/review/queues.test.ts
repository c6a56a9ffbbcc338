import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Codebook } from '../../src/model/codebook.ts'
import type { DecisionEvent } from '../../src/model/decision-event.ts'
import { withoutSuggestions } from '../../src/review/build-review.ts'
import { findDifferences } from '../../src/review/find-differences.ts'
import { followEvents, followSuggestions } from '../../src/review/follow-codes.ts'
import { orderQueue } from '../../src/review/order-queue.ts'
import {
  changeRequest,
  eventsRequest,
  linesRequest,
  readRequest,
  searchRequest,
} from '../../src/review/requests-file.ts'
import type { ReviewTranscript, Suggestion } from '../../src/review/review-data.ts'
import { openSession } from '../../src/review/review-session.ts'
import { foldEvents } from '../../src/study/decision-events/fold-events.ts'
import { codeEvent, placeAt, settleEvent } from '../support/events.ts'
import { newCode, reviewStudy, reviewTranscript } from '../support/review-study.ts'

const suggestion = (codeId: string, confidence: number, why = codeId): Suggestion => ({
  ...{ codeId, coder: 'keyword', confidence, why: [why], evidence: [], keywords: [why] },
})
/** A transcript of passages of ten characters, each with these suggestions. */
const transcript = (id: string, ...passages: (readonly Suggestion[])[]): ReviewTranscript => ({
  ...{ id, text: 'x'.repeat(10 * passages.length), turns: [] },
  passages: passages.map((suggestions, at) => ({ start: 10 * at, end: 10 * at + 9, turn: 1, suggestions })),
})
const study = [
  transcript('P1', [suggestion('joy', 0.9)], [], [suggestion('pay', 0.4), suggestion('joy', 0.6)]),
  transcript('P2', [suggestion('pay', 0.7)], [suggestion('joy', 0.2)]),
]
const options = { isBlind: false, coder: 'ana', codeIds: ['pay', 'joy'], chosen: null }
const places = (given: Partial<Parameters<typeof orderQueue>[1]>) =>
  orderQueue(study, { order: 'interview', ...options, ...given }).map(
    ({ transcript: at, passage }) => `${at}/${passage}`,
  )

describe('the queue of passages', () => {
  test.each([
    ['interview', ['0/0', '0/2', '1/0', '1/1']],
    ['code', ['0/2', '1/0', '0/0', '1/1']],
    ['doubt', ['1/1', '0/2', '1/0', '0/0']],
  ] as const)('in the order "%s" is %j', (order, expected) => {
    expect(places({ order })).toEqual(expected)
  })
  test('in blind coding has all passages, and no code of any', () => {
    const queue = orderQueue(study, { order: 'interview', ...options, isBlind: true })
    expect(queue).toHaveLength(5)
    expect(queue.every(({ codes }) => codes.length === 0)).toBe(true)
  })
  test('at random has each passage once, in an order of each coder’s own that stays the same', () => {
    const many = [transcript('P1', ...Array.from({ length: 40 }, () => [suggestion('pay', 0.5)]))]
    const of = (coder: string) => orderQueue(many, { ...options, order: 'random', coder }).map(({ passage }) => passage)
    expect(of('ana')).toEqual(of('ana'))
    expect(of('ana')).not.toEqual(of('ben'))
    expect(of('ana').toSorted((a, b) => a - b)).toEqual([...Array(40).keys()])
    expect(of('ana')).not.toEqual(of('ana').toSorted((a, b) => a - b))
  })
  test('of chosen passages takes these, suggested or not', () => {
    expect(places({ chosen: ({ passage }) => passage === 1 })).toEqual(['0/1', '1/1'])
  })
})

describe('codes that changed in the codebook', () => {
  const code = { ...reviewStudy().codebook.codes[0]! }
  const codebook = (
    codes: readonly { id: string; was?: readonly string[] }[],
    retired: readonly string[] = [],
  ): Codebook => ({
    ...reviewStudy().codebook,
    codes: codes.map(({ id, was = [] }) => ({ ...code, id, was })),
    retired,
  })
  const followed = (changed: Codebook) =>
    followSuggestions(study, changed).map(({ passages }) =>
      passages.map(({ suggestions }) =>
        suggestions.map(({ codeId, confidence }) => `${codeId} ${confidence}`).join(', '),
      ),
    )
  test('keep their suggestions under their new names', () => {
    expect(followed(codebook([{ id: 'wage', was: ['pay'] }, { id: 'joy' }]))).toEqual([
      ['joy 0.9', '', 'wage 0.4, joy 0.6'],
      ['wage 0.7', 'joy 0.2'],
    ])
  })
  test('join theirs where they were merged: the more confident with the reasons of both', () => {
    const merged = codebook([{ id: 'joy', was: ['pay'] }])
    expect(followed(merged)).toEqual([
      ['joy 0.9', '', 'joy 0.6'],
      ['joy 0.7', 'joy 0.2'],
    ])
    const [both] = followSuggestions(study, merged)[0]!.passages[2]!.suggestions
    expect(both).toMatchObject({ why: ['joy', 'pay'], keywords: ['joy', 'pay'] })
  })
  test('have theirs for each part where they were split, and none where they were retired', () => {
    expect(
      followed(
        codebook(
          [
            { id: 'wage', was: ['pay'] },
            { id: 'bonus', was: ['pay'] },
          ],
          ['joy'],
        ),
      ),
    ).toEqual([
      ['', '', 'wage 0.4, bonus 0.4'],
      ['wage 0.7, bonus 0.7', ''],
    ])
  })
  test('are followed by answers, except where a person has to choose', () => {
    const events = [codeEvent({ code: 'pay' }), codeEvent({ code: 'joy' })]
    const codesAfter = (changed: Codebook) =>
      followEvents(events, changed).map((event) => ('code' in event ? event.code : null))
    expect(codesAfter(codebook([{ id: 'wage', was: ['pay'] }, { id: 'joy' }]))).toEqual(['wage', 'joy'])
    expect(
      codesAfter(
        codebook(
          [
            { id: 'wage', was: ['pay'] },
            { id: 'bonus', was: ['pay'] },
          ],
          ['joy'],
        ),
      ),
    ).toEqual(['pay', 'joy'])
  })
  test('are known under former names by the server: another window may not know the new ones yet', async () => {
    const lines: string[] = []
    const changed = codebook([{ id: 'wage', was: ['pay'] }], ['joy'])
    const session = await openSession(
      reviewStudy({ codebook: changed, append: async (line) => void lines.push(line) }),
      { coder: 'ana', isBlind: false, isSettling: false, order: 'interview', sameAs: null },
    )
    expect(await session.store([newCode({ code: 'pay' }), newCode({ code: 'joy' })])).toEqual([])
    expect(await session.store([newCode({ code: 'gone' })])).toEqual(['there is no such code in the codebook'])
    expect(session.changes(0)).toMatchObject([{ code: 'wage' }, { code: 'joy' }])
    expect(lines).toHaveLength(1)
  })
})

describe('differences between people', () => {
  const differ = (...events: DecisionEvent[]) => findDifferences(foldEvents(events), ['P1', 'P2'])
  const answer = (
    coder: string,
    status: 'accepted' | 'rejected' | 'unsure',
    start = 0,
    end = 10,
    transcriptId = 'P1',
  ) => codeEvent({ coder, status, on: placeAt(start, end, transcriptId) })
  test('are where one accepts what another rejects at the same place', () => {
    expect(differ(answer('ana', 'accepted'), answer('ben', 'rejected', 1, 11))).toMatchObject([
      { transcript: 0, start: 0, end: 11, codeId: 'pay', verdict: null },
    ])
  })
  test.each([
    ['both accept', [answer('ana', 'accepted'), answer('ben', 'accepted')]],
    ['one cannot say', [answer('ana', 'accepted'), answer('ben', 'unsure')]],
    ['it is one person', [answer('ana', 'accepted'), answer('ana', 'rejected', 1, 10)]],
    ['one is a program', [answer('ana', 'accepted'), answer('machine-gpt', 'rejected')]],
    ['places are others', [answer('ana', 'accepted'), answer('ben', 'rejected', 20, 30)]],
    ['a transcript is gone', [answer('ana', 'accepted', 0, 10, 'P9'), answer('ben', 'rejected', 0, 10, 'P9')]],
  ])('are none where %s', (_, events) => {
    expect(differ(...events)).toEqual([])
  })
  test('name people by letters, in the order of their names and not of their answers', () => {
    const [found] = differ(answer('zoe', 'accepted'), answer('ana', 'rejected'), answer('ben', 'accepted'))
    expect(found!.sides.map(({ who, status }) => `${who} ${status}`).toSorted()).toEqual([
      'A rejected',
      'B accepted',
      'C accepted',
    ])
  })
  test('have the last verdict at their place', () => {
    const [yes, no] = [answer('ana', 'accepted'), answer('ben', 'rejected')]
    const verdict = (given: Parameters<typeof settleEvent>[0]) => differ(yes, no, settleEvent(given))[0]!.verdict
    expect(verdict({ verdict: 'both', settles: [yes.id, no.id] })).toBe('both')
    expect(verdict({ verdict: 'both', code: 'joy', settles: [yes.id, no.id] })).toBeNull()
    expect(verdict({ verdict: 'both', on: placeAt(40, 50), settles: [yes.id, no.id] })).toBeNull()
  })
  test('come in the order of the study and of the text', () => {
    const found = differ(
      ...[answer('ana', 'accepted', 0, 10, 'P2'), answer('ben', 'rejected', 0, 10, 'P2')],
      ...[answer('ana', 'accepted', 50, 60), answer('ben', 'rejected', 50, 60)],
      ...[answer('ana', 'accepted', 20, 30), answer('ben', 'rejected', 20, 30)],
    )
    expect(found.map(({ transcript: at, start }) => [at, start])).toEqual([
      [0, 20],
      [0, 50],
      [1, 0],
    ])
  })
})

describe('what a page sends', () => {
  const problemOf = (schema: Parameters<typeof readRequest>[0], body: unknown) => {
    const read = readRequest(schema, body)
    return 'problem' in read ? read.problem : ''
  }
  test.each([
    [eventsRequest, { events: [] }, /^events: /],
    [eventsRequest, { events: [newCode({ id: 'no uuid' })] }, /^events\.0\.id: an id of the form of a UUID/],
    [eventsRequest, { events: [newCode({ on: { transcript: 0, start: 4, end: null } })] }, /^events\.0\.on: /],
    [eventsRequest, { events: [newCode({ confidence: 1.5 })] }, /^events\.0\.confidence: /],
    [eventsRequest, { events: [newCode({ memo: 'x'.repeat(20_001) })] }, /^events\.0\.memo: /],
    [eventsRequest, { events: [newCode({ coder: 'ben' })] }, /"coder"/],
    [searchRequest, { words: '   ' }, /^words: /],
    [changeRequest, { kind: 'split', code: 'pay', into: ['one'] }, /^into: /],
    [
      linesRequest,
      { transcript: 0, corrections: { labels: [[1, '../x']], swapped: [] } },
      /^corrections\.labels\.0\.1: /,
    ],
    [searchRequest, null, /expected object/],
  ] as const)('is refused with the place of what is wrong: %#', (schema, body, problem) => {
    expect(problemOf(schema as Parameters<typeof readRequest>[0], body)).toMatch(problem)
  })
  test('is trimmed, and what is left out has its usual value', () => {
    expect(readRequest(searchRequest, { words: '  low pay ' })).toEqual({ asked: { words: 'low pay' } })
    const { memo: _, stance: __, ...bare } = newCode()
    expect(readRequest(eventsRequest, { events: [bare] })).toMatchObject({
      asked: { events: [{ memo: '', stance: null }] },
    })
  })
  test('places no answer on a whole transcript', async () => {
    const session = await openSession(reviewStudy(), {
      coder: 'ana',
      isBlind: false,
      isSettling: false,
      order: 'interview',
      sameAs: null,
    })
    const { id, session: own, seq, time } = newCode()
    const place = {
      id,
      session: own,
      seq,
      time,
      kind: 'place',
      replaces: 'e1',
      on: { transcript: 0, start: null, end: null },
    } as const
    expect(await session.store([place])).toEqual(['an answer is placed at a passage, not at a transcript'])
  })
})

test('blind coding takes every suggestion out, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.constant(suggestion('pay', 0.5)), { maxLength: 2 }), { maxLength: 4 }),
      (passages) => {
        const given = transcript('P1', ...passages)
        expect(withoutSuggestions(given)).toEqual({
          ...given,
          passages: given.passages.map((passage) => ({ ...passage, suggestions: [] })),
        })
      },
    ),
  )
  expect(JSON.stringify(withoutSuggestions(reviewTranscript))).not.toContain('keyword')
})
