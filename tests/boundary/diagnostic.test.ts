import { describe, expect, test } from 'vitest'
import { attempt, InputError, inputError, writeDiagnostic, writePlace } from '../../src/boundary/diagnostic.ts'
import { locatedOptions } from '../../src/boundary/located.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'

const problem: Diagnostic = {
  level: 'error',
  code: 'codebook/unknown-parent',
  place: { file: 'codebooks/work.yaml', line: 4, column: 43 },
  message: 'no code has the id "wellbieng"',
  fix: 'write "wellbeing"',
}

describe('a problem', () => {
  test('is written with its place first, so that a terminal makes it a link, then what was found and how to correct it', () => {
    expect(writeDiagnostic(problem)).toBe(
      'codebooks/work.yaml:4:43  error  codebook/unknown-parent\n  no code has the id "wellbieng"\n  fix: write "wellbeing"',
    )
  })
  test('for which no correction is known has no line for one', () => {
    const { fix: _, ...unknown } = problem
    expect(writeDiagnostic({ ...unknown, level: 'warning' }).split('\n')).toHaveLength(2)
  })
  test('of a whole file has no line, and a line without a column has none', () => {
    expect(writePlace({ file: 'P1.txt' })).toBe('P1.txt')
    expect(writePlace({ file: 'P1.txt', line: 3 })).toBe('P1.txt:3')
  })
  test('of a file with an evil name shows what a terminal would act upon', () => {
    expect(writePlace({ file: 'a\u001b[2Jb\nc.txt', line: 1 })).toBe('a\\u001b[2Jb\\u000ac.txt:1')
  })
})

describe('an error of the input', () => {
  test('has all problems in its message, one below the other', () => {
    const { message, name } = new InputError([problem, { ...problem, place: { file: 'b.yaml', line: 9 } }])
    expect(name).toBe('InputError')
    expect(message.match(/^[^\s:]+:\d+/gm)).toEqual(['codebooks/work.yaml:4', 'b.yaml:9'])
  })
  test('is a value where it is awaited; an error of ours is not', async () => {
    expect(await attempt(async () => 7)).toEqual({ value: 7 })
    const failed = await attempt(async () => {
      throw inputError({ code: 'a/b', place: { file: 'x' }, message: 'm' })
    })
    expect(failed).toMatchObject({ problems: [{ level: 'error', code: 'a/b' }] })
    const ours = attempt(async () => {
      throw new TypeError('ours')
    })
    await expect(ours).rejects.toThrow(TypeError)
  })
})

test('an option of a command line has its name as its place', () => {
  const { placeOf } = locatedOptions({ words: 3 }, '--segmenter')
  expect([placeOf([]), placeOf(['words'])]).toEqual([{ file: '--segmenter' }, { file: '--segmenter words' }])
})
