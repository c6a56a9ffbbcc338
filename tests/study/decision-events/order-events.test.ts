import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizeTime, orderEvents } from '../../../src/study/decision-events/order-events.ts'
import { codeEvent, undoEvent } from '../../support/events.ts'

const idsOf = (...events: Parameters<typeof orderEvents>[0][]) =>
  orderEvents(events.flatMap((own) => [...own])).events.map(({ id }) => id)

describe('events are put in the order', () => {
  test('of their counter within a session, even if the clock of the computer was set back', () => {
    const [first, second, third] = [
      codeEvent({ id: 'a', seq: 1, time: '2026-03-01T10:00:00Z' }),
      codeEvent({ id: 'b', seq: 2, time: '2026-03-01T09:00:00Z' }),
      codeEvent({ id: 'c', seq: 3, time: null }),
    ]
    expect(idsOf([third, first, second])).toEqual(['a', 'b', 'c'])
  })
  test('of time between sessions, whatever zone it is written in', () => {
    const events = [
      codeEvent({ id: 'late', session: 'x', time: '2026-03-01T10:30:00+01:00' }),
      codeEvent({ id: 'early', session: 'y', time: '2026-03-01T09:00:00Z' }),
      codeEvent({ id: 'first', session: 'z', time: '2026-03-01T11:00:00+03:00' }),
    ]
    expect(idsOf(events)).toEqual(['first', 'early', 'late'])
  })
  test('with those of an unknown time first, since nothing can have been decided before them', () => {
    const timed = codeEvent({ id: 'timed', session: 'x', time: '2026-03-01T09:00:00Z' })
    expect(idsOf([timed, codeEvent({ id: 'table', session: 'table', time: null })])).toEqual(['table', 'timed'])
  })
})

describe('lines with one id', () => {
  test('that state the same, with keys in any order, are one event', () => {
    const event = codeEvent({ id: 'a' })
    const turned = Object.fromEntries(Object.entries(event).reverse()) as typeof event
    expect(orderEvents([event, turned, { ...event }])).toEqual({ events: [event], ambiguousIds: [] })
  })
  test('that state different things are told, and the same one is kept whatever order they have', () => {
    const lines = ['pay', 'time', 'rain'].map((code) => codeEvent({ id: 'a', code, seq: 1 }))
    const kept = orderEvents(lines)
    expect(kept.ambiguousIds).toEqual(['a'])
    for (const order of [
      [2, 0, 1],
      [1, 2, 0],
      [0, 2, 1],
    ])
      expect(orderEvents(order.map((at) => lines[at]!))).toEqual(kept)
  })
})

test('the order does not depend on how lines are spread over files', () => {
  const anyEvent = fc
    .record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      seq: fc.nat(3),
      session: fc.constantFrom('s', 't'),
      time: fc.constantFrom(null, '2026-03-01T10:00:00Z', '2026-03-01T10:00:00+02:00', 'soon'),
    })
    .map((given) => codeEvent(given))
  fc.assert(
    fc.property(
      fc
        .array(anyEvent, { maxLength: 12 })
        .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(orderEvents(shuffled)).toEqual(orderEvents(all))
        expect(orderEvents([...all, ...all])).toEqual(orderEvents(all))
      },
    ),
  )
})

test.each([
  ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.000Z'],
  ['2026-03-01T10:00:00', '2026-03-01T10:00:00.000Z'],
  ['2026-03-01 10:00', '2026-03-01T10:00:00.000Z'],
  ['2026-03-01', '2026-03-01T00:00:00.000Z'],
  ['2026-03-01T10:00:00.5+02:00', '2026-03-01T08:00:00.500Z'],
  ['soon', ''],
  [null, ''],
])('the time %s is %s, in whatever zone this computer is', (written, time) => expect(normalizeTime(written)).toBe(time))

test('an undo is an event like others: it has its place by its counter', () => {
  const answer = codeEvent({ id: 'a', seq: 7 })
  expect(idsOf([undoEvent('a', { id: 'u', seq: 8 }), answer])).toEqual(['a', 'u'])
})
