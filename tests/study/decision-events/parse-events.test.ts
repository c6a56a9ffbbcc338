import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeOrderedId } from '../../../src/study/decision-events/event-id.ts'
import { createPlaceRecorder } from '../../../src/study/decision-events/event-place.ts'
import { parseEvents } from '../../../src/study/decision-events/parse-events.ts'
import { writeEvent, writeEvents } from '../../../src/study/decision-events/write-event.ts'
import { codeEvent } from '../../support/events.ts'

const read = (text: string) => {
  const { events, problems } = parseEvents(text, 'decisions/ana.jsonl')
  return {
    ids: events.map(({ event }) => event.id),
    found: problems.map(({ level, code, place }) => `${place.line} ${level} ${code}`),
  }
}
const [a, b, c] = [codeEvent({ id: 'a' }), codeEvent({ id: 'b' }), codeEvent({ id: 'c' })]

test('an event as the page writes it is read, with its line', () => {
  const line =
    '{"v":1,"id":"01J","kind":"code","coder":"ana","time":"2026-11-28T09:30:12Z","session":"k3f","seq":41,"on":{"transcript":"P3a","text":"sha256:9c1","start":1402,"end":1588,"exact":"we","prefix":"","suffix":""},"code":"data-access","status":"accepted","stance":"problem","memo":"","shown":{"mode":"assisted","suggestion":"learned","confidence":0.71,"run":"sha256:1"},"draw":{"id":"d1","class":"B","chance":0.0625},"seconds":6.2,"group":null,"replaces":null}\n'
  const { events, problems } = parseEvents(`\n${line}`, 'ana.jsonl')
  expect(problems).toEqual([])
  expect(events).toMatchObject([{ event: { id: '01J', code: 'data-access', seconds: 6.2 }, place: { line: 2 } }])
  expect(writeEvent(events[0]!.event)).toBe(line)
})

test('wherever a crash cuts the last line, the lines before it are read and the loss is told', () => {
  const whole = writeEvents([a, b, c])
  const start = writeEvents([a, b]).length
  fc.assert(
    fc.property(fc.integer({ min: start + 7, max: whole.length - 2 }), (cut) => {
      expect(read(whole.slice(0, cut))).toEqual({ ids: ['a', 'b'], found: ['3 warning decisions/torn-line'] })
    }),
  )
  expect(read(whole.slice(0, -1)).ids).toEqual(['a', 'b', 'c'])
})

test('a line that was glued to a torn one is read', () => {
  const torn = writeEvent(b).slice(0, 60)
  expect(read(writeEvent(a) + torn + writeEvent(c))).toEqual({
    ids: ['a', 'c'],
    found: ['2 warning decisions/torn-line'],
  })
})

test('what is no event is an error at its line, and the other lines are read', () => {
  const wrong = writeEvent(b).replace('"accepted"', '"yes"').replace('"start":0', '"start":20')
  const { problems } = parseEvents(`${wrong}${writeEvent(a)}nothing\n[]\n`, 'decisions/ana.jsonl')
  expect(problems.map(({ place, message }) => `${place.line} ${message}`)).toEqual([
    '1 found a map with transcript, text, start, end, exact in "on": start has to be before end, or both null',
    '1 found "yes" in "status": write accepted, rejected or unsure',
    expect.stringMatching(/^3 the JSON breaks off or is malformed here/),
    '4 this line is no event: it has no "kind"',
  ])
})

test('a conflict that git left is named', () => {
  const text = `${writeEvent(a)}<<<<<<< HEAD\n${writeEvent(b)}=======\n${writeEvent(c)}>>>>>>> other\n`
  expect(read(text)).toEqual({
    ids: ['a', 'b', 'c'],
    found: ['2 error decisions/conflict', '4 error decisions/conflict', '6 error decisions/conflict'],
  })
})

test('kinds and fields of later versions are passed over', () => {
  const later = '{"v":1,"id":"x","kind":"dance","coder":"ana"}\n'
  const more = writeEvent(a).replace('{', '{"mood":"good",')
  expect(read(later + more)).toEqual({ ids: ['a'], found: ['1 warning decisions/event-kind'] })
})

test('a place that is recorded quotes the text, and cuts no character in half', () => {
  const text = `${'🎈'.repeat(20)}ab we left 🎈${'c'.repeat(40)}`
  const start = text.indexOf('we')
  const place = createPlaceRecorder({ id: 'P1', text })({ start, end: start + 7 })
  expect(place).toMatchObject({ transcript: 'P1', start, end: start + 7, exact: 'we left' })
  expect(`…${place.prefix}we left${place.suffix}`).toBe(`…${'🎈'.repeat(14)}ab we left 🎈${'c'.repeat(29)}`)
  expect(place.text).toMatch(/^sha256:[0-9a-f]{64}$/)
})

test('ids sort by their time', () => {
  const id = (ms: number, fill: number) => timeOrderedId(ms, new Uint8Array(10).fill(fill))
  expect(id(1764318612000, 255)).toBe('019ac995-8a20-7fff-bfff-ffffffffffff')
  fc.assert(
    fc.property(fc.nat(2 ** 31), fc.nat(2 ** 31), (x, y) => {
      fc.pre(x < y)
      expect(id(x * 1000, 255) < id(y * 1000, 0)).toBe(true)
    }),
  )
})
