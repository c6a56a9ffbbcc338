import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { readYaml } from '../../src/boundary/read-yaml.ts'

const yaml = `name: Gardens
themes:
  - id: soil
    codes: [water, rain]
  - id: people
empty:
`

describe('YAML', () => {
  test('is the value that was written, JSON included', () => {
    const jsonOf = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small', stringUnit: 'grapheme' }), (value) => {
        expect(readYaml(JSON.stringify(value), 'a.yaml').value).toEqual(jsonOf(value))
        expect(readYaml(stringify(value), 'a.yaml').value).toEqual(jsonOf(value))
      }),
    )
  })
  test('of an empty file, or of comments alone, is nothing', () => {
    expect(readYaml('', 'a.yaml').value).toBeNull()
    expect(readYaml('# to do\n', 'a.yaml').value).toBeNull()
  })
  test('takes yes and no as words, since YAML 1.2 does', () => {
    expect(readYaml('[yes, no, on, true]', 'a.yaml').value).toEqual(['yes', 'no', 'on', true])
  })
})

describe('the place of a value', () => {
  const { placeOf } = readYaml(yaml, 'gardens.yaml')
  test.each([
    [['name'], 1, 7],
    [['themes', 0, 'id'], 3, 9],
    [['themes', 0, 'codes', 1], 4, 20],
    [['themes', 1], 5, 5],
    [[], 1, 1],
  ] as const)('%j is at line %d, column %d', (path, line, column) => {
    expect(placeOf(path)).toEqual({ file: 'gardens.yaml', line, column })
  })
  test('that is missing is the innermost one around it', () => {
    expect(placeOf(['themes', 1, 'label'])).toEqual({ file: 'gardens.yaml', line: 5, column: 5 })
    expect(placeOf(['colour', 'red'])).toEqual({ file: 'gardens.yaml', line: 1, column: 1 })
  })
  test('can be that of its key', () => {
    expect(placeOf(['themes', 0, 'codes'], 'key')).toEqual({ file: 'gardens.yaml', line: 4, column: 5 })
  })
  test('counts lines of Windows as lines', () => {
    const { placeOf: inWindows } = readYaml(yaml.replaceAll('\n', '\r\n'), 'gardens.yaml')
    expect(inWindows(['themes', 0, 'id'])).toMatchObject({ line: 3, column: 9 })
  })
})

describe('a mistake in YAML', () => {
  const problemsOf = (text: string) => {
    try {
      readYaml(text, 'a.yaml')
    } catch (error) {
      if (error instanceof InputError) return error.problems
      throw error
    }
    return []
  }
  test.each([
    ['a: 1\na: 2\n', 2, 'keep one of the two keys'],
    ['a:\n\t- b\n', 2, 'indent with spaces, not tabs'],
    ['a: "open\n', 1, 'add the missing character, or put the text in quotes'],
    ['a: b: c\n', 1, 'put the text after the colon in quotes'],
    ['a: [b, c\nd: 1\n', 2, 'add "]"'],
    ['a: %b\n', 1, 'put the text in quotes'],
    ['a: 1\nb: [c, !d]\n', 2, 'put the text in quotes'],
    ['a: 1\nb:\n  - c\n  - *work\n', 4, 'put it in quotes: "*work"'],
  ])('%j is at its line, with how to correct it', (text, line, fix) => {
    const found = problemsOf(text)
    expect(found.map(({ code }) => code)).toContain('yaml/syntax')
    expect(found.some(({ place, fix: own }) => place.line! >= line && own === fix)).toBe(true)
  })
  test('does not hide the next one: all are reported together', () => {
    expect(problemsOf('a: 1\na: 2\nb: 1\nb: 2\n').map(({ place }) => place.line)).toEqual([2, 4])
  })
  test('is reported once a line, by its cause, and beside those of other lines', () => {
    expect(problemsOf('a:\n  - id: b\n\t  - id: c\n    label: d\n').map(({ message }) => message)).toEqual([
      'Tabs are not allowed as indentation',
    ])
    expect(
      problemsOf('a: b: c\nd: [*e]\n').map(({ place, message }) => `${place.line}:${place.column} ${message}`),
    ).toEqual([
      '1:4 a second colon follows in this text, or the next line is indented too far',
      '2:5 "*e" without quotes repeats a part that is marked "&e", and there is none',
    ])
  })
  test('is no part that is marked before it is repeated', () => {
    expect(readYaml('a: &x [1]\nb: *x\n', 'a.yaml').value).toEqual({ a: [1], b: [1] })
    expect(problemsOf('a: *x\nb: &x [1]\n').map(({ place }) => place.line)).toEqual([1])
  })
  test('of endless repetition, or of a hundred thousand levels, is an error and no crash', () => {
    const bomb = `a: &a [1,1,1,1,1,1,1,1,1]\n${[...'bcdefgh'].map((own, at) => `${own}: &${own} [${`*${'abcdefg'[at]},`.repeat(9)}]`).join('\n')}\n`
    expect(problemsOf(bomb)[0]).toMatchObject({ code: 'yaml/aliases', fix: 'write the repeated part out' })
    expect(problemsOf(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)[0]!.code).toMatch(/yaml\/(too-deep|syntax)/)
  })
})
