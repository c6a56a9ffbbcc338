import { describe, expect, test } from 'vitest'
import { compileRegex } from '../../../src/text/patterns/regex.ts'

const found = (expression: string, text: string, ignoreCase = false) =>
  compileRegex(expression, ignoreCase).find!(text).map(({ start, end }) => text.slice(start, end))

describe('a regular expression', () => {
  test('finds what it says, one match behind the other', () => {
    expect(found('\\bv\\d+', 'v1 and v22, V3')).toEqual(['v1', 'v22'])
    expect(found('\\bv\\d+', 'v1 and V3', true)).toEqual(['v1', 'V3'])
    expect(found('\\p{Greek}+', 'in αβγ only')).toEqual(['αβγ'])
  })
  test('never finds nothing', () => {
    expect(found('x*', 'aaxbb')).toEqual(['x'])
    expect(found('', 'abc')).toEqual([])
  })
  test('is read with curly apostrophes and decomposed letters like the texts it is searched in', () => {
    expect(found('don’t', "I don't")).toEqual(["don't"])
    expect(found('u\u0308ber', 'über')).toEqual(['über'])
  })
  test.each(['(', '(?<=a)b', '(a)\\1', '[z-a]', '*'])('%s cannot be read, and the reason is given', (expression) => {
    expect(compileRegex(expression, false).wrong).toEqual(expect.any(String))
  })
  test('takes time in proportion to the text, also where others would never end', () => {
    const start = process.cpuUsage()
    expect(found('(a|aa)+$', `${'a'.repeat(2000)}b`)).toEqual([])
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000)
  })
})
