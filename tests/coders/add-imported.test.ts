import { describe, expect, test } from 'vitest'
import { addImported } from '../../src/coders/add-imported.ts'
import { placeMemos } from '../../src/coders/place-memos.ts'
import type { StatedDecision, StatedMemo } from '../../src/model/decision.ts'
import { codingOf } from '../support/builders.ts'
import { segmentsOf } from '../support/segments.ts'

const first = 'We watered the beds every evening.'
const second = 'Then the rain came at last.'
const { text, segments } = segmentsOf(first, second)
const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

const stated = (quote: string, more: Partial<StatedDecision> = {}): StatedDecision => ({
  ...{ coder: 'model:tiny', transcriptId: 'P1', codeId: 'soil-water', status: 'accepted', stance: null, memo: '' },
  span: spanOf(quote),
  quote,
  place: { file: 'decisions/model.csv', line: 2 },
  ...more,
})
const add = (...decisions: StatedDecision[]) => addImported([], decisions, { text, segments })
const placesOf = ({ codings }: ReturnType<typeof add>) =>
  codings.map(({ segmentId, codeId }) => `${segmentId} ${codeId}`)

describe('codings of a model that were imported', () => {
  test('are suggestions of its name, half sure where it states no confidence, with its reason as evidence', () => {
    const { codings, warnings } = add(stated('watered the beds', { memo: 'they water' }))
    expect(warnings).toEqual([])
    expect(codings).toEqual([
      codingOf('soil-water', 'P1#1', {
        coder: 'model:tiny',
        span: { start: 0, end: first.length },
        evidence: [{ kind: 'machine', by: 'model:tiny', memo: 'they water', span: spanOf('watered the beds') }],
      }),
    ])
  })
  test('are as sure as the model states', () => {
    const event = {
      ...{ id: 'e1', isOrdered: false, text: null, before: '', after: '', suggestion: null, seconds: null },
      ...{ settlement: null, confidence: 0.8125 },
      shown: 'unknown' as const,
    }
    expect(add(stated('watered', { event })).codings[0]!.confidence).toBe(0.8125)
  })
  test('over several segments are one coding in each', () => {
    expect(placesOf(add(stated(text)))).toEqual(['P1#1 soil-water', 'P1#2 soil-water'])
  })
  test('that touch a second segment with a word or two are in the first alone', () => {
    expect(placesOf(add(stated(`${first}\nThen`)))).toEqual(['P1#1 soil-water'])
  })
  test('that are in no segment by half are in the one with most of them', () => {
    const both = 'evening.\nThen the rain'
    expect(placesOf(add(stated(both)))).toEqual(['P1#2 soil-water'])
  })
  test('of a code that is suggested already add a reason, and change nothing else', () => {
    const known = codingOf('soil-water', 'P1#1', { confidence: 0.75 })
    const { codings } = addImported([known], [stated('watered')], { text, segments })
    expect(codings).toEqual([
      { ...known, evidence: [{ kind: 'machine', by: 'model:tiny', memo: '', span: spanOf('watered') }] },
    ])
  })
  test('that were rejected or left open are no codings', () => {
    expect(add(stated('watered', { status: 'rejected' }), stated('rain', { status: 'open' })).codings).toEqual([])
  })
  test('are found where their words are, and reported where these are gone', () => {
    expect(placesOf(add(stated('the rain came at last', { span: { start: 0, end: 21 } })))).toEqual(['P1#2 soil-water'])
    const { codings, warnings } = add(stated('snow fell on the roof', { span: { start: 0, end: 21 } }))
    expect(codings).toEqual([])
    expect(warnings).toMatchObject([{ level: 'warning', place: { file: 'decisions/model.csv', line: 2 } }])
  })
})

const memo = (quote: string, more: Partial<StatedMemo> = {}): StatedMemo => ({
  ...{ by: 'ana', memo: 'Why?', transcriptId: 'P1', turn: 1, participantId: null, codeId: null, status: 'memo' },
  ...{ stance: null, before: '', after: '' },
  span: spanOf(quote),
  quote,
  ...more,
})
const place = (...memos: StatedMemo[]) =>
  placeMemos(memos, { text, segments, participantOf: ({ turn }) => `person ${turn}` })

describe('a memo beside no decision', () => {
  test('has the turn and the participant of its words', () => {
    expect(place(memo('the rain'))).toMatchObject([{ turn: 2, participantId: 'person 2', span: spanOf('the rain') }])
  })
  test('moves with its words after an edit of the transcript', () => {
    const moved = memo('the rain came at last', { span: { start: 2, end: 23 } })
    expect(place(moved)).toMatchObject([
      { turn: 2, span: spanOf('the rain came at last'), quote: 'the rain came at last' },
    ])
  })
  test('of a few words is not moved to others like them, since these may be other words of somebody', () => {
    expect(place(memo('the rain', { span: { start: 2, end: 10 } }))).toMatchObject([{ span: null, quote: 'the rain' }])
  })
  test('whose words are gone keeps them, without a place', () => {
    expect(place(memo('snow fell on the roof', { span: { start: 0, end: 21 } }))).toMatchObject([
      { span: null, quote: 'snow fell on the roof', memo: 'Why?', turn: 1 },
    ])
  })
  test('on two segments is of the one with more of it', () => {
    expect(place(memo('evening.\nThen the rain'))).toMatchObject([{ turn: 2 }])
    expect(place(memo('every evening.\nThen'))).toMatchObject([{ turn: 1 }])
  })
  test('about the whole transcript stays as it is', () => {
    expect(place(memo('', { span: null, turn: null }))).toMatchObject([{ span: null, turn: null, participantId: null }])
  })
  test('without words is at its place, and names none', () => {
    expect(place(memo('', { span: spanOf(second) }))).toMatchObject([{ span: spanOf(second), turn: 2, quote: '' }])
  })
  test('carries no context of the transcript into results', () => {
    const [placed] = place(memo('the rain', { before: 'Then ', after: ' came' }))
    expect(Object.keys(placed!)).not.toContain('before')
    expect(Object.keys(placed!)).not.toContain('after')
  })
})
