import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { InputError } from '../../src/boundary/diagnostic.ts'
import { locatedOptions } from '../../src/boundary/located.ts'
import { choose, part } from '../../src/boundary/part.ts'

const problemOf = (work: () => unknown) => {
  try {
    work()
    return null
  } catch (error) {
    const [problem] = (error as InputError).problems
    return problem
  }
}

describe('a part that users choose by name', () => {
  const parts = { window: 1, turn: 2, sentence: 3 }
  test('is the entry of that name', () => expect(choose(parts, 'turn', 'segmenter')).toBe(2))
  test.each([
    ['with the name that was probably meant', 'sentense', 'write sentence'],
    ['with all names, where none is near', 'paragraph', 'write one of these'],
  ])('is refused %s, and all names are listed', (_, name, fix) => {
    expect(problemOf(() => choose(parts, name, 'segmenter'))).toMatchObject({
      ...{ code: 'segmenter/unknown', place: { file: '--segmenter' }, fix },
      message: `there is no segmenter "${name}"; there are window, turn, sentence`,
    })
  })
  test.each(Object.getOwnPropertyNames(Object.prototype))('is never what objects have of their own: %s', (name) => {
    expect(problemOf(() => choose(parts, name, 'segmenter'))).not.toBeNull()
  })
})

describe('a part with options', () => {
  const cutter = part('cuts', z.strictObject({ words: z.int().min(5).default(120) }), ({ words }) => `cut at ${words}`)
  const build = (options: object) => cutter.build(locatedOptions(options, '--segmenter'))
  test('takes those that are given, and the usual ones', () => {
    expect([build({}), build({ words: 80 })]).toEqual(['cut at 120', 'cut at 80'])
  })
  test.each([
    ['of which one is out of range', { words: 2 }, '--segmenter words'],
    ['of which one is no number', { words: 'many' }, '--segmenter words'],
    ['of which one is unknown', { wrods: 80 }, '--segmenter'],
  ])('%s are refused at their name', (_, options, file) => {
    expect(problemOf(() => build(options))?.place.file).toContain(file)
  })
})
