import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRow } from '../../src/boundary/csv-row.ts'

test('a row quotes the cells that need it, and no others', () => {
  expect(csvRow(['P1', 'so, "dry"', '', 'a;b', ' c '])).toBe('P1,"so, ""dry""",,a;b, c \n')
  expect(csvRow(['1,5', 'a;b', 'two\nlines'], ';')).toBe('1,5;"a;b";"two\nlines"\n')
})

test('a lone carriage return is quoted, since other programs take it for the end of a row', () => {
  expect(csvRow(['a\rb', 'c'])).toBe('"a\rb",c\n')
})

test('a row is as csv-stringify writes it, with either separator', () => {
  const cell = fc.string({ unit: fc.constantFrom(',', ';', '"', '\n', ' ', "'", 'a', 'ö', '=', '\ufeff') })
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), fc.constantFrom(',' as const, ';' as const), (cells, separator) => {
      expect(csvRow(cells, separator)).toBe(stringify([cells], { delimiter: separator, record_delimiter: 'unix' }))
    }),
  )
})
