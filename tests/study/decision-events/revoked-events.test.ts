import { describe, expect, test } from 'vitest'
import type { DecisionEvent } from '../../../src/model/decision-event.ts'
import { eventsInForce } from '../../../src/study/decision-events/revoked-events.ts'
import { codeEvent, quoteEvent, undoEvent } from '../../support/events.ts'

const answer = (id: string, more: Parameters<typeof codeEvent>[0] = {}) => codeEvent({ id, ...more })
const undo = (id: string, of: string, coder = 'ana') => undoEvent(of, { id, coder })
const inForce = (...events: DecisionEvent[]) =>
  eventsInForce(events).flatMap(({ id, kind }) => (kind === 'undo' ? [] : id))

describe('an answer is in force', () => {
  test.each([
    ['if nothing is said against it', [answer('a')], ['a']],
    ['if it was undone and that was undone', [answer('a'), undo('u', 'a'), undo('v', 'u')], ['a']],
    ['if somebody else undid it', [answer('a'), undo('u', 'a', 'ben')], ['a']],
    ['if somebody else replaced it', [answer('a'), answer('b', { coder: 'ben', replaces: 'a' })], ['a', 'b']],
    ['if what replaced it was undone', [answer('a'), answer('b', { replaces: 'a' }), undo('u', 'b')], ['a']],
    ['if it is replaced by itself alone in name', [answer('a'), quoteEvent({ id: 'q' })], ['a', 'q']],
    ['if what undid it goes round in a circle', [answer('a'), undo('u', 'v'), undo('v', 'u')], ['a']],
    ['if an event that is not there undid it', [answer('a'), undo('u', 'gone')], ['a']],
  ])('%s', (_, events, ids) => expect(inForce(...events)).toEqual(ids))
})

describe('an answer is not in force', () => {
  test.each([
    ['if its coder undid it', [answer('a'), undo('u', 'a')], []],
    [
      'if its coder undid it twice and took one back',
      [answer('a'), undo('u', 'a'), undo('v', 'a'), undo('w', 'v')],
      [],
    ],
    [
      'if it was undone, that taken back, and that taken back',
      [answer('a'), undo('u', 'a'), undo('v', 'u'), undo('w', 'v')],
      [],
    ],
    ['if its coder replaced it', [answer('a'), answer('b', { replaces: 'a' })], ['b']],
    [
      'if its coder replaced it, and then what replaced it',
      [answer('a'), answer('b', { replaces: 'a' }), answer('c', { replaces: 'b' })],
      ['c'],
    ],
  ])('%s', (_, events, ids) => expect(inForce(...events)).toEqual(ids))
})

test('a thousand undos of undos take no time, and the last of them decides', () => {
  const chain = Array.from({ length: 1001 }, (_, at) => undo(`u${at}`, at === 0 ? 'a' : `u${at - 1}`))
  expect(inForce(answer('a'), ...chain)).toEqual([])
  expect(inForce(answer('a'), ...chain.slice(0, -1))).toEqual(['a'])
})
