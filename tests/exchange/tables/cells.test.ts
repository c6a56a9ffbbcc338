import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isNoCode,
  isSpreadsheetDate,
  readList,
  readRange,
  readShare,
  readTime,
} from '../../../src/exchange/tables/cells.ts'

/** Milliseconds of processor time that a function takes. */
function timeOf(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  return process.cpuUsage(start).user / 1000
}

describe('a date that no calendar has is no time, rather than a day of the next month:', () => {
  test.each([
    ['30 February', '2026-02-30', null],
    ['31 February, as written in German', '31.02.2026', null],
    ['29 February of a year that is no leap year', '2/29/2026', 'month-first'],
    ['month 13', '2026-13-01', null],
    ['day 0', '2026-05-00', null],
    ['25 hours', '14.03.2026 25:00', null],
    ['24 hours, which is the next day', '2026-03-14 24:00', null],
    ['60 minutes', '2026-03-14 10:60', null],
  ] as const)('%s', (_, cell, order) => expect(readTime(cell, order)).toBeNull())
  test('29 February of a leap year is one', () =>
    expect(readTime('2/29/2028', 'month-first')).toBe('2028-02-29T00:00:00.000Z'))
})

describe('a time', () => {
  test.each([
    ['with a zone apart by a blank', '2026-03-14 09:05 +0100', '2026-03-14T08:05:00.000Z'],
    ['of a whole day in a zone', '2026-03-14+01:00', '2026-03-13T23:00:00.000Z'],
    ['with microseconds', '2026-03-14T09:05:00.123456Z', '2026-03-14T09:05:00.123Z'],
    ['with UTC behind it', '2026-03-14 09:05:59 UTC', '2026-03-14T09:05:59.000Z'],
    ['at noon', '12/31/2026 12:30 PM', '2026-12-31T12:30:00.000Z'],
    ['with seconds, and a comma behind the day', '31.12.2026, 9:30:15', '2026-12-31T09:30:15.000Z'],
  ])('%s', (_, cell, time) => expect(readTime(cell, null)).toBe(time))
  test('is the same whatever way it is written in', () => {
    const two = (part: number): string => String(part).padStart(2, '0')
    const moment = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, (date) => {
        const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
        const [hour, minute] = [date.getUTCHours(), two(date.getUTCMinutes())]
        const wanted = `${date.toISOString().slice(0, 16)}:00.000Z`
        const half = `${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`
        expect(readTime(`${day}.${month}.${year} ${hour}:${minute}`, null)).toBe(wanted)
        expect(readTime(`${month}/${day}/${year} ${half}`, 'month-first')).toBe(wanted)
        expect(readTime(date.toISOString(), null)).toBe(date.toISOString())
      }),
    )
  })
})

describe('a list of Python or JSON', () => {
  test.each([
    ['with blanks and line ends between its items', '[ \'a\' ,\n  "b" , c ]', ['a', 'b', 'c']],
    ['with a comma behind the last one', "['a', ]", ['a']],
    ['as a tuple', "('a b', 'c')", ['a b', 'c']],
    ['of words without quotes, as they are', '[soil water, rain]', ['soil water', 'rain']],
    ['with a comma and a bracket in quotes', "['a, b', 'c]d']", ['a, b', 'c]d']],
    ['with lists inside it is none', "[['a'], 'b']", null],
    ['with something behind a quote is none', "['a'b]", null],
    ['that is not closed is none', "['a', 'b'", null],
  ])('%s', (_, cell, items) => expect(readList(cell)).toEqual(items))
  test('is what JSON reads, for any texts', () => {
    const item = fc.string({ maxLength: 8, unit: fc.constantFrom('a', ' ', ',', '"', "'", '[', ']', 'é', '😀') })
    fc.assert(
      fc.property(fc.array(item, { maxLength: 5 }), (items) => {
        expect(readList(JSON.stringify(items))).toEqual(items.filter((one) => one !== ''))
      }),
    )
  })
})

test.each([
  ['a list of blanks', (size: number) => readList(`[${' '.repeat(size)}{]`)],
  ['a list of open quotes', (size: number) => readList(`[${"' ".repeat(size)}]`)],
  ['a number and blanks', (size: number) => readRange(`1${' '.repeat(size)}x`)],
  ['a share and blanks', (size: number) => readShare(`0.5${' '.repeat(size)}x`)],
  ['blanks before a word', (size: number) => isNoCode(`${' '.repeat(size)}x`)],
  ['a time and blanks', (size: number) => readTime(`1.1.2026 ${' '.repeat(size)}x`, null)],
])('%s, as long as a cell can be, takes no time', (_, work) => {
  expect(timeOf(() => work(32_767))).toBeLessThan(200)
})

describe('other cells', () => {
  test.each([
    ['2026-02-01T00:00:00.000Z', true],
    ['01:10:00', true],
    ['62 - 63', false],
    ['12:30', false],
  ])('%s was made a date by a spreadsheet: %s', (cell, is) => expect(isSpreadsheetDate(cell)).toBe(is))
  test.each([
    ['62 – 63', { first: 62, last: 63 }],
    ['12 -  56', { first: 12, last: 56 }],
    ['3:10', { first: 10, last: 10 }],
    ['page 4', { first: 4, last: 4 }],
    ['12 to the end', null],
  ])('the range %j', (cell, range) => expect(readRange(cell)).toEqual(range))
  test.each([
    ['0', 0],
    ['1', 1],
    ['0,25', 0.25],
    ['100 %', 1],
    [' 0.5 % ', 0.005],
    ['101', null],
    ['-0.5', null],
    ['.5', null],
  ])('the confidence %j is %j of 1', (cell, share) => expect(readShare(cell)).toBe(share))
  test.each(['', ' ', 'None', ' n/a ', 'no code', '-', 'NULL'])('%j is no code', (cell) =>
    expect(isNoCode(cell)).toBe(true),
  )
  test.each(['nothing', 'no codes', 'none of us', 'a-b'])('%j is a code', (cell) => expect(isNoCode(cell)).toBe(false))
})
