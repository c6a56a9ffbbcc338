import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inputError } from '../../../src/boundary/diagnostic.ts'
import { isCacheError, openCache, openTemporary } from '../../../src/runtime/store/cache-folder.ts'
import { folder } from '../../support/command-line.ts'

const permissions = (path: string): number => statSync(path).mode & 0o777
const isPosix = process.getuid !== undefined

describe('the folder of stored parts', () => {
  test('is beside the transcripts, for their owner alone, and no version control takes it up', async () => {
    const study = folder()
    const { folder: cache, doubt, clear } = await openCache(study, undefined)
    expect([cache, doubt]).toEqual([join(study, '.themata'), null])
    expect(readFileSync(join(cache, '.gitignore'), 'utf8')).toBe('*\n')
    if (isPosix) expect(permissions(cache)).toBe(0o700)
    clear()
    expect(existsSync(cache)).toBe(true)
  })
  test('of a study that is one file is in its folder', async () => {
    const file = join(folder(), 'P1.txt')
    writeFileSync(file, 'P1: Yes.')
    expect((await openCache(file, undefined)).folder).toBe(join(file, '..', '.themata'))
  })
  test('keeps what somebody wrote in its list of ignored files', async () => {
    const study = folder()
    mkdirSync(join(study, '.themata'), { mode: 0o700 })
    writeFileSync(join(study, '.themata', '.gitignore'), 'mine\n')
    await openCache(study, undefined)
    expect(readFileSync(join(study, '.themata', '.gitignore'), 'utf8')).toBe('mine\n')
  })
  test('is for one run where nothing is to be kept, and leaves nothing', async () => {
    const { folder: cache, doubt, clear } = await openCache(folder(), false)
    expect([existsSync(cache), doubt]).toEqual([true, null])
    if (isPosix) expect(permissions(cache)).toBe(0o700)
    clear()
    expect(existsSync(cache)).toBe(false)
  })
  test.skipIf(!isPosix)('is closed to others who could read it before', async () => {
    const cache = join(folder(), 'cache')
    mkdirSync(cache)
    chmodSync(cache, 0o755)
    await openCache('study', cache)
    expect(permissions(cache)).toBe(0o700)
  })
  test.skipIf(!isPosix)(
    'that others can write to is not trusted: named, it is refused; else one run does without',
    async () => {
      const study = folder()
      const cache = join(study, '.themata')
      mkdirSync(cache)
      chmodSync(cache, 0o777)
      await expect(openCache(study, cache)).rejects.toThrow(/cache\/not-own[^]*others can write here[^]*--cache/)
      const { folder: instead, doubt, clear } = await openCache(study, undefined)
      expect(instead).not.toBe(cache)
      expect(doubt?.message).toMatch(/cache\/not-own/)
      clear()
    },
  )
  test('that is a file is refused where it is named, and done without where it is not', async () => {
    const study = folder()
    writeFileSync(join(study, '.themata'), 'a file')
    await expect(openCache(study, join(study, '.themata'))).rejects.toThrow(/error/)
    const { doubt, clear } = await openCache(study, undefined)
    expect(doubt?.name).toBe('InputError')
    clear()
  })
})

test('a folder for one run carries the reason for it', () => {
  const doubt = inputError({ code: 'cache/not-own', place: { file: 'x' }, message: 'm' })
  const { doubt: found, clear } = openTemporary(doubt)
  expect(found).toBe(doubt)
  clear()
})
test.each([
  [Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' }), true],
  [new Error("EACCES: permission denied, open '/x'"), true],
  [new Error('EROFS: read-only file system, mkdir'), true],
  [new Error('no such code'), false],
  [new TypeError('a bug, open'), false],
  ['ENOSPC: x, write', false],
])('%s is an error of the disk with the parts: %s', (error, isOne) => {
  expect(isCacheError(error)).toBe(isOne)
})
