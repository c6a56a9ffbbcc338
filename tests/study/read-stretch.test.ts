import { describe, expect, test } from 'vitest'
import type { DecisionRow } from '../../src/study/decision-rows.ts'
import { memosOfReading, readStretchOf, withNested } from '../../src/study/read-stretch.ts'
import { gardenCodebook } from '../support/builders.ts'

const place = { file: 'decisions/ana.csv', line: 7, column: 1 }
const rowOf = (cells: Readonly<Record<string, string>>): DecisionRow => ({ cell: (name) => cells[name] ?? '', place })
const read = (cells: Readonly<Record<string, string>>) =>
  readStretchOf(rowOf(cells), { coder: 'ana', transcriptId: 'P1', turns: 20 }, gardenCodebook)
const mistakeOf = (cells: Readonly<Record<string, string>>) => {
  const found = read(cells)
  return 'message' in found ? found : null
}

describe('a declaration of reading', () => {
  test('without turns and codes is the whole transcript, for every code', () => {
    expect(read({})).toEqual({
      ...{ coder: 'ana', transcriptId: 'P1', stretch: 'all', quote: '', codes: 'all', isChosenFreely: true, memo: '' },
      place,
    })
  })
  test.each([
    ['12', 12, 12],
    ['3 to 12', 3, 12],
    ['3-12', 3, 12],
    ['3 – 12', 3, 12],
    ['3..12', 3, 12],
    ['1:20', 1, 20],
  ])('of the turns "%s" is from %d to %d', (turn, firstTurn, lastTurn) => {
    expect(read({ turn })).toMatchObject({ stretch: { firstTurn, lastTurn } })
  })
  test.each(['0', '21', '12 to 3', '3 to 21', 'Mar 12', 'three', '1.5'])('of the turns "%s" is a mistake', (turn) => {
    expect(mistakeOf({ turn })!.message).toContain(`found "${turn}" in "turn"`)
    expect(mistakeOf({ turn })!.fix).toContain('spreadsheets make a date of 3-12')
  })
  test('for a code is for what is nested in it as well, and for a theme for all of its codes', () => {
    expect(read({ code: 'soil-water' })).toMatchObject({ codes: new Set(['soil-water', 'soil-rain']) })
    expect(read({ code: 'soil-water', subcode: 'soil-rain' })).toMatchObject({ codes: new Set(['soil-rain']) })
    expect(read({ code: 'people' })).toMatchObject({ codes: new Set(['people', 'people-help']) })
    expect([...withNested(['soil'], gardenCodebook.codes)]).toEqual(['soil', 'soil-water', 'soil-rain'])
  })
  test('for a code that nobody knows is a mistake that names the nearest one', () => {
    expect(mistakeOf({ code: 'soil-watr' })).toMatchObject({
      message: 'no code or theme has the id "soil-watr"',
      fix: expect.stringContaining('soil-water'),
    })
  })
  test('of a span has its words, and is for every code', () => {
    expect(read({ start: '10', end: '30', quote: 'the beds' })).toMatchObject({
      ...{ stretch: { start: 10, end: 30 }, quote: 'the beds', codes: 'all' },
    })
    expect(mistakeOf({ start: '10', end: '30', code: 'soil-water' })!.fix).toContain('write accepted or rejected')
  })
  test('was chosen freely unless something but chance chose it', () => {
    const chosen = ['', 'random', 'Random', 'doubt'].map((own) => read({ chosen: own }))
    expect(chosen.map((own) => 'isChosenFreely' in own && own.isChosenFreely)).toEqual([true, true, true, false])
  })
  test('with a memo is a memo about the turn or the span it names', () => {
    const reads = [{ memo: 'dry', turn: '3 to 4' }, { memo: 'hot', start: '5', end: '9' }, { memo: 'all' }, {}].map(
      read,
    )
    const memos = memosOfReading(reads as Parameters<typeof memosOfReading>[0])
    expect(memos.map(({ memo, turn, span, status }) => [memo, turn, span, status])).toEqual([
      ['dry', 3, null, 'read'],
      ['hot', null, { start: 5, end: 9 }, 'read'],
      ['all', null, null, 'read'],
    ])
  })
})
