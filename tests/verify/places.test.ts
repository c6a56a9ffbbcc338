import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { roundToSixDigits } from '../../src/math/round.ts'
import { writeCsv } from '../../src/outputs/tables/write-table.ts'
import { briefly } from '../../src/verify/evidence.ts'
import { jsonPlaces } from '../../src/verify/json-places.ts'
import { isAsExpected, readOwnTable } from '../../src/verify/read-own-table.ts'
import { bytesOf } from '../support/builders.ts'
import { verifiedStudy } from '../support/verified-study.ts'

describe('the line of an item of analysis.json', () => {
  let text: string
  beforeAll(async () => {
    text = new TextDecoder().decode((await verifiedStudy()).report.files.get('analysis.json')!)
  }, 60_000)
  const itemAt = (line: number | undefined): unknown =>
    JSON.parse(text.split('\n')[line! - 1]!.trim().replace(/,$/, ''))

  test.each([
    'participants',
    'files',
    'segments',
    'codings',
    'findings.prevalence',
    'findings.groups',
    'findings.quotes',
  ])('of %s is the line on which it is', (list) => {
    const placeOf = jsonPlaces('analysis.json', text)
    const whole = JSON.parse(text)
    const items: unknown[] = list.startsWith('findings.') ? whole.findings[list.slice(9)] : whole[list]
    expect(items.length).toBeGreaterThan(0)
    for (const [at, item] of items.entries()) expect(itemAt(placeOf(list, at).line)).toEqual(item)
  })
  test('of a value that is no list is that of the value, and there is none of what is not there', () => {
    const placeOf = jsonPlaces('analysis.json', text)
    const lineOf = (list: string) => text.split('\n')[placeOf(list).line! - 1]
    expect(lineOf('findings.participantCount')).toMatch(/^ {2}"participantCount": \d+,?$/)
    expect(lineOf('study')).toMatch(/^ "study": "gardens",$/)
    expect(placeOf('study', 3)).toEqual(placeOf('study'))
    expect(placeOf('findings.nothing')).toEqual({ file: 'analysis.json' })
    expect(jsonPlaces('analysis.json', 'no JSON')('files', 0)).toEqual({ file: 'analysis.json' })
  })
})

describe('a cell of a table of ours', () => {
  test('is as expected for any text and number, with either decimal sign', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }).filter((own) => own.trim() === own && !own.startsWith("'")),
      fc.constantFrom('=1+1', '+49', '-', '@x', 'a\u0007b', '\u200b', 'a, "b"; c\nd'),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      fc.integer(),
      fc.constant(null),
    )
    fc.assert(
      fc.property(cell, (value) => {
        const table = readOwnTable('t.csv', bytesOf(writeCsv({ head: ['a', 'b'], rows: [[value, 'x']] })))
        expect(isAsExpected(table.rows[0]!.cells['a']!, value, table.decimal)).toBe(true)
      }),
      { numRuns: 300 },
    )
    const commas = readOwnTable('t.csv', bytesOf('a;b\n0,25;x\n'))
    expect([commas.decimal, isAsExpected(commas.rows[0]!.cells['a']!, 1 / 4, commas.decimal)]).toEqual([',', true])
  })
  test.each([
    ['0.333333', 1 / 3, true],
    ['0.333334', 1 / 3, false],
    ['0.33333', 1 / 3, false],
    ['12', 12, true],
    ['12.0', 12, false],
    ['1234567', 1_234_567, true],
    ['', null, true],
    ['0', null, false],
    ['', 0, false],
    ['anything', undefined, true],
    ['Soil', 'soil', false],
  ])('"%s" beside %s is as expected: %s', (cell, expected, isOne) => {
    expect(isAsExpected(cell, expected)).toBe(isOne)
  })
  test('has numbers of six digits, whatever their size', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-12, max: 1e12 }), (value) => {
        const rounded = roundToSixDigits(value)
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(Math.abs(value) * 5.01e-6)
        if (!Number.isInteger(value)) expect(isAsExpected(String(rounded), value)).toBe(true)
      }),
    )
  })
})

test('a message shows at most eight words of what was said, and a hundred letters where no blanks part them', () => {
  expect(briefly('水'.repeat(500))).toBe(`${'水'.repeat(100)} …`)
  expect(briefly('👩'.repeat(500)).isWellFormed()).toBe(true)
  expect(briefly('one two  three four five six seven eight')).toBe('one two  three four five six seven eight')
  expect(briefly('one two three four five six seven eight nine')).toBe('one two three four five six seven eight …')
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'word', 'é'), { minLength: 9, maxLength: 30 }), (words) => {
      expect(briefly(words.join('\n')).split(' ')).toHaveLength(9)
    }),
  )
})
