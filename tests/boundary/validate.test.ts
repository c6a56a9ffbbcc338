import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { locatedOptions } from '../../src/boundary/located.ts'
import { choose, part } from '../../src/boundary/part.ts'
import { readYaml } from '../../src/boundary/read-yaml.ts'
import { check, validate } from '../../src/boundary/validate.ts'

const Garden = z.strictObject({
  name: z.string('give the garden a name'),
  beds: z.array(z.strictObject({ plants: z.array(z.string('write the plant as text')).default([]) })).default([]),
  owners: z.record(z.string(), z.strictObject({ since: z.number('write the year').optional() })).optional(),
})
const read = (yaml: string) => validate(Garden, readYaml(yaml, 'garden.yaml'))
const problemsOf = (yaml: string) => {
  try {
    read(yaml)
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
  return []
}

describe('a file that is checked', () => {
  test('is given back with what was left out filled in', () => {
    expect(read('name: North\nbeds:\n  - {}\n')).toEqual({ name: 'North', beds: [{ plants: [] }] })
  })
  test('has every problem reported at its line, in the words of its schema', () => {
    expect(problemsOf('name: 7\nbeds:\n  - plants: [bean, [pea]]\n')).toMatchObject([
      { place: { line: 1, column: 7 }, message: 'found 7 in "name": give the garden a name' },
      { place: { line: 3, column: 20 }, message: 'found a list of 1 in "plants": write the plant as text' },
    ])
  })
  test('that is empty, or something else altogether, is one problem', () => {
    expect(problemsOf('')).toMatchObject([
      { place: { line: 1, column: 1 }, message: expect.stringMatching(/^found null here/) },
    ])
    expect(problemsOf('- a\n- b\n')[0]!.message).toMatch(/^found a list of 2 here/)
  })
  test('with hundreds of problems has the first fifty, and the number of the others', () => {
    const found = problemsOf(`name: x\nbeds:\n  - plants: [${'1, '.repeat(80)}]\n`)
    expect(found).toHaveLength(51)
    expect(found.at(-1)!.message).toBe('and 30 more problems of this kind')
  })
})

describe('a key that is not known', () => {
  test.each([
    ['name: x\nbed: []\n', '"bed" is not known here; known are name, beds, owners', 'write "beds"', 2],
    ['name: x\nbeds:\n  - plant: []\n', '"plant" is not known in "beds"; known are plants', 'write "plants"', 3],
    ['name: x\nowners:\n  Ana: { sinse: 1 }\n', '"sinse" is not known in "Ana"; known are since', 'write "since"', 3],
    [
      'name: x\nweather: dry\n',
      '"weather" is not known here; known are name, beds, owners',
      'write one of these instead, or make it a comment that begins with #',
      2,
    ],
  ])('in %j is named at its line, with the nearest known one', (yaml, message, fix, line) => {
    expect(problemsOf(yaml)).toMatchObject([{ code: 'schema/unknown-key', message, fix, place: { line } }])
  })
})

test('a key that has another name elsewhere is given ours, where ours is known', () => {
  const fixOf = (yaml: string) =>
    check(Garden, readYaml(yaml, 'garden.yaml'), { title: 'name', weeds: 'plants' }).problems.at(-1)!.fix
  expect(fixOf('Title: x\nname: y\n')).toBe('write "name"')
  expect(fixOf('name: x\nbeds: [{ weeds: [] }]\n')).toBe('write "plants"')
  expect(fixOf('name: x\nweeds: []\n')).toMatch(/^write one of these/)
})

describe('what was found is described', () => {
  test.each([
    ['nothing', 'beds: []', 'found nothing in "name"'],
    ['a long text by its beginning', `name: [${'x'.repeat(200)}]`, 'found a list of 1 in "name"'],
    [
      'a map by its first keys',
      'name: { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }',
      'found a map with a, b, c, d, e in "name"',
    ],
    ['an empty map', 'name: {}', 'found a map with no keys in "name"'],
  ])('%s', (_, yaml, message) => {
    expect(problemsOf(yaml)[0]!.message).toContain(message)
  })
  test('with at most sixty characters of what somebody wrote', () => {
    const Number7 = z.strictObject({ a: z.number('a number is needed') })
    expect(() => validate(Number7, locatedOptions({ a: 'x'.repeat(500) }, '--x'))).toThrow(/found "x{56}\.\.\. in "a"/)
  })
})

describe('parts that are chosen by name', () => {
  const registry = {
    turn: part('each turn', z.strictObject({}), () => 'turns'),
    window: part(
      'some words',
      z.strictObject({ words: z.number().min(10, 'at least 10 words').default(80) }),
      ({ words }) => `${words} words`,
    ),
  }
  test('are built with their options, or with what these are without', () => {
    const { build } = choose(registry, 'window', 'segmenter')
    expect(build(locatedOptions({}, '--segmenter'))).toBe('80 words')
    expect(build(locatedOptions({ words: 40 }, '--segmenter'))).toBe('40 words')
  })
  test('refuse options that are unknown or out of range', () => {
    const { build } = choose(registry, 'window', 'segmenter')
    expect(() => build(locatedOptions({ words: 3 }, '--segmenter'))).toThrow(/found 3 in "words": at least 10 words/)
    expect(() => build(locatedOptions({ word: 30 }, '--segmenter'))).toThrow(/write "words"/)
  })
  test('that do not exist are named with those that do, and the nearest or the first one', () => {
    expect(() => choose(registry, 'windw', 'segmenter')).toThrow(
      '--segmenter  error  segmenter/unknown\n  there is no segmenter "windw"; there are turn, window\n  fix: write window',
    )
    expect(() => choose(registry, 'paragraphs', 'segmenter')).toThrow(/fix: write one of these/)
    for (const inherited of ['constructor', 'toString', '__proto__'])
      expect(() => choose(registry, inherited, 'segmenter')).toThrow(InputError)
  })
})
