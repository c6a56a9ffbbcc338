import { describe, expect, test } from 'vitest'
import type { ForeignCoding, ForeignMemo } from '../../src/exchange/foreign-project.ts'
import { coderOf, type ImportChoices, importCodings, importMemos } from '../../src/exchange/import-codings.ts'
import type { CodeMap } from '../../src/exchange/map-codes.ts'
import type { Placing } from '../../src/exchange/placing/place-codings.ts'
import type { CodeEvent } from '../../src/model/decision-event.ts'
import { transcriptOf } from '../support/builders.ts'

const garden = transcriptOf(
  'G1',
  ['Interviewer', 'How is the soil?'],
  ['Ana', 'It is heavy clay.'],
  ['Interviewer', 'And then?'],
  ['Ana', 'Then it rained.'],
)
const spanOf = (words: string) => {
  const start = garden.text.indexOf(words)
  return { start, end: start + words.length }
}
const choices: ImportChoices = { coder: null, model: null, isComplete: false, known: [] }
const codeMap: CodeMap = {
  ours: new Map([
    ['1', 'clay'],
    ['2', 'rain'],
  ]),
  leftOut: new Set(['9']),
  unknown: [],
}
const coding = (more: Partial<ForeignCoding> = {}): ForeignCoding => ({
  ...{ document: 'd', code: '1', coder: 'ana', isMachine: false, status: 'accepted', span: null, paragraphs: null },
  ...{ quote: '', memo: '', time: null, confidence: null, place: { file: 'x.csv', line: 2 } },
  ...more,
})
const at = (words: string): Placing => ({ how: 'as-written', span: spanOf(words), transcript: garden })
function take(all: readonly (readonly [ForeignCoding, Placing])[], more: Partial<ImportChoices> = {}) {
  const { eventsByCoder, results } = importCodings({ codings: all.map(([one]) => one) }, new Map(all), {
    codeMap,
    choices: { ...choices, ...more },
  })
  return { events: [...eventsByCoder.values()].flat(), eventsByCoder, results }
}

describe('a coding that was placed', () => {
  test('is a decision of its coder at its words, whose circumstances nobody knows', () => {
    const { events } = take([
      [coding({ memo: 'wet', confidence: 0.4, time: '2026-03-01T00:00:00.000Z' }), at('heavy clay')],
    ])
    expect(events).toMatchObject([
      {
        ...{ kind: 'code', coder: 'ana', code: 'clay', status: 'accepted', memo: 'wet', group: null },
        ...{ time: '2026-03-01T00:00:00.000Z', seq: 2 },
        on: { transcript: 'G1', ...spanOf('heavy clay'), exact: 'heavy clay' },
        shown: { mode: 'unknown', suggestion: null, confidence: 0.4, run: null },
      },
    ])
  })
  test('over several turns is one decision for each turn of a participant, and its memo is on the first', () => {
    const { events } = take([[coding({ memo: 'why' }), at(garden.text.slice(garden.text.indexOf('heavy')))]])
    expect(events.map((event) => [(event as CodeEvent).on.exact, (event as CodeEvent).memo])).toEqual([
      ['heavy clay.', 'why'],
      ['Then it rained.', ''],
    ])
    expect(new Set(events.map((event) => (event as CodeEvent).group)).size).toBe(1)
  })
  test('again, with another memo, is the same decision with both memos', () => {
    const all = ['a', 'b', 'a', ''].map((memo) => [coding({ memo }), at('heavy clay')] as const)
    const { events, results } = take(all)
    expect(events).toMatchObject([{ memo: 'a | b' }])
    expect(results.map(({ how }) => how)).toEqual(['as-written', 'repeated', 'repeated', 'repeated'])
  })
  test('is the same event each time that it is imported, and another one for another person, code, place or answer', () => {
    const ids = [
      coding(),
      coding({ memo: 'x', time: '2026-03-01T00:00:00.000Z', quote: 'other' }),
      coding({ coder: 'bo' }),
      coding({ code: '2' }),
      coding({ status: 'rejected' }),
    ].map((one) => take([[one, at('heavy clay')]]).events[0]!.id)
    expect(ids[0]).toBe(ids[1])
    expect(new Set([...ids, take([[coding(), at('clay')]]).events[0]!.id]).size).toBe(5)
  })
})

describe('what became of a coding is stated:', () => {
  const nowhere: Placing = { how: 'absent', transcript: garden }
  test.each([
    ['its code is left out on purpose, wherever its words are', coding({ code: '9' }), nowhere, 'left-out'],
    ['its words are nowhere', coding(), nowhere, 'absent'],
    ['its words are found, and its code is none of ours', coding({ code: '7' }), at('clay'), 'no-code'],
    ['its document is none of ours', coding(), { how: 'no-document', transcript: null } as const, 'no-document'],
  ])('%s', (_, one, placing, how) => {
    const { events, results } = take([[one, placing]])
    expect([events, results[0]!.how]).toEqual([[], how])
  })
})

test('who read all of their transcripts has looked for every code of the file there, and nowhere else', () => {
  const all = [
    [coding(), at('heavy clay')],
    [coding({ coder: 'bo', code: '7' }), at('clay')],
  ] as const
  const { eventsByCoder } = take(all, { isComplete: true })
  const reads = [...eventsByCoder].map(
    ([coder, events]) => [coder, events.filter(({ kind }) => kind === 'read')] as const,
  )
  expect(reads).toMatchObject([
    ['ana', [{ kind: 'read', codes: ['clay', 'rain'], on: { transcript: 'G1', start: null } }]],
  ])
})

describe('the coder', () => {
  test.each([
    ['is who the file names', { coder: 'Maria Ö.', isMachine: false }, {}, 'Maria Ö'],
    ['is the person who is stated where the file names none', { coder: '', isMachine: false }, { coder: 'bo' }, 'bo'],
    ['is "coder" where nobody is stated', { coder: '', isMachine: false }, {}, 'coder'],
    ['is as the study writes the name', { coder: 'ANA', isMachine: false }, { known: ['Ana'] }, 'Ana'],
    ['is no person if a model coded', { coder: 'gpt', isMachine: true }, {}, 'machine-gpt'],
    [
      'is the model that is stated, whoever the file names',
      { coder: 'ana', isMachine: false },
      { model: 'm 1' },
      'machine-m 1',
    ],
    ['is never a coder of Themata', { coder: 'keyword', isMachine: false }, {}, 'coder-keyword'],
  ])('%s', (_, coded, more, name) => expect(coderOf(coded, { ...choices, ...more })).toBe(name))
})

describe('a memo', () => {
  const documents = [
    { id: 'd', name: 'G1', text: null, attributes: {} },
    { id: 'e', name: 'G7', text: null, attributes: {} },
  ]
  const memo = (more: Partial<ForeignMemo>): ForeignMemo => ({
    ...{ document: 'd', code: null, span: null, quote: '', coder: 'ana', memo: 'hm', time: null, place: { file: 'x' } },
    ...more,
  })
  const import_ = (...memos: ForeignMemo[]) =>
    importMemos({ documents, memos }, ({ name }) => (name === 'G1' ? [garden] : []), { codeMap, choices })

  test('is on its words; where they are not found, or it has none, on its whole transcript', () => {
    const { events } = import_(memo({ quote: 'it rained' }), memo({ quote: 'it snowed on us' }), memo({}))
    expect(events.map(({ on }) => [on?.transcript, on?.exact, on?.start])).toEqual([
      ['G1', 'it rained', spanOf('it rained').start],
      ['G1', '', null],
      ['G1', '', null],
    ])
  })
  test('on a code, or on the whole study, has no place', () => {
    const { events } = import_(memo({ document: null, code: '2' }), memo({ document: null }))
    expect(events.map(({ on, code }) => [on, code])).toEqual([
      [null, 'rain'],
      [null, null],
    ])
  })
  test('that the study has no transcript or code for is counted, and none is lost without a word', () => {
    const { events, losses } = import_(
      memo({ document: 'e' }),
      memo({ document: 'e', memo: 'again' }),
      memo({ document: null, code: '7' }),
      memo({ code: '7' }),
      memo({ memo: '  ' }),
    )
    expect(events.map(({ on, code }) => [on?.transcript, code])).toEqual([['G1', null]])
    expect(losses).toEqual([
      { what: 'memos', count: 2, why: 'the study has no such transcript' },
      { what: 'memos', count: 1, why: 'the codebook has no such code' },
    ])
  })
})
