import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createStore, type Statement, type StoreState } from '../../src/review/client/store.ts'
import type { Draft } from '../../src/review/requests-file.ts'
import { codeEvent } from '../support/events.ts'

/** What a browser keeps, and a server that answers as a test says. */
let kept: Map<string, string>
type Answer = { readonly status: number; readonly message?: string } | 'gone'
let answers: ((drafts: readonly Draft[]) => Answer)[]
let received: string[][]
const usual = (): Answer => ({ status: 200 })

beforeEach(() => {
  vi.useFakeTimers()
  ;[kept, answers, received] = [new Map(), [], []]
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const { events } = JSON.parse(body) as { events: Draft[] }
    const answer = (answers.shift() ?? usual)(events)
    if (answer === 'gone') throw new TypeError('fetch failed')
    if (answer.status === 200) received.push(events.map((event) => ('code' in event ? String(event.code) : event.kind)))
    return { ok: answer.status === 200, status: answer.status, json: async () => ({ message: answer.message }) }
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const states: StoreState[] = []
const open = (events: Parameters<typeof createStore>[0] = []) => {
  states.length = 0
  const options = { token: 't', transcriptIds: ['P1'], coder: 'ana', study: 'gardens', seen: events.length }
  return createStore(events, { ...options, onChange: (state) => void states.push(state) })
}
const code = (id: string): Statement => ({
  ...{ kind: 'code', on: { transcript: 0, start: 0, end: 4 }, code: id, status: 'accepted', stance: null, memo: '' },
  ...{ suggestion: null, confidence: null, group: null, replaces: null, seconds: 1 },
})
const settle = () => vi.advanceTimersByTimeAsync(10)

describe('what a coder states', () => {
  test('counts at once, is kept in the browser until the server has it, and no longer', async () => {
    const store = open()
    store.add([code('pay'), code('joy')])
    expect(store.events()).toMatchObject([
      { code: 'pay', coder: 'ana', on: { transcript: 'P1', start: 0, end: 4 } },
      { code: 'joy' },
    ])
    expect(JSON.parse(kept.get('themata unsent gardens ana')!)).toHaveLength(2)
    expect([store.isStored(), states.at(-1)]).toEqual([false, { unsent: 2, refused: 0, trouble: '' }])
    await settle()
    expect(received).toEqual([['pay', 'joy']])
    expect([store.isStored(), kept.size, states.at(-1)]).toEqual([true, 0, { unsent: 0, refused: 0, trouble: '' }])
  })
  test('has an id of its own, one session and rising numbers', async () => {
    const store = open()
    const ids = [...store.add([code('pay')]), ...store.add([code('joy'), code('pay')])]
    expect(new Set(ids).size).toBe(3)
    expect(store.events().map((event) => [event.session, event.seq])).toEqual(
      [1, 2, 3].map((seq) => [store.session, seq]),
    )
  })
  test('is sent again while the server is gone, and the coder sees how much is not stored', async () => {
    answers = [() => 'gone', () => ({ status: 500, message: 'the server failed; nothing was stored' }), usual]
    const store = open()
    store.add([code('pay')])
    await settle()
    expect(states.at(-1)).toEqual({ unsent: 1, refused: 0, trouble: 'the server does not answer' })
    await vi.advanceTimersByTimeAsync(1500)
    expect(states.at(-1)?.trouble).toBe('the server failed; nothing was stored')
    await vi.advanceTimersByTimeAsync(1500)
    expect([received, states.at(-1)]).toEqual([[['pay']], { unsent: 0, refused: 0, trouble: '' }])
  })
  test('is sent from another window or after a crash, but not what the server has', async () => {
    const first = open()
    answers = [() => 'gone']
    first.add([code('pay')])
    await settle()
    const store = open()
    expect(store.events()).toMatchObject([{ code: 'pay' }])
    await settle()
    expect(received).toEqual([['pay']])
    kept.set('themata unsent gardens ana', JSON.stringify([{ ...code('joy'), id: 'known' }]))
    await vi.advanceTimersByTimeAsync(3000)
    const again = open([codeEvent({ id: 'known', code: 'joy' })])
    expect(again.events()).toHaveLength(1)
    await settle()
    expect(received.flat().filter((own) => own === 'joy')).toEqual([])
  })
  test('is stored although another statement with it is refused, which stays in the browser and is told', async () => {
    const refuseBad = (drafts: readonly Draft[]) =>
      drafts.some((draft) => 'code' in draft && draft.code === 'bad')
        ? { status: 409, message: 'there is no such code in the codebook' }
        : usual()
    answers = Array(6).fill(refuseBad)
    const store = open()
    store.add([code('pay'), code('bad'), code('joy')])
    await settle()
    expect(received.flat()).toEqual(['pay', 'joy'])
    expect(states.at(-1)).toEqual({ unsent: 0, refused: 1, trouble: 'there is no such code in the codebook' })
    expect(JSON.parse(kept.get('themata refused gardens ana')!)).toMatchObject([{ code: 'bad' }])
    expect(kept.has('themata unsent gardens ana')).toBe(false)
    expect(store.events().map((event) => ('code' in event ? event.code : ''))).toEqual(['pay', 'joy'])
    store.add([code('time')])
    await settle()
    expect(received.flat()).toEqual(['pay', 'joy', 'time'])
    expect(states.at(-1)).toMatchObject({ unsent: 0, refused: 1, trouble: 'there is no such code in the codebook' })
  })
  test('is sent in parts of at most 200', async () => {
    const store = open()
    store.add(Array.from({ length: 450 }, () => code('pay')))
    await settle()
    expect(received.map((own) => own.length)).toEqual([200, 200, 50])
  })
})

test('whoever waits until all is stored waits for the last answer', async () => {
  answers = [() => 'gone']
  const store = open()
  await store.stored()
  store.add([code('pay')])
  let isDone = false
  void store.stored().then(() => {
    isDone = true
  })
  await settle()
  expect(isDone).toBe(false)
  await vi.advanceTimersByTimeAsync(1500)
  expect(isDone).toBe(true)
})
test('what other windows have stored is taken over once', async () => {
  const store = open([codeEvent({ id: 'a' })])
  const later = [codeEvent({ id: 'a' }), codeEvent({ id: 'b', code: 'joy' })]
  vi.stubGlobal('fetch', async () => ({ ok: true, status: 200, json: async () => ({ events: later, isStale: true }) }))
  expect(await store.update()).toEqual({ isNew: true, isStale: true })
  expect(await store.update()).toEqual({ isNew: false, isStale: true })
  expect(store.events().map(({ id }) => id)).toEqual(['a', 'b'])
})
