import { describe, expect, test, vi } from 'vitest'
import type { DecisionEvent } from '../../src/model/decision-event.ts'
import { chooseStance, code, correct, decide, flag } from '../../src/review/client/actions.ts'
import { readAnswers, settledIn } from '../../src/review/client/answers.ts'
import type { App, Target, View } from '../../src/review/client/app.ts'
import { barQuote, pinQuote } from '../../src/review/client/choose-quotes.ts'
import { place } from '../../src/review/client/place-answers.ts'
import type { Statement } from '../../src/review/client/store.ts'
import type { ReviewOutline } from '../../src/review/review-data.ts'
import { codeEvent, placeAt, quoteEvent } from '../support/events.ts'

// One module asks for an element of the page as it is loaded; nothing here does.
vi.hoisted(() => Object.assign(globalThis, { document: { getElementById: () => null } }))
Reflect.deleteProperty(globalThis, 'document')

const span = { start: 0, end: 10 }
const suggestion = { codeId: 'pay', coder: 'keyword', confidence: 0.8, why: [], evidence: [], keywords: [] }
const target: Target = { transcript: 0, span, codeId: 'pay', suggestion }

/** A page on which a coder has stated these events, with what is stated, said and moved to. */
function page(events: readonly DecisionEvent[] = [], at: Target | null = target) {
  const stated: Statement[] = []
  const said: string[] = []
  const used: string[] = []
  const answered = vi.fn()
  const app = {
    outline: { transcripts: [{ id: 'P1' }], moved: [] } as unknown as ReviewOutline,
    answers: () => readAnswers(events, 'ana'),
    codeOf: (id: string) => (id === 'pay' ? { label: 'Pay' } : undefined),
    state: (statements: readonly Statement[], words: string) => {
      stated.push(...statements)
      said.push(words)
    },
    say: (words: string) => void said.push(words),
    useCode: (id: string) => void used.push(id),
  } as unknown as App
  const view = { target: () => at, place: () => at && { transcript: at.transcript, span: at.span }, answered }
  return { app, view: view as unknown as View, stated, said, used, answered }
}

describe('deciding on a suggestion', () => {
  test('states the code, its place, and what the machine had suggested, then moves on', () => {
    const { app, view, stated, said, answered } = page()
    decide(app, view, 'accepted')
    expect(stated).toMatchObject([
      {
        ...{ kind: 'code', on: { transcript: 0, ...span }, code: 'pay', status: 'accepted', stance: null, memo: '' },
        ...{ suggestion: 'keyword', confidence: 0.8, group: null, replaces: null },
      },
    ])
    expect([said, answered.mock.calls.length]).toEqual([['accepted: Pay'], 1])
  })
  test('again replaces the answer at its own place, and keeps its memo; a stance goes with the yes', () => {
    const before = codeEvent({ on: placeAt(2, 8), memo: 'why', stance: 'problem' })
    for (const [status, stance] of [
      ['accepted', 'problem'],
      ['rejected', null],
      ['unsure', null],
    ] as const) {
      const { app, view, stated } = page([before])
      decide(app, view, status)
      expect(stated).toMatchObject([{ status, stance, memo: 'why', replaces: before.id, on: { start: 2, end: 8 } }])
    }
  })
  test('is not possible where there is no code', () => {
    const { app, view, stated, said, answered } = page([], null)
    decide(app, view, 'accepted')
    expect([stated, said, answered.mock.calls.length]).toEqual([[], ['There is no code here to decide on'], 0])
  })
})

describe('coding selected words', () => {
  const spans = [
    { start: 0, end: 4 },
    { start: 20, end: 24 },
  ]
  test('of two turns states both parts as one group, which no machine suggested', async () => {
    const { app, stated, used } = page()
    await code(app, { codeId: 'joy' }, { transcript: 0, spans })
    const [first, second] = stated as { group: string | null }[]
    expect(stated).toMatchObject(spans.map((own) => ({ on: { transcript: 0, ...own }, code: 'joy', suggestion: null })))
    expect([first!.group === second!.group, first!.group, used]).toEqual([
      true,
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      ['joy'],
    ])
  })
  test('states nothing twice: the same words with the same code replace the answer that there was', async () => {
    const [same, wider] = [codeEvent({ code: 'joy', on: placeAt(0, 4) }), codeEvent({ code: 'joy', on: placeAt(0, 9) })]
    const of = async (...events: DecisionEvent[]) => {
      const { app, stated } = page(events)
      await code(app, { codeId: 'joy' }, { transcript: 0, spans: [spans[0]!] })
      return stated
    }
    expect(await of(same)).toMatchObject([{ replaces: same.id, group: null }])
    expect(await of(wider)).toMatchObject([{ replaces: null }])
  })
})

describe('correcting', () => {
  const selected = [{ start: 3, end: 7 }]
  test('with a selection states other ends: of an answer, or of a suggestion that is accepted so', () => {
    const fresh = page()
    correct(fresh.app, fresh.view, selected)
    expect(fresh.stated).toMatchObject([{ kind: 'code', status: 'accepted', on: { transcript: 0, start: 3, end: 7 } }])
    const before = codeEvent()
    const again = page([before])
    correct(again.app, again.view, selected)
    expect(again.stated).toMatchObject([{ kind: 'resize', replaces: before.id, on: { start: 3, end: 7 } }])
    expect([again.said, again.answered.mock.calls.length]).toEqual([['other ends: Pay'], 1])
  })
  test('needs a code', () => {
    const { app, view, said } = page([], null)
    correct(app, view, selected)
    expect(said).toEqual(['There is no code here to correct'])
  })
})

describe('flags, stances and quotes', () => {
  test('a flag is set, and taken away by the same key', () => {
    const first = page()
    flag(first.app, first.view)
    expect(first.stated).toMatchObject([{ kind: 'flag', code: 'pay', on: { transcript: 0, ...span } }])
    const { id, coder, time, session, seq } = codeEvent()
    const flagged = {
      v: 1,
      id,
      coder,
      time,
      session,
      seq,
      kind: 'flag',
      on: placeAt(0, 10),
      code: null,
      memo: '',
    } as const
    const second = page([flagged])
    flag(second.app, second.view)
    expect(second.stated).toEqual([{ kind: 'undo', replaces: id }])
  })
  test('a stance needs an accepted code', () => {
    for (const events of [[], [codeEvent({ status: 'rejected' })]]) {
      const { app, view, said, stated } = page(events)
      chooseStance(app, view)
      expect([said, stated]).toEqual([['Accept the code first, then give it a stance'], []])
    }
  })
  test('a quote is pinned for its code, the selection before the passage, and unpinned where it was pinned', () => {
    const first = page()
    pinQuote(first.app, first.view, [{ start: 2, end: 6 }])
    expect(first.stated).toEqual([
      { kind: 'quote', on: { transcript: 0, start: 2, end: 6 }, code: 'pay', use: 'pinned' },
    ])
    const second = page([quoteEvent({ on: placeAt(1, 9) })])
    pinQuote(second.app, second.view, [{ start: 2, end: 6 }])
    expect(second.stated).toEqual([
      { kind: 'quote', on: { transcript: 0, start: 1, end: 9 }, code: 'pay', use: 'free' },
    ])
  })
  test('a passage is barred for all codes, and freed by the same key', () => {
    const first = page()
    barQuote(first.app, first.view, [])
    expect(first.stated).toEqual([{ kind: 'quote', on: { transcript: 0, ...span }, code: null, use: 'barred' }])
    const second = page([quoteEvent({ code: null, use: 'barred' })])
    barQuote(second.app, second.view, [])
    expect(second.stated).toMatchObject([{ use: 'free' }])
    const none = page([], null)
    barQuote(none.app, none.view, [])
    expect(none.said).toEqual(['There is no passage here'])
  })
  test('an answer is placed only where one was lost', () => {
    const { app, said, stated } = page()
    place(app, { transcript: 0, spans: [span] })
    expect([said, stated]).toEqual([['No answer has to be placed'], []])
  })
})

test('one accepted passage settles a code for its participant, and for nobody else', () => {
  const item = (start: number, person?: string) => ({
    ...{ transcript: 0, passage: 0, start, end: start + 10, codes: ['pay', 'joy'] },
    ...(person === undefined ? {} : { person }),
  })
  const answers = readAnswers([codeEvent(), codeEvent({ on: placeAt(40, 50), status: 'rejected', code: 'joy' })], 'ana')
  const queue = [item(0, 'P1'), item(20, 'P1'), item(40, 'P2'), item(0)]
  expect([...settledIn(queue, answers, ['P1'])]).toEqual(['P1\npay'])
})
