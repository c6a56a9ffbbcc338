import { describe, expect, test } from 'vitest'
import { textHash } from '../../src/anchoring/text-hash.ts'
import type { DecisionEvent } from '../../src/model/decision-event.ts'
import { placeEvents } from '../../src/review/place-events.ts'
import { createPlaceRecorder } from '../../src/study/decision-events/event-place.ts'
import { codeEvent, undoEvent } from '../support/events.ts'

const old = 'We never wrote it down. The pay is bad here. Well, you know, they kind of just guess what people want.'
const record = createPlaceRecorder({ id: 'P1', text: old })
const placeOf = (words: string) => record({ start: old.indexOf(words), end: old.indexOf(words) + words.length })
const placed = (events: readonly DecisionEvent[], text: string, kept = false) =>
  placeEvents(events, {
    transcripts: [{ id: 'P1', text }],
    textOf: (hash) => (kept && hash === textHash(old) ? old : null),
  })

describe('an answer about a text that was edited', () => {
  const answer = codeEvent({ on: placeOf('The pay is bad here.') })
  test('follows its words to another place', () => {
    const text = `Hello. ${old}`
    const { events, moved } = placed([answer], text)
    expect(moved).toEqual([])
    expect(events).toMatchObject([{ on: { start: 31, end: 51, exact: 'The pay is bad here.', text: textHash(text) } }])
  })
  test('counts at similar words, and is shown to be looked at', () => {
    const { events, moved } = placed([answer], old.replace('The pay is bad here.', 'The pay is very bad here.'))
    expect(events).toMatchObject([{ on: { exact: 'The pay is very bad here.' } }])
    expect(moved).toMatchObject([{ eventId: answer.id, how: 'changed', exact: 'The pay is bad here.', transcript: 0 }])
  })
  test('is left out and listed when its words are gone', () => {
    const text = 'We never wrote it down. Well, you know, they guess.'
    expect(placed([answer], text)).toMatchObject({
      events: [],
      moved: [{ eventId: answer.id, how: 'gone', span: null }],
    })
  })
  test('is listed with a place where the text that it was about was kept', () => {
    const short = codeEvent({ on: { ...placeOf('just guess what'), prefix: '', suffix: '' } })
    const text = old.replace('kind of just guess', 'guess')
    expect(placed([short], text).moved).toMatchObject([{ how: 'gone', span: null }])
    const [proposed] = placed([short], text, true).moved
    expect(text.slice(proposed!.span!.start, proposed!.span!.end)).toBe('guess what')
  })
  test('counts where a person has placed it, whatever its words were', () => {
    const text = 'We never wrote it down. They earn next to nothing.'
    const on = createPlaceRecorder({ id: 'P1', text })({ start: 24, end: 50 })
    const place: DecisionEvent = {
      v: 1,
      id: 'z1',
      coder: 'ana',
      time: null,
      session: 's',
      seq: 99,
      kind: 'place',
      replaces: answer.id,
      on,
    }
    expect(placed([answer, place], text)).toMatchObject({
      events: [{ id: answer.id, on: { start: 24, end: 50 } }],
      moved: [],
    })
    const back = placed([answer, place, undoEvent('z1', { seq: 100 })], text)
    expect(back.moved.map(({ eventId }) => eventId)).toEqual([answer.id])
  })
  test('is not asked about once it is taken back or replaced', () => {
    const text = 'Nothing of this.'
    expect(placed([answer, undoEvent(answer.id)], text).moved).toEqual([])
    const other = codeEvent({ on: placeOf('We never wrote it down.'), replaces: answer.id })
    expect(placed([answer, other], text).moved.map(({ eventId }) => eventId)).toEqual([other.id])
  })
})
