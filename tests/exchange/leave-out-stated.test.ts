import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textHash } from '../../src/anchoring/text-hash.ts'
import type { CodingResult } from '../../src/exchange/import-codings.ts'
import { findGone, leaveOutStated, type StatedStudy } from '../../src/exchange/leave-out-stated.ts'
import type { CodeEvent, DecisionEvent, EventPlace, MemoEvent, UndoEvent } from '../../src/model/decision-event.ts'
import { foldEvents } from '../../src/study/decision-events/fold-events.ts'
import { transcriptOf } from '../support/builders.ts'
import { codeEvent } from '../support/events.ts'

const transcript = transcriptOf('P1', ['Ana', 'The beans drowned in May. We dug a ditch. The roses were fine.'])
const placeOf = (words: string, { text } = transcript): EventPlace => {
  const start = text.indexOf(words)
  const end = start + words.length
  const [prefix, suffix] = [text.slice(Math.max(0, start - 32), start), text.slice(end, end + 32)]
  return { ...{ transcript: 'P1', text: textHash(text), start, end }, exact: words, prefix, suffix }
}
const [beans, ditch, roses] = [
  placeOf('The beans drowned in May.'),
  placeOf('We dug a ditch.'),
  placeOf('The roses were fine.'),
]
const unseen = { mode: 'unknown', suggestion: null, confidence: null, run: null } as const
const suggested = { mode: 'assisted', suggestion: 'keyword', confidence: 0.8, run: null } as const
const imported = (id: string, given: Partial<CodeEvent> = {}): CodeEvent =>
  codeEvent({ ...{ id, session: 'table', on: beans, code: 'rain', shown: unseen }, ...given })
const byHand = (id: string, given: Partial<CodeEvent> = {}): CodeEvent =>
  imported(id, { session: 'ana-1', time: '2026-03-02T09:00:00.000Z', ...given })
const memo = (id: string, words: string, given: Partial<MemoEvent> = {}): MemoEvent => ({
  ...{ v: 1, id, kind: 'memo', coder: 'ana', time: null, session: 'table', seq: 0, on: null, code: null, memo: words },
  ...{ replaces: null, ...given },
})
const undo = (id: string, replaces: string, session = 'table'): UndoEvent => ({
  ...{ v: 1, id, kind: 'undo', coder: 'ana', time: null, session, seq: 9, replaces },
})
const study = (...events: DecisionEvent[]): StatedStudy => ({
  ...{ events, transcripts: [transcript], labels: new Map([['rain', 'Rain']]) },
  codeNow: (code) => (code === 'weather' ? 'rain' : code),
})
const add = (events: DecisionEvent[], ...stated: DecisionEvent[]) => leaveOutStated(events, study(...stated))
const answersOf = (events: readonly DecisionEvent[]) =>
  [...foldEvents(events).coders.values()].flatMap(({ decisions }) =>
    decisions.map(({ on, code, status }) => [on.exact, code, status]),
  )

describe('answers of a file that the study has already', () => {
  test('are left out whoever the record is of, and those that are new are kept', () => {
    const fresh = imported('2', { on: ditch })
    expect(add([imported('1'), fresh], byHand('9'))).toEqual({ events: [fresh], known: 1, overruled: 0 })
  })
  test('are left out in a transcript that was edited since, and after their code was renamed', () => {
    const old = transcriptOf('P1', ['Ana', `Before all of that. ${transcript.text}`])
    expect(add([imported('1')], imported('9', { on: placeOf(beans.exact, old) })).known).toBe(1)
    expect(add([imported('1')], imported('9', { code: 'weather' })).known).toBe(1)
  })
  test('are left out any number of times', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            on: fc.constantFrom(beans, ditch, roses),
            status: fc.constantFrom('accepted', 'rejected'),
            shown: fc.constantFrom(unseen, suggested),
          }),
          { maxLength: 5 },
        ),
        (given) => {
          const file = given.map((one, index) => imported(`f${index}${one.status}`, one))
          const distinct = [...new Map(file.map((event) => [event.on.exact, event])).values()]
          const first = add(distinct)
          expect(first.events).toEqual(distinct)
          expect(add(distinct, ...first.events)).toEqual({ events: [], known: distinct.length, overruled: 0 })
        },
      ),
      { numRuns: 50 },
    )
  })
  test('take the place of what an earlier file said, back and forth', () => {
    const [yes, no] = [imported('y', { shown: suggested }), imported('n', { shown: suggested, status: 'rejected' })]
    let log: DecisionEvent[] = []
    for (const [event, status] of [
      [yes, 'accepted'],
      [no, 'rejected'],
      [yes, 'accepted'],
      [no, 'rejected'],
    ] as const) {
      log = [...log, ...add([event], ...log).events]
      expect(answersOf(log)).toEqual([[beans.exact, 'rain', status]])
      expect(add([event], ...log).events).toEqual([])
    }
    expect(new Set(log.map(({ id }) => id)).size).toBe(4)
  })
  test('never take the place of what their coder decided in Themata since', () => {
    const rejection = byHand('9', { status: 'rejected' })
    const log = [imported('1'), rejection]
    expect(add([imported('1')], ...log)).toEqual({ events: [], known: 0, overruled: 1 })
    expect(add([imported('2', { shown: suggested })], rejection)).toEqual({ events: [], known: 0, overruled: 1 })
    expect(add([imported('1')], imported('1'), undo('u', '1', 'ana-1'))).toMatchObject({ events: [], overruled: 1 })
    expect(add([imported('2', { coder: 'bo' })], ...log).events).toHaveLength(1)
  })
  test('that were taken back by an earlier file and are there again count again', () => {
    const log = [imported('1'), undo('u', '1')]
    const { events } = add([imported('1')], ...log)
    expect(answersOf([...log, ...events])).toEqual([[beans.exact, 'rain', 'accepted']])
  })
})

describe('memos of a file', () => {
  test('are left out where the same person has written them at the same place', () => {
    expect(add([memo('1', 'a'), memo('2', 'b'), memo('3', 'a', { coder: 'bo' })], memo('9', 'a')).events).toEqual([
      memo('2', 'b'),
      memo('3', 'a', { coder: 'bo' }),
    ])
    expect(add([memo('1', 'a', { on: ditch })], memo('9', 'a', { on: beans })).events).toHaveLength(1)
  })
  test('are known as they were written for the other program, several in one, and only new words are kept', () => {
    const stated = [
      imported('1', { status: 'unsure', memo: 'heavy, or long?' }),
      memo('2', 'see P2', { on: beans, code: 'rain' }),
      memo('3', 'she laughs', { on: beans }),
    ]
    const written = 'Rain, not decided: heavy, or long?\nRain: see P2\nshe laughs'
    expect(add([memo('n', written, { on: beans })], ...stated)).toEqual({ events: [], known: 1, overruled: 0 })
    const more = add([memo('n', `${written}\nno, she cries`, { on: beans })], ...stated)
    expect(more.events).toEqual([memo('n', 'no, she cries', { on: beans })])
  })
  test('on a document are known with the names of their authors before them', () => {
    const document: EventPlace = { ...beans, start: null, end: null, exact: '', prefix: '', suffix: '' }
    const stated = [memo('1', 'long', { on: document }), memo('2', 'loud', { on: document, coder: 'bo' })]
    expect(add([memo('n', 'ana: long\nbo: loud', { on: document, coder: 'default' })], ...stated).events).toEqual([])
  })
  test('that were deleted in the study do not come back', () => {
    expect(add([memo('1', 'a')], memo('9', 'a'), memo('10', '', { replaces: '9', session: 's' })).events).toEqual([])
  })
  test('on a coding that the study has are added to it, once', () => {
    const file = imported('1', { memo: 'why\na new thought' })
    const stated = imported('1', { memo: 'why' })
    const { events, known } = add([file], stated)
    expect(known).toBe(1)
    expect(events).toMatchObject([{ kind: 'memo', coder: 'ana', on: beans, code: 'rain', memo: 'a new thought' }])
    expect(add([file], stated, ...events).events).toEqual([])
  })
  test('on a coding are known where another coding of the same passage has them', () => {
    const other = imported('2', { code: 'work', memo: 'why' })
    expect(add([other], imported('1', { memo: 'why' }), { ...other, memo: '' }).events).toEqual([])
  })
})

describe('codings of the study that a later version of a project does not have', () => {
  const resultOf = ({ on, code, coder }: CodeEvent, given: Partial<CodingResult> = {}): CodingResult => ({
    ...{ coding: {} as CodingResult['coding'], coder, code, transcript, how: 'by-position' },
    ...{ span: { start: on.start!, end: on.end! }, ...given },
  })
  const gone = (file: readonly CodeEvent[], results: readonly CodingResult[], ...stated: DecisionEvent[]) => {
    const found = findGone(file, study(...stated), { results, transcripts: new Set(['P1']) })
    return [found.fromFiles, found.fromThemata].map((own) => own.map(({ id }) => id))
  }
  const [kept, resized] = [imported('k', { on: ditch }), imported('r', { on: placeOf('The roses') })]

  test('are those that were deleted or cut anew there; those made in Themata are apart', () => {
    const stated = [kept, imported('b'), imported('c', { on: roses }), byHand('h', { code: 'work' })]
    expect(
      gone(
        [kept, resized],
        [kept, resized].map((one) => resultOf(one)),
        ...stated,
      ),
    ).toEqual([['b', 'c'], ['h']])
  })
  test('are none of coders and transcripts that the project does not have, and no rejections', () => {
    const stated = [
      imported('b', { coder: 'bo' }),
      imported('p', { on: { ...beans, transcript: 'P2' } }),
      imported('n', { status: 'rejected' }),
    ]
    expect(gone([kept], [resultOf(kept)], kept, ...stated)).toEqual([[], []])
  })
  test('are none whose code has another name now, or that may only not have been placed', () => {
    const stated = [kept, imported('b'), imported('c', { on: roses })]
    const renamed = resultOf(imported('x'), { code: null, how: 'no-code' })
    const lost = resultOf(imported('y'), { span: null, how: 'several' })
    expect(gone([kept], [resultOf(kept), renamed], ...stated)).toEqual([['c'], []])
    expect(gone([kept], [resultOf(kept), lost], ...stated)).toEqual([[], []])
  })
})
