import { describe, expect, test } from 'vitest'
import {
  checkColumns,
  clusterColumns,
  coOccurrenceColumns,
  groupColumns,
  matrixColumns,
  memoColumns,
  quoteColumns,
  transcriptColumns,
} from '../../../src/outputs/tables/table-columns.ts'
import { type Columns, toTable } from '../../../src/outputs/tables/write-table.ts'

/** A row of a table by the names of its columns. */
function show<Item>(columns: Columns<Item>, item: object) {
  const { head, rows } = toTable('', columns, [item as Item])
  const [row] = [...rows]
  return Object.fromEntries(head.map((name, at) => [name, row![at]]))
}
const topOf = (id: string): string => (id === 'rain' ? 'water' : id)

describe('cells that would name people', () => {
  test('are empty in the matrix where too few people are behind them, not 0', () => {
    const cell = { row: 'a', column: 'b', segments: null, participants: [], organizations: [] }
    expect(show(matrixColumns('segment', 3), cell)).toMatchObject({
      count: null,
      participants: null,
      organizations: null,
    })
    const shown = { ...cell, segments: 2, participants: ['P1', 'P2'] }
    expect(show(matrixColumns('exchange', 0), shown)).toMatchObject({
      ...{ unit: 'exchange', count: 2, participants: 2, organizations: null, participant_ids: 'P1; P2' },
    })
  })
  test('are empty for pairs of codes of fewer participants than a cell may show, but 0 is 0, and segments are no people', () => {
    const pair = { level: 'code', unit: 'participant', a: 'a', b: 'b', both: 2, onlyA: 1, onlyB: 0, jaccard: 2 / 3 }
    const hidden = { both: null, only_a: null, only_b: null, jaccard: null }
    expect(show(coOccurrenceColumns(3), pair)).toMatchObject(hidden)
    expect(show(coOccurrenceColumns(2), pair)).toMatchObject({ both: 2, only_a: 1, only_b: 0, jaccard: 2 / 3 })
    expect(show(coOccurrenceColumns(3), { ...pair, both: 0, jaccard: 0 })).toMatchObject({ both: 0, only_a: 1 })
    expect(show(coOccurrenceColumns(3), { ...pair, unit: 'segment' })).toMatchObject({ both: 2 })
  })
})

describe('a code inside another', () => {
  test.each([
    ['rain', 'water', 'rain'],
    ['water', 'water', ''],
  ])('%s is in the columns code and subcode', (codeId, code, subcode) => {
    const quote = { codeId, themeId: 'soil', text: '', span: { start: 0, end: 1 }, isPinned: false }
    expect(show(quoteColumns(topOf), quote)).toMatchObject({ code, subcode })
    expect(show(groupColumns(topOf), { codeId, themeId: 'soil' })).toMatchObject({ code, subcode })
  })
  test('is none in the row of a theme', () => {
    expect(show(groupColumns(topOf), { codeId: null, themeId: 'soil' })).toMatchObject({ code: null, subcode: '' })
  })
})

test('a quote is as it is printed, and as it was transcribed only where that differs', () => {
  const quote = (text: string) => ({ codeId: 'water', text, span: { start: 0, end: 1 }, isPinned: true })
  expect(show(quoteColumns(topOf), quote('We [laughs] dug.'))).toMatchObject({
    ...{ quote: 'We dug.', as_transcribed: 'We [laughs] dug.', pinned: 'yes' },
  })
  expect(show(quoteColumns(topOf), quote('We dug.'))).toMatchObject({ quote: 'We dug.', as_transcribed: '' })
})

describe('the check of a code', () => {
  const names = ['corrected_segments', 'corrected_share', 'precision', 'recall', 'f1', 'kappa']
  test('has empty cells where there is none, and says so', () => {
    const row = show(checkColumns, { estimate: null })
    expect(row['check']).toBe('not checked')
    expect(Object.values(row).filter((cell) => cell !== null)).toEqual(['not checked'])
    expect(show(checkColumns, { estimate: { size: 9, machine: 2, read: 0, yes: 0, count: null } })).toMatchObject({
      ...{ check: 'not checked', frame_segments: 9, frame_suggested: 2, read: 0 },
    })
  })
  test('has three columns for each figure', () => {
    const of = (value: number) => ({ value, low: value - 1, high: value + 1 })
    const estimate = {
      ...{
        size: 9,
        machine: 2,
        read: 4,
        yes: 1,
        count: of(1),
        share: of(2),
        precision: of(3),
        recall: of(4),
        f1: of(5),
      },
      kappa: of(6),
    }
    const row = show(checkColumns, { estimate })
    expect(row['check']).toBe('checked by reading')
    for (const [at, name] of names.entries())
      expect([row[`${name}_low`], row[name], row[`${name}_high`]]).toEqual([at, at + 1, at + 2])
  })
})

test.each([
  ['open', 'suggested'],
  ['memo', ''],
  ['accepted', 'accepted'],
  ['flagged', 'flagged'],
])(
  'a memo beside a decision that is %s has the status "%s", so that the table can be read again',
  (status, written) => {
    const memo = { by: 'ana', memo: 'm', status, codeId: null, span: null, transcriptId: null }
    expect(
      show(
        memoColumns(() => 'soil'),
        memo,
      ),
    ).toMatchObject({ status: written, theme: '', start: null, transcript: null })
  },
)

test('a file accounts for the words that were left out, and for speakers without a name', () => {
  const report = {
    ...{ id: 'P1', source: { file: 'P1.txt', format: 'text', sha256: 'x' }, wordsIn: 20, wordsOut: 14 },
    skipped: [
      { reason: 'speaker labels', words: 4 },
      { reason: 'page numbers', words: 2 },
    ],
    speakers: [
      { name: null, role: 'participant', turns: 3 },
      { name: 'Kim', role: 'interviewer', turns: 2 },
    ],
  }
  expect(show(transcriptColumns, report)).toMatchObject({
    ...{ words_left_out: 6, left_out: 'speaker labels: 4; page numbers: 2' },
    speakers: 'no name (participant, 3); Kim (interviewer, 2)',
  })
})

test('a cluster has its passages on lines of their own, each with its place', () => {
  const exemplar = (turn: number) => ({ transcriptId: 'P1', turn, text: 'We [laughs] dug.' })
  const cluster = { participants: ['P1'], organizations: [], nearestCode: null, terms: ['dig', 'clay'], phrases: [] }
  expect(show(clusterColumns, { ...cluster, exemplars: [exemplar(2), exemplar(9)] })).toMatchObject({
    ...{ nearest_code: null, cosine: null, terms: 'dig; clay', organizations: '' },
    exemplars: 'P1, turn 2: We dug.\nP1, turn 9: We dug.',
  })
})
