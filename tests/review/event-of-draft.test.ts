import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkRequest, type RequestHead } from '../../src/review/check-request.ts'
import { type DraftContext, eventOfDraft } from '../../src/review/event-of-draft.ts'
import type { Draft } from '../../src/review/requests-file.ts'
import { withoutKeyword } from '../../src/review/without-keyword.ts'
import { reviewTranscript } from '../support/review-study.ts'

const { text } = reviewTranscript
const context: DraftContext = {
  ...{ coder: 'ana', isBlind: false, order: 'interview', run: 'sha256:0', transcripts: [reviewTranscript] },
  codeIds: new Set(['pay', 'joy']),
  drawnAt: () => null,
}
const base = {
  id: '019cadc6-e06c-7982-a1c8-78922c706f01',
  session: 's',
  seq: 1,
  time: '2026-03-02T09:00:00.000Z',
}
const code = (on: { start: number; end: number }, given: Partial<Extract<Draft, { kind: 'code' }>> = {}): Draft => ({
  ...{ ...base, kind: 'code', on: { transcript: 0, ...on }, code: 'pay', status: 'accepted', stance: null, memo: '' },
  ...{ suggestion: 'keyword', confidence: 0.8, group: null, replaces: null, seconds: null },
  ...given,
})
const places = fc
  .tuple(fc.nat({ max: text.length - 1 }), fc.nat({ max: text.length - 1 }))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }))

describe('the event of what a page sends', () => {
  test('has exactly the words of its place, and what is before and behind them', () => {
    fc.assert(
      fc.property(places, ({ start, end }) => {
        fc.pre(text.slice(start, end).isWellFormed()) // the page selects whole letters
        const event = eventOfDraft(code({ start, end }), context)
        const on = typeof event !== 'string' && event.kind === 'code' ? event.on : null
        expect(on!.exact).toBe(text.slice(start, end))
        expect(text.slice(0, start).endsWith(on!.prefix)).toBe(true)
        expect(text.slice(end).startsWith(on!.suffix)).toBe(true)
      }),
    )
  })

  test('is of the server’s coder, and blind where coding is blind, whatever is suggested', () => {
    const place = { start: 19, end: 36 }
    expect(eventOfDraft(code(place), context)).toMatchObject({
      coder: 'ana',
      shown: { mode: 'assisted', suggestion: 'keyword', confidence: 0.8, run: 'sha256:0' },
    })
    expect(eventOfDraft(code(place), { ...context, isBlind: true })).toMatchObject({
      shown: { mode: 'blind', suggestion: null, confidence: null, run: null },
    })
  })

  test('names the draw of a place that was drawn', () => {
    const draw = { id: 'draw-1', class: 'rare', chance: 0.5 }
    expect(eventOfDraft(code({ start: 19, end: 36 }), { ...context, drawnAt: () => draw })).toMatchObject({ draw })
  })

  test.each<[string, Draft, string]>([
    [
      'another transcript',
      { ...code({ start: 0, end: 1 }), on: { transcript: 7, start: 0, end: 1 } } as Draft,
      'transcript',
    ],
    ['a place behind the end', code({ start: 0, end: text.length + 1 }), 'place'],
    ['a code that is gone', code({ start: 0, end: 1 }, { code: 'gone' }), 'code'],
  ])('is none about %s', (_, draft, named) => {
    expect(eventOfDraft(draft, context)).toMatch(named)
  })

  test('of a passage read in an order that the coder chose says which', () => {
    const read: Draft = { ...base, kind: 'read', on: { transcript: 0, start: 19, end: 37 }, memo: '', seconds: null }
    expect(eventOfDraft(read, { ...context, order: 'doubt' })).toMatchObject({ codes: '*', chosen: 'doubt' })
    expect(eventOfDraft(read, { ...context, order: 'random' })).toMatchObject({ chosen: '' })
    const whole: Draft = { ...read, on: { transcript: 0, start: null, end: null } }
    expect(eventOfDraft(whole, context)).toMatchObject({ chosen: '', on: { exact: '' } })
  })
})

describe('an excluded keyword', () => {
  const suggestionsOf = (isLast: boolean) => {
    const passage = { transcript: 'P1', start: 19, end: 37, turn: 2, text: 'x', isLast }
    const [transcript] = withoutKeyword([reviewTranscript], { code: 'pay', passages: [passage] })
    return transcript!.passages.map(({ suggestions }) => suggestions.length)
  }
  test('takes a suggestion with it where it was the last', () => expect(suggestionsOf(true)).toEqual([0, 0]))
  test('leaves it where another keyword is', () => expect(suggestionsOf(false)).toEqual([1, 0]))
})

describe('a request', () => {
  const secret = { port: 5000, token: 'secret' }
  const page: RequestHead = {
    ...{ method: 'POST', path: '/api/outline' },
    headers: {
      ...{ host: '127.0.0.1:5000', origin: 'http://127.0.0.1:5000', 'content-type': 'application/json' },
      'x-themata-token': 'secret',
    },
  }
  const statusOf = (head: Partial<RequestHead>, headers: RequestHead['headers'] = {}) =>
    checkRequest({ ...page, ...head, headers: { ...page.headers, ...headers } }, secret)?.status ?? 200

  test('of the page is answered; every other is refused', () => {
    expect(statusOf({})).toBe(200)
    expect(statusOf({}, { host: 'localhost:5000' })).toBe(200)
    expect(statusOf({}, { host: 'themata.example:5000' })).toBe(403)
    expect(statusOf({}, { origin: 'http://evil.example' })).toBe(403)
    expect(statusOf({}, { origin: undefined })).toBe(403)
    expect(statusOf({}, { 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(statusOf({}, { 'x-themata-token': 'guess' })).toBe(401)
    expect(statusOf({}, { 'content-type': 'text/plain' })).toBe(415)
    expect(statusOf({}, { 'content-length': '1000001' })).toBe(413)
    expect(statusOf({ method: 'PUT' })).toBe(405)
    expect(statusOf({ path: '/outline' })).toBe(404)
    expect(statusOf({ method: 'GET', path: '/api/outline' })).toBe(405)
    expect(statusOf({ method: 'GET', path: '/' }, { 'sec-fetch-site': 'none', origin: undefined })).toBe(200)
  })

  test('with any other token is refused', () => {
    fc.assert(
      fc.property(fc.string(), (token) => {
        fc.pre(token !== 'secret')
        expect(statusOf({}, { 'x-themata-token': token })).toBe(401)
      }),
    )
  })
})
