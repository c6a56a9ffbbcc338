import { describe, expect, test } from 'vitest'
import { findNumeric, linkedCount, shownIn } from '../../../src/outputs/report/blocks.ts'
import {
  countOf,
  enumerate,
  locate,
  nameSome,
  percent,
  plural,
  spreadOver,
  writeClock,
} from '../../../src/outputs/report/wording.ts'

describe('counts in sentences', () => {
  test.each([
    [countOf(3, 9, 'organisation'), '3 of 9 organisations'],
    [countOf(0, 1, 'participant'), '0 of 1 participant'],
    [countOf(1, 1, 'participant'), '1 of 1 participant'],
    [plural(1, 'segment'), '1 segment'],
    [plural(0, 'segment'), '0 segments'],
    [percent(1 / 3), '33 %'],
    [percent(0), '0 %'],
    [percent(1), '100 %'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected)
  })
  test('name organisations only where there are any', () => {
    expect(spreadOver(3, 5, { organizationCount: 9, participantCount: 20 })).toBe(
      '3 of 9 organisations and 5 of 20 participants',
    )
    expect(spreadOver(0, 5, { organizationCount: 0, participantCount: 20 })).toBe('5 of 20 participants')
  })
})

describe('names in sentences', () => {
  test('are listed with commas and an "and"', () => {
    expect([[], ['P1'], ['P1', 'P2'], ['P1', 'P2', 'P3']].map(enumerate)).toEqual([
      'none',
      'P1',
      'P1 and P2',
      'P1, P2 and P3',
    ])
  })
  test('are forty at most, and the place of the others is said', () => {
    const names = (count: number) => Array.from({ length: count }, (_, at) => `P${at}`)
    expect(nameSome(names(40))).toMatch(/, P38 and P39$/)
    expect(nameSome(names(43))).toMatch(/, P39 and 3 others \(all are in themes\.csv\)$/)
  })
})

describe('a time', () => {
  test.each([
    [0, '0:00'],
    [999, '0:00'],
    [61_000, '1:01'],
    [3_599_999, '59:59'],
    [3_600_000, '1:00:00'],
    [3_723_900, '1:02:03'],
    [36_061_000, '10:01:01'],
  ])('of %d milliseconds is %s', (ms, written) => {
    expect(writeClock(ms)).toBe(written)
  })
})

describe('the place of a quote', () => {
  const quote = {
    transcriptId: 'P3a',
    participantId: 'P3a',
    organization: null,
    speaker: null,
    span: { start: 0, end: 1 },
    text: '',
  }
  test('has the time and the line where they are known', () => {
    expect(locate({ ...quote, turn: 12, startMs: 247_000, line: 40 })).toBe('P3a, turn 12, 4:07, line 40')
    expect(locate({ ...quote, turn: 12, startMs: null, line: null })).toBe('P3a, turn 12')
  })
  test('has the transcript where the participant does not name it', () => {
    const place = { ...quote, turn: 1, startMs: null, line: null }
    expect(locate({ ...place, participantId: 'Mina', transcriptId: 'group 1' })).toBe('Mina, group 1, turn 1')
    expect(locate({ ...place, participantId: 'group 1/Mina', transcriptId: 'group 1' })).toBe('group 1/Mina, turn 1')
  })
})

describe('cells of tables in a report', () => {
  test('lead to what they count, but 0 leads nowhere', () => {
    const find = { theme: 'soil' }
    expect(linkedCount(3, find)).toEqual({ value: 3, find })
    expect(linkedCount('2 (1)', find)).toEqual({ value: '2 (1)', find })
    expect([linkedCount(0, find), linkedCount('0 (0)', find), linkedCount('0 of 5', find)]).toEqual([
      0,
      '0 (0)',
      '0 of 5',
    ])
    expect([shownIn(linkedCount(3, find)), shownIn('a')]).toEqual([3, 'a'])
  })
  test('are numbers in a column only where all of them are, or are missing, in figures or written out', () => {
    expect(
      findNumeric(
        ['a', 'b', 'c'],
        [
          [1, 'x', linkedCount(2, {})],
          [2, 3, 0],
        ],
      ),
    ).toEqual([true, false, true])
    expect(
      findNumeric(
        ['a', 'b', 'c'],
        [
          ['–', '–', '2.5'],
          [3, '–', '12 %'],
        ],
      ),
    ).toEqual([true, false, true])
    expect(findNumeric(['a', 'b'], [['12 % (P1)', 'P2']])).toEqual([false, false])
    expect(findNumeric(['a'], [])).toEqual([false])
    expect(findNumeric(['a', 'b'], [[1]])).toEqual([true, false])
  })
})
