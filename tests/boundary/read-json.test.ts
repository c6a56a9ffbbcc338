import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isJsonPrefix, readJson, readJsonLines } from '../../src/boundary/read-json.ts'

const read = (text: string) => readJson(text, 'a.json')

describe('JSON', () => {
  test('is read as it was written, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(read(JSON.stringify(value, null, 1))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
  test('of Python may have numbers that are none: they are null, but words stay words', () => {
    expect(read('{"a": NaN, "b": [Infinity, -Infinity], "said": "NaN, \\"Infinity\\""}')).toEqual({
      a: null,
      b: [null, null],
      said: 'NaN, "Infinity"',
    })
  })
  test('that is nested too deeply is an error of its file', () => {
    expect(() => read('['.repeat(200_000))).toThrow(/^a\.json/)
  })
})

describe('an error in JSON', () => {
  test.each([
    ['{"a": 1,}', 1, 9],
    ['{"a": 1,\n "b": tru}', 2, 10],
    ['{"a": 1,\n "b" 2}', 2, 6],
    ['{"a": NaN,\n "b": }', 2, 7],
    ['[1, 2', 1, 6],
    ['"open', 1, 6],
    ["{'a': 1}", 1, 2],
    ['{"a": 1} x', 1, 10],
    ['', 1, 1],
  ])('in %j is at line %d, column %d', (text, line, column) => {
    expect(() => read(text)).toThrow(new RegExp(`^a\\.json:${line}:${column} {2}error {2}json/syntax`))
  })

  test('is behind numbers that are none, wherever these are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('NaN', '-Infinity', '"Na"', '7'), { minLength: 1 }), (values) => {
        const text = `[${values.join(', ')}, }`
        expect(() => read(text)).toThrow(new RegExp(`:1:${text.length} `))
      }),
    )
  })

  test('shows no more of the file than its place', () => {
    const said = 'He told me about the affair'
    try {
      read(`{"text": "${said}" "x": 1}`)
      expect.unreachable()
    } catch (error) {
      expect(String(error)).not.toContain('affair')
      expect(String(error)).toContain('fix: export it again')
    }
  })

  test('is found where a valid text was cut, at its end', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, where) => {
        const whole = JSON.stringify([value])
        const cut = whole.slice(0, 1 + (where % (whole.length - 1)))
        expect(isJsonPrefix(cut)).toBe(true)
        expect(() => read(cut)).toThrow(new RegExp(`:1:${cut.length + 1} `))
      }),
    )
  })
})

describe('JSON lines', () => {
  test('are a value a line; blank lines are passed over', () => {
    expect(readJsonLines('{"a":1}\n\n  \n[2]\n', 'log.jsonl')).toEqual([{ a: 1 }, [2]])
    expect(readJsonLines('', 'log.jsonl')).toEqual([])
  })
  test('with an error have its line in the file', () => {
    expect(() => readJsonLines('{"a":1}\n\n{"a":}\n', 'log.jsonl')).toThrow(/^log\.jsonl:3:6 /)
  })
})

test.each([
  ['of Python with an open string', `[NaN, ${'x\\"\\'.repeat(50_000)}`],
  ['of Python with a backslash at its end', `[NaN, "${'\\'.repeat(50_001)}`],
])('damaged JSON %s is refused at once', (_, text) => {
  const start = process.cpuUsage()
  expect(() => readJson(text, 'x.json')).toThrow(/x\.json:1:\d+/)
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000)
})
