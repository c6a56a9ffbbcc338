import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../../src/model/coding.ts'
import { orderPassages, trackRecords } from '../../../src/outputs/page/client/order-passages.ts'
import { type FoundCoding, findPassages } from '../../../src/outputs/page/client/query.ts'
import { describeReason } from '../../../src/outputs/page/describe-reason.ts'
import type { PageOutline } from '../../../src/outputs/page/page-data.ts'

const coding = (start: number, confidence: number, more: Partial<FoundCoding> = {}): FoundCoding => ({
  ...{ t: 0, start, end: start + 5, c: 0, p: 0, turn: 1, coder: 0, at: 0, place: 0 },
  ...{ confidence, status: 'suggested', stance: null },
  ...more,
})
const passages = [[coding(0, 40)], [coding(10, 90), coding(10, 10)], [coding(20, 60)]]
const starts = (found: FoundCoding[][]) => found.map(([first]) => first!.start)

describe('passages', () => {
  test.each([
    ['likely', [10, 20, 0]],
    ['unlikely', [0, 20, 10]],
    [undefined, [0, 10, 20]],
  ] as const)('in the order %s', (order, expected) => {
    expect(starts(orderPassages(passages, order))).toEqual(expected)
  })
  test('can be those of a likelihood only', () => {
    const outline = {
      ...{ counted: 'all', unit: 'segment' },
      participants: [{ id: 'P1', organization: null, groups: {} }],
      themes: [{ id: 'a', label: 'A', color: '#123456' }],
      codes: [{ id: 'b', label: 'B', theme: 'a', lineage: ['b'] }],
      coders: ['learned'],
      passages: null,
      transcripts: [{ id: 'T', file: 'T.txt' }],
    } satisfies PageOutline
    expect(starts(findPassages(passages.flat(), { least: '60' }, outline))).toEqual([10, 20])
  })
})

test('the record of a code counts what people decided, by the coder that suggested', () => {
  const records = trackRecords([
    coding(0, 1, { status: 'accepted' }),
    coding(1, 1, { status: 'rejected' }),
    coding(2, 1, { status: 'disputed' }),
    coding(3, 1, { status: 'accepted', coder: 1 }),
    coding(4, 1),
  ])
  expect(Object.fromEntries(records)).toEqual({
    '0 0': { accepted: 1, decided: 2 },
    '0 1': { accepted: 1, decided: 1 },
  })
})

describe('a reason in plain words', () => {
  const text = 'We run unit tests and Unit Tests.'
  const keyword = (from: number): Evidence => ({
    kind: 'keyword',
    keyword: 'unit test',
    span: { start: from, end: from + 10 },
  })
  const learned: Evidence = { kind: 'learned', chance: 0.71, needed: 0.3, keywords: 4, wording: 2 }
  const decision = (by: string, status: 'accepted' | 'rejected'): Evidence => ({
    ...{ kind: 'decision', by, status, memo: '' },
    span: { start: 0, end: 5 },
  })
  test.each<[string, Evidence[]]>([
    [
      'Suggested for its word “unit tests” and what was learned from 1162 coded passages. By estimate 7 of 10 such passages are of this theme.',
      [keyword(7), keyword(22), learned],
    ],
    [
      'Suggested for its wording and what was learned from 1162 coded passages. By estimate 7 of 10 such passages are of this theme.',
      [learned],
    ],
    [
      'Suggested for its wording, what was said just before and what was learned from 1162 coded passages. By estimate 7 of 10 such passages are of this theme.',
      [{ ...learned, before: 2 }],
    ],
    [
      'Suggested for its word “unit tests” and what was learned from 1162 coded passages. By estimate 7 of 10 such passages are of this theme.',
      [keyword(7), { ...learned, before: 0.5 }],
    ],
    ['Suggested for its word “unit tests”.', [keyword(7)]],
    ['Suggested for a meaning near to “We test”.', [{ kind: 'anchor', anchor: 'We test', similarity: 0.5 }]],
    ['Suggested by gemma.', [{ kind: 'machine', by: 'gemma', memo: '', span: { start: 0, end: 5 } }]],
    ['Accepted by ana and ben.', [decision('ana', 'accepted'), decision('ben', 'accepted')]],
    [
      'Accepted by ana and rejected by ben. Suggested for its word “unit tests”.',
      [decision('ana', 'accepted'), decision('ben', 'rejected'), keyword(7)],
    ],
    ['', []],
  ])('%s', (expected, evidence) => {
    expect(describeReason(evidence, text, 1162)).toBe(expected)
  })
})
