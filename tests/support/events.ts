import fc from 'fast-check'
import type {
  CodeEvent,
  DecisionEvent,
  EventPlace,
  QuoteEvent,
  ReadEvent,
  SettleEvent,
} from '../../src/model/decision-event.ts'

/** A place in a transcript that nobody has edited. */
export const placeAt = (start: number, end: number, transcript = 'P1'): EventPlace => ({
  transcript,
  text: 'sha256:0',
  start,
  end,
  exact: 'x'.repeat(end - start),
  prefix: '',
  suffix: '',
})

const shown = { mode: 'blind', suggestion: null, confidence: null, run: null } as const
let count = 0
const base = () => {
  count++
  return { v: 1, id: `e${count}`, coder: 'ana', time: null, session: 's', seq: count } as const
}

/** An accepted answer for a code, with what matters to a test. */
export const codeEvent = (given: Partial<CodeEvent> = {}): CodeEvent => ({
  ...base(),
  kind: 'code',
  on: placeAt(0, 10),
  code: 'pay',
  status: 'accepted',
  stance: null,
  memo: '',
  shown,
  draw: null,
  seconds: null,
  group: null,
  replaces: null,
  ...given,
})

/** A declaration that a place was read for all codes. */
export const readEvent = (given: Partial<ReadEvent> = {}): ReadEvent => ({
  ...base(),
  kind: 'read',
  on: placeAt(0, 100),
  codes: '*',
  chosen: '',
  memo: '',
  shown,
  draw: null,
  seconds: null,
  ...given,
})

/** A choice of a quote. */
export const quoteEvent = (given: Partial<QuoteEvent> = {}): QuoteEvent => ({
  ...base(),
  kind: 'quote',
  on: placeAt(0, 10),
  code: 'pay',
  use: 'pinned',
  ...given,
})

export const undoEvent = (replaces: string, given: Partial<DecisionEvent> = {}): DecisionEvent =>
  ({ ...base(), kind: 'undo', replaces, ...given }) as DecisionEvent

export const settleEvent = (given: Partial<SettleEvent> = {}): SettleEvent => ({
  ...base(),
  kind: 'settle',
  coder: 'eva',
  on: placeAt(0, 10),
  code: 'pay',
  verdict: 'yes',
  stance: null,
  memo: '',
  settles: [],
  ...given,
})

const ids = Array.from({ length: 12 }, (_, index) => `id-${index}`)
const anyPlace = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => placeAt(start, start + length))
const anyBase = {
  v: fc.constant(1 as const),
  coder: fc.constantFrom('ana', 'ben'),
  time: fc.constantFrom(null, '2026-11-28T09:30:12Z', '2026-11-28T10:30:12+02:00', '2026-11-29T00:00:00.5Z', 'soon'),
  session: fc.constantFrom('a', 'b'),
  seq: fc.nat(6),
}
const target = fc.constantFrom(...ids)
const { id: _, seq: __, time: ___, coder: ____, session: _____, ...codeFields } = codeEvent()
const codeArbitrary = fc.record({
  ...anyBase,
  ...Object.fromEntries(Object.entries(codeFields).map(([key, value]) => [key, fc.constant(value)])),
  kind: fc.constantFrom('code', 'recode', 'resize'),
  on: anyPlace,
  code: fc.constantFrom('pay', 'time'),
  status: fc.constantFrom('accepted', 'rejected', 'unsure'),
  memo: fc.constantFrom('', 'why \u2028 "so"\n🎈'),
  replaces: fc.option(target),
})
const others = [
  fc.record({ ...anyBase, kind: fc.constant('undo'), replaces: target }),
  fc.record({ ...anyBase, kind: fc.constant('place'), replaces: target, on: anyPlace }),
  fc.record({ ...anyBase, kind: fc.constant('flag'), on: anyPlace, code: fc.constant(null), memo: fc.constant('') }),
  fc.record({
    ...anyBase,
    kind: fc.constant('quote'),
    on: anyPlace,
    code: fc.constant(null),
    use: fc.constantFrom('barred', 'free'),
  }),
  fc.record({
    ...anyBase,
    kind: fc.constant('settle'),
    on: anyPlace,
    code: fc.constantFrom('pay', 'time'),
    verdict: fc.constantFrom('yes', 'no', 'rule', 'both'),
    stance: fc.constant(null),
    memo: fc.constant(''),
    settles: fc.array(target, { maxLength: 3 }),
  }),
]

/** Logs of two people in which events undo, replace, settle and place one another in every way. */
export const anyEvents: fc.Arbitrary<DecisionEvent[]> = fc
  .array(fc.oneof({ weight: 3, arbitrary: codeArbitrary }, ...others), { maxLength: ids.length })
  .map((events) => events.map((event, index) => ({ ...event, id: ids[index]! }) as DecisionEvent))
