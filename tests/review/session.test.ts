import { describe, expect, test } from 'vitest'
import { checkCoderName } from '../../src/review/coder-name.ts'
import { findDifferences } from '../../src/review/find-differences.ts'
import { orderQueue } from '../../src/review/order-queue.ts'
import { openSession } from '../../src/review/review-session.ts'
import { foldEvents } from '../../src/study/decision-events/fold-events.ts'
import { codeEvent, placeAt, quoteEvent, settleEvent } from '../support/events.ts'
import { newCode, reviewStudy, reviewTranscript } from '../support/review-study.ts'

const options = { coder: 'ben', isBlind: false, isSettling: false, order: 'interview', sameAs: null } as const
const onPay = { ...placeAt(19, 37), exact: 'The salary is low.' }
const ofAna = codeEvent({ coder: 'ana', on: onPay, memo: 'secret reason' })

describe('a coder’s review', () => {
  test('never contains what another coder answered', async () => {
    for (const isBlind of [true, false]) {
      const session = await openSession(reviewStudy({ readEvents: async () => [ofAna] }), { ...options, isBlind })
      const sent = JSON.stringify([
        session.outline(),
        session.transcript(0),
        session.changes(0),
        await session.differences(),
      ])
      expect(sent).not.toMatch(/secret|"ana"/)
    }
  })
  test('stores which passages are quoted, and shows what others barred, but not for which codes they pinned', async () => {
    const lines: string[] = []
    const ofOthers = [
      quoteEvent({ coder: 'ana', on: onPay, code: 'pay' }),
      quoteEvent({ coder: 'ana', on: onPay, code: null, use: 'barred' }),
    ]
    const append = async (line: string) => void lines.push(line)
    const session = await openSession(reviewStudy({ append, readEvents: async () => ofOthers }), options)
    expect(session.outline().events).toMatchObject([{ kind: 'quote', code: null, use: 'barred' }])
    const { id, session: own, seq, time, on } = newCode()
    const draft = { id, session: own, seq, time, on, kind: 'quote', code: 'pay', use: 'pinned' } as const
    expect(await session.store([draft])).toEqual([])
    expect(JSON.parse(lines[0]!)).toMatchObject({ kind: 'quote', coder: 'ben', code: 'pay', use: 'pinned' })
    expect(JSON.parse(lines[0]!).on.exact).not.toBe('')
    const whole = { ...draft, id: crypto.randomUUID(), on: { transcript: 0, start: null, end: null } }
    expect(await session.store([whole])).toEqual(['a quote is a passage, not a transcript'])
  })
  test('contains no suggestion in blind coding, and all passages', async () => {
    const session = await openSession(reviewStudy(), { ...options, isBlind: true })
    expect(JSON.stringify([session.outline().queue, session.transcript(0)])).not.toMatch(/keyword|"pay"|0\.8/)
    expect(session.outline().queue.length).toBe(2)
  })
  test('records a blind answer as blind, whatever the page says', async () => {
    let line = ''
    const append = async (lines: string) => {
      line = lines
    }
    const session = await openSession(reviewStudy({ append }), { ...options, isBlind: true })
    await session.store([newCode()])
    expect(JSON.parse(line).shown).toEqual({ mode: 'blind', suggestion: null, confidence: null, run: null })
  })
  test('takes the passages of another coder, not their codes', async () => {
    const study = reviewStudy({
      readEvents: async () => [{ ...ofAna, on: { ...onPay, start: 38, end: 54, exact: 'I like the work.' } }],
    })
    const session = await openSession(study, { ...options, isBlind: true, sameAs: 'ana' })
    expect(session.outline().queue).toEqual([
      { transcript: 0, passage: 1, start: 38, end: reviewTranscript.text.length, codes: [] },
    ])
  })
  test('does not call an event stored that the disk refused, and takes it when it is sent again', async () => {
    let isFull = true
    const lines: string[] = []
    const append = async (line: string) => {
      if (isFull) throw new Error('the disk is full')
      lines.push(line)
    }
    const session = await openSession(reviewStudy({ append }), options)
    const draft = newCode()
    await expect(session.store([draft])).rejects.toThrow('full')
    expect(session.changes(0)).toEqual([])
    isFull = false
    await session.store([draft])
    expect(lines.length).toBe(1)
    expect(session.changes(0).length).toBe(1)
  })
  test('counts decisions whose words are gone', async () => {
    const gone = codeEvent({ coder: 'ben', on: { ...onPay, exact: 'Nothing like this was ever said in here.' } })
    const session = await openSession(reviewStudy({ readEvents: async () => [gone] }), options)
    expect(session.outline()).toMatchObject({
      events: [],
      seen: 1,
      moved: [{ eventId: gone.id, transcript: 0, how: 'gone', span: null }],
    })
  })
})

describe('the queue', () => {
  const passage = (start: number, codeId: string, confidence: number) => ({
    ...{ start, end: start + 5, turn: 1 },
    suggestions: [{ codeId, coder: 'keyword', confidence, why: [], evidence: [], keywords: [] }],
  })
  const study = [
    { ...reviewTranscript, passages: [passage(0, 'joy', 0.9), passage(10, 'pay', 0.4), passage(20, 'joy', 0.6)] },
  ]
  const queue = { isBlind: false, coder: 'ana', codeIds: ['pay', 'joy'], chosen: null } as const
  const starts = (given: Partial<Parameters<typeof orderQueue>[1]>) =>
    orderQueue(study, { ...queue, order: 'interview', ...given }).map(({ start }) => start)

  test('follows the interview, the codebook, or doubt', () => {
    expect(starts({ order: 'interview' })).toEqual([0, 10, 20])
    expect(starts({ order: 'code' })).toEqual([10, 0, 20])
    expect(starts({ order: 'doubt' })).toEqual([10, 20, 0])
  })
  test('has a random order for each coder, the same each time', () => {
    const many = [{ ...reviewTranscript, passages: Array.from({ length: 40 }, (_, at) => passage(at * 10, 'pay', 1)) }]
    const order = (coder: string) => orderQueue(many, { ...queue, coder, order: 'random' }).map(({ start }) => start)
    expect(order('ana')).toEqual(order('ana'))
    expect(order('ana')).not.toEqual(order('ben'))
    expect([...order('ana')].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at * 10))
  })
})

describe('differences to settle', () => {
  const no = codeEvent({ coder: 'ben', status: 'rejected', on: placeAt(2, 10), memo: 'only a greeting' })
  const yes = codeEvent({ coder: 'ana', on: placeAt(0, 10) })
  test('are answers of several people that differ, without their names', () => {
    const [found, ...others] = findDifferences(foldEvents([yes, no, codeEvent({ coder: 'ben', code: 'time' })]), ['P1'])
    expect(others).toEqual([])
    expect(found).toMatchObject({ start: 0, end: 10, codeId: 'pay', verdict: null })
    expect(found!.sides.map(({ who, status, memo }) => [who, status, memo])).toEqual([
      ['A', 'accepted', ''],
      ['B', 'rejected', 'only a greeting'],
    ])
    expect(JSON.stringify(found)).not.toMatch(/"ana"|"ben"/)
  })
  test('are settled by a verdict', () => {
    const settled = settleEvent({ on: placeAt(0, 10), verdict: 'no', settles: [yes.id, no.id] })
    expect(findDifferences(foldEvents([yes, no, settled]), ['P1'])[0]!.verdict).toBe('no')
  })
})

describe('the name of a coder', () => {
  test.each(['ana', 'Ana Müller', 'coder-2', '李'])('may be %s', (name) => expect(checkCoderName(name)).toBe(name))
  test.each([
    '',
    '..',
    '../ana',
    'a/b',
    'a\\b',
    '.hidden',
    'con',
    'NUL.x',
    'ana.',
    'a\u0000',
    'keyword',
    'x'.repeat(80),
    'a:b',
  ])('may not be %j', (name) => expect(() => checkCoderName(name)).toThrow('--as'))
})
