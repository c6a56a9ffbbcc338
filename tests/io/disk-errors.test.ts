import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { isDiskError, onDisk, problemsOf, toInputError } from '../../src/io/disk-errors.ts'

const diskError = (code: string, syscall: string, path?: string): Error =>
  Object.assign(new Error(`${code}: nothing, ${syscall}`), { code, syscall, ...(path === undefined ? {} : { path }) })
const problemOf = (error: unknown, path?: string) => {
  const known = toInputError(error, path)
  return known instanceof InputError ? known.problems[0]! : null
}

describe('an error of the disk', () => {
  test.each(['open', 'read', 'stat', 'lstat', 'scandir', 'realpath', 'access', 'readlink'])(
    'in %s is one of reading',
    (syscall) => {
      expect(problemOf(diskError('EACCES', syscall), 'P1.txt')).toMatchObject({ code: 'study/unreadable' })
    },
  )
  test.each(['write', 'rename', 'mkdir', 'rmdir', 'unlink', 'ftruncate'])('in %s is one of writing', (syscall) => {
    expect(problemOf(diskError('EACCES', syscall), 'out')).toMatchObject({ code: 'disk/unwritable' })
  })
  test.each([
    ['ENOENT', 'there is no such file or folder', 'check the path'],
    ['ENOSPC', 'the disk is full', 'free some space, or name a place on another disk; nothing was replaced'],
    ['EROFS', 'the disk is read-only', 'name a place that can be written'],
    ['EISDIR', 'this is a folder, not a file', 'name a file, or remove the folder'],
    ['EBUSY', 'another program is using it', 'close that program and run again'],
    ['EMFILE', 'too many files are open', 'close other programs, or raise the limit (ulimit -n)'],
    ['EWEIRD', 'the system reports EWEIRD', 'try again'],
    ['constructor', 'the system reports constructor', 'try again'],
  ])('%s is explained in words, with what to do', (code, message, fix) => {
    expect(problemOf(diskError(code, 'open'), 'P1.txt')).toEqual({
      ...{ level: 'error', code: 'study/unreadable', place: { file: 'P1.txt' } },
      message,
      fix,
    })
  })
  test('names the place that was asked for, else that of the system, else the disk', () => {
    const file = (error: Error, path?: string) => problemOf(error, path)!.place.file
    expect(file(diskError('EIO', 'read', '/tmp/x'), 'P1.txt')).toBe('P1.txt')
    expect(file(diskError('EIO', 'read', '/tmp/x'))).toBe('/tmp/x')
    expect(file(diskError('EIO', 'read'))).toBe('disk')
  })
  test('is known from the system itself', () => {
    try {
      readFileSync('/no/such/file')
      expect.unreachable()
    } catch (error) {
      expect(isDiskError(error)).toBe(true)
      expect(problemOf(error)).toMatchObject({
        place: { file: '/no/such/file' },
        message: 'there is no such file or folder',
      })
    }
  })
  test('is none where a program fails: that goes on as it is', () => {
    for (const error of [
      new Error('mistake'),
      new TypeError('x'),
      Object.assign(new Error(), { code: 'ERR_X' }),
      'x',
      null,
    ]) {
      expect(isDiskError(error)).toBe(false)
      expect(toInputError(error)).toBe(error)
      expect(() => problemsOf(error, 'x')).toThrow()
    }
  })
  test('has a code that the systems know, for all that are explained', () => {
    for (const code of ['EXDEV', 'EDQUOT', 'EFBIG', 'ENAMETOOLONG', 'ELOOP', 'ENXIO', 'ENOTEMPTY', 'ENOTDIR', 'EEXIST'])
      expect(Object.keys(constants.errno)).toContain(code)
  })
})

describe('work on the disk', () => {
  test('gives back what it makes', async () => {
    expect(await onDisk('out', async () => 3)).toBe(3)
  })
  test('that fails names the place', async () => {
    const full = onDisk('out', () => Promise.reject(diskError('ENOSPC', 'write')))
    await expect(full).rejects.toThrow(
      /^out {2}error {2}disk\/unwritable\n {2}the disk is full\n {2}fix: free some space/,
    )
  })
  test('that fails by a mistake of the program is not explained as the disk', async () => {
    const mistake = new RangeError('mistake')
    await expect(onDisk('out', () => Promise.reject(mistake))).rejects.toBe(mistake)
  })
  test('has the problems of the input as well, unchanged', () => {
    const input = new InputError([{ level: 'error', code: 'x/y', place: { file: 'P1.txt', line: 3 }, message: 'no' }])
    expect(problemsOf(input, 'elsewhere')).toBe(input.problems)
    expect(problemsOf(diskError('EIO', 'read'), 'P1.txt')).toMatchObject([{ place: { file: 'P1.txt' } }])
  })
})
