import { expect, test } from 'vitest'
import type { DrawSummary } from '../../../src/model/draw.ts'
import { describeReading, sizeOf } from '../../../src/outputs/report/describe-reading.ts'
import { countWithLimits, shareWithLimits } from '../../../src/outputs/report/wording.ts'

const draw = (more: Partial<DrawSummary> = {}): DrawSummary => ({
  ...{ id: 'check', by: 'ana', time: null, seed: 1, frame: 'sha256:0', transcripts: 4 },
  classes: [
    { class: 'likely', size: 300, drawn: 60, read: 40, rule: 'suggested' },
    { class: 'other', size: 700, drawn: 40, read: 10, rule: 'else' },
  ],
  ...{ reader: 'ana', readers: [{ coder: 'ana', read: 50 }], waiting: 0, seen: 0 },
  ...more,
})

test('a drawn sample that nobody has read is said to be unread', () => {
  expect(describeReading(draw({ reader: null, readers: [] }))).toBe(
    'Nobody has read any of the 100 drawn segments without suggestions yet.',
  )
})
test('how far the reading is has the segments that wait, those seen before, and the other readers', () => {
  expect(describeReading(draw())).toBe('ana has read 50 of the 100 drawn segments without suggestions.')
  const readers = [
    { coder: 'ana', read: 50 },
    { coder: 'ben', read: 20 },
  ]
  expect(describeReading(draw({ readers, waiting: 3, seen: 2 }))).toBe(
    'ana has read 50 of the 100 drawn segments without suggestions; 3 more come after one that is unread, and count when that is read; 2 were seen with suggestions before, and do not count; ben 20 of them, too.',
  )
})
test('the frame of a draw is all of its classes', () => {
  expect(sizeOf(draw())).toBe(1000)
})
test('an estimate is written with its interval', () => {
  expect(countWithLimits({ value: 229.6, low: 184.2, high: 307.9 })).toBe('230 (184 to 308)')
  expect(shareWithLimits({ value: 0.12, low: 0.08, high: 0.171 })).toBe('12 % (8 to 17 %)')
})
