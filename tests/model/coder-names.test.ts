import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  builtInCoders,
  isCoderName,
  isDeviceName,
  isMachineCoder,
  machineCoder,
  toCoderName,
} from '../../src/model/coder-names.ts'

describe('the name of a coder, which is also that of a file,', () => {
  test.each([
    ['stays as it is', 'Maria Ö', 'Maria Ö'],
    ['has hyphens for signs that names of files may not have', 'ana@example.org', 'ana-example.org'],
    ['is composed, so that it is one file everywhere', 'Zoe\u0308', 'Zoë'],
    ['does not begin with a sign', '  (ana)', 'ana'],
    ['has no full stop at its end', 'Ana B.', 'Ana B'],
    ['is no coder of Themata', 'Keyword', 'coder-Keyword'],
    ['is no device of Windows', 'con', 'coder-con'],
    ['is "coder" where nothing is left', '¿?', 'coder'],
  ])('%s', (_, written, name) => expect(toCoderName(written)).toBe(name))
  test('can be one, whatever the name in the other program, and is kept as it is the second time', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: fc.constantFrom('a', '.', ' ', '-', '𝒜', '\ud835', 'é', 'e\u0301'), maxLength: 80 }),
      fc.constantFrom('llm', 'NUL.txt', 'com1', 'learned '),
    )
    fc.assert(
      fc.property(any, (written) => {
        const name = toCoderName(written)
        expect(isCoderName(name)).toBe(true)
        expect(name.isWellFormed()).toBe(true)
        if (name.length <= 50) expect(toCoderName(name)).toBe(name)
        expect(isMachineCoder(machineCoder(written)) && isCoderName(machineCoder(written))).toBe(true)
      }),
    )
  })
})

test('a model is never a person, and a remark that it is a machine is not repeated', () => {
  expect(machineCoder('GPT 4o (machine)')).toBe('machine-GPT 4o')
  expect(isMachineCoder('machine-GPT 4o')).toBe(true)
  expect(['ana', 'the machine-', ...builtInCoders].filter(isMachineCoder)).toEqual([])
})
test.each([
  ['aux', true],
  ['COM1.txt', true],
  ['com', false],
  ['console', false],
  ['nul-1', false],
])('Windows keeps the name %j for a device: %s', (name, is) => expect(isDeviceName(name)).toBe(is))
