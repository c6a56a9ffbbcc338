import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { InputError } from '../../src/boundary/diagnostic.ts'
import { readArchive } from '../../src/boundary/read-archive.ts'
import { replaceInArchive } from '../../src/boundary/replace-in-archive.ts'

const isProject = (name: string): boolean => name === 'project.qde'
const replace = (bytes: Uint8Array, content: string) =>
  replaceInArchive({ file: 'p.qdpx', bytes }, (name) => (isProject(name) ? strToU8(content) : null))

describe('a file replaced in an archive', () => {
  test('is read back with its checksum, and the others are as they were, in their order', async () => {
    const anyFiles = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-zé]{1,6}\.txt$/), fc.string({ maxLength: 30 })), {
      selector: ([name]) => name,
      maxLength: 4,
    })
    await fc.assert(
      fc.asyncProperty(
        anyFiles,
        fc.nat(4),
        fc.constantFrom(0, 6),
        fc.string({ maxLength: 40 }),
        async (files, at, level, content) => {
          const before = [...files.slice(0, at), ['project.qde', '<old/>'] as const, ...files.slice(at)]
          const options = { level, mtime: new Date(2020, 1, 2) } as const
          const bytes = zipSync(Object.fromEntries(before.map(([name, text]) => [name, [strToU8(text), options]])))
          const after = replace(bytes, content)
          const expected = before.map(([name, text]) => [name, strFromU8(strToU8(isProject(name) ? content : text))])
          expect(Object.entries(unzipSync(after)).map(([name, own]) => [name, strFromU8(own)])).toEqual(expected)
          const read = await readArchive({ file: 'p.qdpx', bytes: after }, () => true)
          expect([...read].map(([name, own]) => [name, strFromU8(own)])).toEqual(expected)
        },
      ),
      { numRuns: 40 },
    )
  })
  test('by what it was gives an archive that is no other the second time', () => {
    const bytes = zipSync({ 'a.txt': strToU8('so'), 'project.qde': strToU8('<old/>') })
    const once = replace(bytes, '<new/>')
    expect(replace(once, '<new/>')).toEqual(once)
  })
})

describe('an archive is refused, rather than written damaged,', () => {
  const whole = zipSync({ 'a.txt': strToU8('so'), 'project.qde': strToU8('<old/>') })
  const spoilt = (at: number, value: number) => {
    const copy = Uint8Array.from(whole)
    copy[at] = value
    return copy
  }
  test.each([
    ['without the file', zipSync({ 'a.txt': strToU8('so') })],
    ['that breaks off', whole.subarray(0, whole.length - 3)],
    ['whose directory is elsewhere', spoilt(whole.length - 6, whole[whole.length - 6]! ^ 0x7f)],
    ['that counts more files than it has', spoilt(whole.length - 12, 9)],
    ['that is none', strToU8('so')],
    ['that is empty', new Uint8Array()],
  ])('%s', (_, bytes) => {
    try {
      replace(bytes, '<new/>')
      expect.unreachable()
    } catch (error) {
      expect((error as InputError).problems).toMatchObject([{ code: 'import/archive', place: { file: 'p.qdpx' } }])
    }
  })
})
