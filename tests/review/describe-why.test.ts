import { expect, test } from 'vitest'
import type { Evidence } from '../../src/model/coding.ts'
import { describeWhy } from '../../src/review/describe-why.ts'

const text = 'Alarms at night, alarms by day, and we save no time.'
const keyword = (written: string, start: number, end: number): Evidence =>
  ({ kind: 'keyword', keyword: written, span: { start, end } }) as Evidence

test('each keyword is named once, with the words that it found and without their offsets', () => {
  expect(describeWhy([keyword('alarm', 0, 6), keyword('alarm', 17, 23), keyword('save & time', 39, 51)], text)).toEqual(
    ['keyword "alarm": "alarms"', 'keyword "save & time": "save no time"'],
  )
})

test('a keyword that stands in the passage as it is written is not repeated', () => {
  expect(describeWhy([keyword('Night', 10, 15)], text)).toEqual(['keyword "Night"'])
})

test('other reasons follow as they are described everywhere', () => {
  const near: Evidence = { kind: 'anchor', anchor: 'The monitor beeps.', similarity: 0.5 }
  expect(describeWhy([near, keyword('alarm', 0, 6)], text)).toEqual([
    'keyword "alarm": "alarms"',
    'similar to "The monitor beeps." (0.50)',
  ])
})
