import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isInside, readRegular, requireInside } from '../../src/io/read-regular.ts'

const root = mkdtempSync(join(tmpdir(), 'regular-'))
const study = join(root, 'study')
mkdirSync(study)
writeFileSync(join(study, 'participants.csv'), 'id\nP1\n')
writeFileSync(join(root, 'secret.txt'), 'not of the study')
symlinkSync(join(root, 'secret.txt'), join(study, 'outside.csv'))
symlinkSync(join(study, 'participants.csv'), join(study, 'inside.csv'))

test('a file that describes a study is read whole, up to a limit', () => {
  expect(readRegular(join(study, 'participants.csv')).toString()).toBe('id\nP1\n')
  expect(() => readRegular(join(study, 'participants.csv'), 3)).toThrow(/is the limit|are the limit/)
})
test('a folder is no file', () => {
  expect(() => readRegular(study)).toThrow(/folder/)
})
test('a link is followed inside the study, and never out of it', () => {
  expect(() => requireInside(study, join(study, 'inside.csv'))).not.toThrow()
  expect(() => requireInside(study, join(study, 'outside.csv'))).toThrow('this link leads out of the study')
})
test.each([
  ['/study', '/study', true],
  ['/study', '/study/a/b.txt', true],
  ['/study', '/study/../study/a', true],
  ['/study', '/study-2/a', false],
  ['/study', '/study/../other', false],
  ['/study', '/study/..a', true],
  ['/study/a', '/study', false],
])('of %s and %s, the second is inside the first: %s', (folder, path, inside) => {
  expect(isInside(folder, path)).toBe(inside)
})
