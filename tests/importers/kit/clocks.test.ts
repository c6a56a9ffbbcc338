import { expect, test } from 'vitest'
import { readClock } from '../../../src/importers/kit/clocks.ts'

test.each([
  ['0:22', 22_000],
  ['12:03', 723_000],
  ['1:02:03', 3_723_000],
  ['00:12:03.450', 723_450],
  ['00:12:03,45', 723_450],
  ['75:10', 4_510_000],
  ['100:00:01', 360_001_000],
  ['0:0:4.90', 4090],
  ['00:01:02:15', 62_000],
  ['10:03 AM', 36_180_000],
  ['1:05 pm', 47_100_000],
  ['12:00 a.m.', 0],
  ['1h02m', 3_720_000],
  ['2m 5s', 125_000],
  ['2\'05"', 125_000],
  ['12.5s', 12_500],
  ['0 minutes 3 seconds', 3000],
  ['1 hour 2 minutes 3 seconds', 3_723_000],
  ['2 Minuten 5 Sekunden', 125_000],
])('%j is a time', (written, ms) => {
  expect(readClock(written)).toBe(ms)
})

test.each(['', 'noon', '1:2', '12', '01.05', '1:02:', 'at 1:02'])('%j is none', (written) => {
  expect(readClock(written)).toBeNull()
})
