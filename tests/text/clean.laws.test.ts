import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { escapeFormula, unescapeFormula } from '../../src/boundary/formula-cells.ts'
import { readStudyTable } from '../../src/boundary/read-table.ts'
import { escapeXml } from '../../src/outputs/figures/svg.ts'
import { writeCsv } from '../../src/outputs/tables/write-table.ts'
import { cleanForTerminal, cleanName, cleanText } from '../../src/text/clean.ts'

/** Any text, also with halves of surrogate pairs, and often with what is dangerous. */
const anything = fc.oneof(
  fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      "'",
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\n',
      ' ',
      '"',
      ',',
      '<',
      '&',
      '\u001b',
      '\u009b',
      '\u202e',
      '\ufffe',
      '\ud83d',
    ),
  }),
)

test('a cleaned text is as long as it was, and XML can hold it', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(cleanText(text)).toHaveLength(text.length)
      expect(cleanText(cleanText(text))).toBe(cleanText(text))
      const parser = new SaxesParser()
      parser.on('error', (error) => {
        throw error
      })
      parser.write(`<a b="${escapeXml(text)}">${escapeXml(text)}</a>`).close()
    }),
  )
})

test('nothing that a terminal acts upon comes through, and a name stays on its line', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(cleanForTerminal(text)).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
      expect(cleanName(text)).not.toMatch(/[\0-\x1f\x7f-\x9f\u2028\u2029]/)
    }),
  )
})

test('what is escaped in a cell cannot run, and is taken back when it is read', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(escapeFormula(text)).not.toMatch(/^[\s\u00a0\ufeff]*[=+\-@\t\r]/)
      expect(unescapeFormula(escapeFormula(text))).toBe(text)
    }),
  )
})

test('a table that is written and read again holds the same cells, under the same columns', () => {
  const cell = anything.map((text) => cleanText(text).replace(/\r/g, ' '))
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 3 }), (cells) => {
      const head = cells.map((_, index) => (index === 0 ? '=HYPERLINK("x")' : `-c${index}`))
      const { columns, rows } = readStudyTable(writeCsv({ head, rows: [cells] }), 'table.csv')
      expect(columns).toEqual(head)
      if (cells.some((text) => text.trim() !== '')) expect(Object.values(rows[0]!.cells)).toEqual(cells)
    }),
  )
})
