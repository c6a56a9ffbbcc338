import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeFormula, unescapeFormula } from '../../src/boundary/formula-cells.ts'

describe('a cell of a spreadsheet', () => {
  test.each(['=1+1', '+49 30', '-5', '@ana', '  =1', '\u00a0=1', '\t=1', '\r\n=1', "'=1"])(
    'that begins like %j would be evaluated, and gets an apostrophe in front',
    (cell) => {
      expect(escapeFormula(cell)).toBe(`'${cell}`)
    },
  )
  test.each(['', 'yes', 'a=b', '5', '“=1”', "'quoted'", "don't"])('that begins like %j stays as it is', (cell) => {
    expect(escapeFormula(cell)).toBe(cell)
  })
  test('is the same after writing and reading, whatever it holds, and never begins with a sign of a formula', () => {
    const piece = fc.constantFrom("'", '=', '+', '-', '@', ' ', '\t', '\r', '\u00a0', '\ufeff', 'a', '1')
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 6 }), (cell) => {
        const written = escapeFormula(cell)
        expect(unescapeFormula(written)).toBe(cell)
        expect(written).not.toMatch(/^\s*[=+\-@]/)
      }),
    )
  })
})
