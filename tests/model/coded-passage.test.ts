import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerAbout, answerFor, type CodedPassage, readWhole } from '../../src/model/coded-passage.ts'

const yes = new Set(['water'])
const none = new Set<string>()

describe('an answer about codes', () => {
  test('is yes where one of them was given', () => {
    expect(answerAbout({ yes, judged: 'all' }, ['rain', 'water'])).toBe(true)
  })
  test('is no only where every one of them was looked for', () => {
    expect(answerAbout({ yes, judged: 'all' }, ['rain'])).toBe(false)
    expect(answerAbout({ yes, judged: new Set(['rain', 'help']) }, ['rain', 'help'])).toBe(false)
  })
  test('is neither where one of them was not looked for', () => {
    expect(answerAbout({ yes: none, judged: new Set(['rain']) }, ['rain', 'help'])).toBeNull()
    expect(answerAbout({ yes: none, judged: none }, ['rain'])).toBeNull()
  })
  test('is a yes also where nothing else was looked for: what was given was seen', () => {
    expect(answerAbout({ yes, judged: none }, ['water'])).toBe(true)
  })
  test('never turns from no to yes, or back, when more codes were looked for', () => {
    const codes = fc.subarray(['a', 'b', 'c', 'd'])
    fc.assert(
      fc.property(codes, codes, codes, codes, (given, looked, more, asked) => {
        if (asked.length === 0) return
        const few = answerAbout({ yes: new Set(given), judged: new Set(looked) }, asked)
        const many = answerAbout({ yes: new Set(given), judged: new Set([...looked, ...more]) }, asked)
        if (few !== null) expect(many).toBe(few)
      }),
    )
  })
})

describe('a coder', () => {
  const passage: CodedPassage = {
    id: 'I1.1',
    group: 'I1',
    text: 'It rained.',
    codesByCoder: new Map([
      ['ana', new Set(['rain'])],
      ['ben', new Set<string>()],
    ]),
    judgedByCoder: new Map([
      ['ana', readWhole],
      ['ben', { codes: new Set(['water']), basis: 'suggested' }],
    ]),
    memoByCoder: new Map(),
  }

  test('who read the whole passage has an answer for every code', () => {
    expect(['rain', 'water', 'never heard of'].map((code) => answerFor(passage, 'ana', code))).toEqual([
      true,
      false,
      false,
    ])
  })
  test('who judged one suggestion has an answer for that code and for no other', () => {
    expect(answerFor(passage, 'ben', 'water')).toBe(false)
    expect(answerFor(passage, 'ben', 'rain')).toBeNull()
  })
  test('who did not look at the passage has no answer', () => {
    expect(answerFor(passage, 'carla', 'rain')).toBeNull()
  })
})
