import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision, ReadStretch } from '../../src/model/decision.ts'
import { segmenters } from '../../src/segmenters/index.ts'
import { isRead } from '../../src/study/is-read.ts'
import { joinSegments, unitOf } from '../../src/study/join-segments.ts'
import { noOptions, transcriptOf } from '../support/builders.ts'
import { cut } from '../support/coded-transcripts.ts'

// Segments from 0 to 8, 9 to 17, 18 to 26 and 27 to 35.
const transcript = transcriptOf(
  'P1',
  ['Ana', 'One two.'],
  ['Ben', 'One two.'],
  ['Ana', 'One two.'],
  ['Ana', 'One two.'],
)
const segments = cut(segmenters.turn.build(noOptions('segmenter')), transcript)
const decided = (start: number, end: number): Decision => ({
  ...{ coder: 'ana', transcriptId: 'P1', span: { start, end }, quote: '', codeId: 'c', status: 'accepted' },
  ...{ stance: null, memo: '', place: { file: 'ana.csv' } },
})

describe('segments in the passage of one decision', () => {
  test('are one unit, with the text of all of them', () => {
    const [first, ...others] = joinSegments(segments, [decided(0, 17)])
    expect(first).toMatchObject({ id: 'P1#1', span: { start: 0, end: 17 }, text: 'One two. One two.' })
    expect(others.map(({ id }) => id)).toEqual(['P1#3', 'P1#4'])
  })
  test('stay apart where less than half of one is in it', () => {
    expect(joinSegments(segments, [decided(0, 12)])).toHaveLength(4)
    expect(joinSegments(segments, [decided(0, 13)])).toHaveLength(3)
  })
  test('of decisions that overlap are all in one unit', () => {
    expect(joinSegments(segments, [decided(0, 17), decided(9, 26)]).map(({ segments: own }) => own.length)).toEqual([
      3, 1,
    ])
  })
  test('are each in exactly one unit, in order, whatever was decided', () => {
    const spans = fc.array(fc.tuple(fc.nat(35), fc.integer({ min: 1, max: 35 })), { maxLength: 5 })
    fc.assert(
      fc.property(spans, (all) => {
        const units = joinSegments(
          segments,
          all.map(([start, size]) => decided(start, start + size)),
        )
        expect(units.flatMap(({ segments: own }) => own)).toEqual(segments)
      }),
    )
  })
})

test('a place belongs to the unit with most of it, the first of equals, and to none far away', () => {
  const units = joinSegments(segments, [])
  expect(unitOf({ start: 1, end: 11 }, units)!.id).toBe('P1#1')
  expect(unitOf({ start: 0, end: 17 }, units)!.id).toBe('P1#1')
  expect(unitOf({ start: 18, end: 20 }, units)!.id).toBe('P1#3')
  expect(unitOf({ start: 100, end: 120 }, units)).toBeNull()
})

describe('a passage was read', () => {
  const unit = joinSegments(segments, [decided(9, 26)])[1]!
  const read = (stretch: ReadStretch['stretch'], more: Partial<ReadStretch> = {}): ReadStretch => ({
    ...{ coder: 'ana', transcriptId: 'P1', stretch, quote: '', codes: 'all', isChosenFreely: true, memo: '' },
    place: { file: 'ana.csv' },
    ...more,
  })
  const isReadBy = (...reads: readonly ReadStretch[]) => isRead(unit, reads[0]!, reads)

  test('where the whole transcript, or all of its turns, were', () => {
    expect(isReadBy(read('all'))).toBe(true)
    expect(isReadBy(read({ firstTurn: 2, lastTurn: 3 }))).toBe(true)
    expect(isReadBy(read({ firstTurn: 1, lastTurn: 2 }))).toBe(false)
  })
  test('where spans cover all its words together, blanks not counted', () => {
    expect(isReadBy(read({ start: 9, end: 26 }))).toBe(true)
    expect(isReadBy(read({ start: 9, end: 12 }), read({ start: 13, end: 26 }))).toBe(true)
    expect(isReadBy(read({ start: 9, end: 11 }), read({ start: 13, end: 26 }))).toBe(false)
  })
  test('but not where pieces were read for other codes, or chosen otherwise', () => {
    const [first, rest] = [
      { start: 9, end: 17 },
      { start: 18, end: 26 },
    ]
    expect(isReadBy(read(first), read(rest, { isChosenFreely: false }))).toBe(false)
    expect(isReadBy(read(first), read(rest, { codes: new Set(['c']) }))).toBe(false)
  })
})
