import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UndoEvent } from '../../../src/model/decision-event.ts'
import { orderEvents } from '../../../src/study/decision-events/order-events.ts'
import { eventsInForce } from '../../../src/study/decision-events/revoked-events.ts'
import { codeEvent } from '../../support/events.ts'

const undo = (id: string, replaces: string, coder = 'ana'): UndoEvent => ({
  ...{ v: 1, kind: 'undo', id, replaces, coder, time: null, session: 's', seq: 0 },
})
const answer = codeEvent({ id: 'a' })
const inForce = (...events: Parameters<typeof eventsInForce>[0]) => eventsInForce(events).map(({ id }) => id)

describe('events in force', () => {
  test('are not those that their author undid; nobody undoes the answer of another', () => {
    expect(inForce(answer, undo('u', 'a'))).toEqual(['u'])
    expect(inForce(answer, undo('u', 'a', 'ben'))).toEqual(['a', 'u'])
  })
  test('are again what was undone, where the undo was undone', () => {
    expect(inForce(answer, undo('u', 'a'), undo('v', 'u'))).toEqual(['a', 'v'])
  })
  test('are as if undos that revoke one another in a circle were not there', () => {
    expect(inForce(answer, undo('u', 'v'), undo('v', 'u'))).toContain('a')
  })
  test('are not answers that a later one replaces; the first is back when that is undone', () => {
    const later = codeEvent({ id: 'b', kind: 'recode', replaces: 'a' })
    expect(inForce(answer, later)).toEqual(['b'])
    expect(inForce(answer, later, undo('u', 'b'))).toEqual(['a', 'u'])
  })
  test('for any number of undos, each of the one before, the answer is in force after every second', () => {
    fc.assert(
      fc.property(fc.nat({ max: 30 }), (undos) => {
        const chain = Array.from({ length: undos }, (_, at) => undo(`u${at}`, at === 0 ? 'a' : `u${at - 1}`))
        expect(inForce(answer, ...chain).includes('a')).toBe(undos % 2 === 0)
      }),
    )
  })
})

describe('the order of events', () => {
  const at = (id: string, session: string, seq: number, time: string | null) => codeEvent({ id, session, seq, time })
  const day = (hour: number) => `2026-03-01T${String(hour).padStart(2, '0')}:00:00Z`
  test('is that of the counter within a session, where time never runs back, and of time between sessions', () => {
    const events = [
      at('a1', 'a', 1, day(12)),
      at('a2', 'a', 2, day(9)),
      at('b1', 'b', 1, day(10)),
      at('b2', 'b', 2, day(13)),
    ]
    expect(orderEvents(events).events.map(({ id }) => id)).toEqual(['b1', 'a1', 'a2', 'b2'])
  })
  test('is the same in whatever order lines are read, and however often', () => {
    const events = Array.from({ length: 6 }, (_, n) =>
      at(`e${n}`, n % 2 === 0 ? 'a' : 'b', n, n === 3 ? null : day(20 - n)),
    )
    const expected = orderEvents(events)
    const anyOrder = fc.shuffledSubarray([...events, ...events], { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(anyOrder, (lines) => {
        expect(orderEvents(lines)).toEqual(expected)
      }),
    )
  })
  test('names ids that two different events have', () => {
    expect(orderEvents([answer, codeEvent({ id: 'a', code: 'rent' })]).ambiguousIds).toEqual(['a'])
    expect(orderEvents([answer, { ...answer }]).ambiguousIds).toEqual([])
  })
})
