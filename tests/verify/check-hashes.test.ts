import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkInputs, checkSaved, hashFile, hashParts } from '../../src/verify/check-hashes.ts'
import type { ReportAtHand, StudyAtHand, Written } from '../../src/verify/evidence.ts'
import { bytesOf } from '../support/builders.ts'

const folderOf = (files: Readonly<Record<string, Uint8Array>>, saved: Readonly<Record<string, Uint8Array>>) =>
  ({
    folder: 'out',
    files: new Map(Object.entries(files)),
    hashes: Object.entries(saved).map(([file, bytes]) => hashFile(file, bytes)),
  }) as unknown as ReportAtHand

describe('the hashes of a saved file', () => {
  test('are its SHA-256, its size, and the beginnings of those of its parts', () => {
    // SHA-256 of "abc" (FIPS 180-4, example of one block)
    expect(hashFile('a.csv', bytesOf('abc'))).toEqual({
      file: 'a.csv',
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      bytes: 3,
      parts: ['ba7816bf'],
    })
    expect(hashFile('a.csv', new Uint8Array())).toMatchObject({ bytes: 0, parts: [] })
  })
  test('are of at most 200 parts of 64 bytes or more, which together are the file', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40_000 }), (size) => {
        const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 7) % 251)
        const read: number[] = []
        const { parts, sha256 } = hashParts({ file: 'a', bytes: size }, (start, length) => {
          const part = bytes.subarray(start, start + length)
          read.push(...part)
          return part
        })
        expect(parts.length).toBeLessThanOrEqual(200)
        expect(parts.length).toBe(size <= 12_800 ? Math.ceil(size / 64) : Math.ceil(size / Math.ceil(size / 200)))
        expect(read.length).toBe(size)
        expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
      }),
      { numRuns: 30 },
    )
  })
})

describe('a file of a folder of results', () => {
  const table = Array.from({ length: 400 }, (_, at) => `row ${at},${at * at}`).join('\n')
  test('that is as it was saved has nothing to report', () => {
    expect(checkSaved(folderOf({ 'a.csv': bytesOf(table) }, { 'a.csv': bytesOf(table) }))).toEqual([])
  })
  test('that is missing is named', () => {
    expect(checkSaved(folderOf({}, { 'a.csv': bytesOf(table) }))).toEqual([
      expect.objectContaining({
        code: 'verify/saved',
        place: { file: 'a.csv' },
        message: 'this file of the results is missing',
      }),
    ])
  })
  test('with one other byte is named with a line from which on it is found, at most a part before it', () => {
    const bytes = bytesOf(table)
    const partLength = Math.max(64, Math.ceil(bytes.length / 200))
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), (at) => {
        const changed = Uint8Array.from(bytes)
        changed[at] = changed[at] === 120 ? 121 : 120
        const [problem] = checkSaved(folderOf({ 'a.csv': changed }, { 'a.csv': bytes }))
        expect(problem).toMatchObject({ code: 'verify/saved', fix: expect.stringMatching(/analyze the study again/) })
        const lineOf = (end: number) => new TextDecoder().decode(changed.subarray(0, end)).split('\n').length
        expect(problem!.place.line).toBeLessThanOrEqual(lineOf(at))
        expect(problem!.place.line).toBeGreaterThanOrEqual(lineOf(Math.max(0, at - partLength)))
      }),
    )
  })
  test.each([
    ['a.csv', '', 1],
    ['a.csv', table.slice(0, 500), undefined],
    ['a.csv', `${table}\nmore`, undefined],
  ])('that is cut off or goes on is named with a line of its own: %s', (file, text, line) => {
    const [problem] = checkSaved(folderOf({ [file]: bytesOf(text) }, { [file]: bytesOf(table) }))
    expect(problem!.place.line).toBeLessThanOrEqual(text.split('\n').length)
    if (line !== undefined) expect(problem!.place.line).toBe(line)
  })
  test('that has no lines, such as a workbook, is named alone', () => {
    const [problem] = checkSaved(folderOf({ 'tables.xlsx': bytesOf('b') }, { 'tables.xlsx': bytesOf('a') }))
    expect(problem!.place).toEqual({ file: 'tables.xlsx' })
  })
})

describe('an input of an analysis', () => {
  const written = {
    codebook: { file: 'codebook.yaml', sha256: 'aaaaaaaaaaaaaaaa' },
    inputs: [{ file: 'participants.csv', sha256: 'bbbbbbbbbbbbbbbb' }],
    files: [{ file: 'P1.txt', sha256: 'cccccccccccccccc' }],
  } as unknown as Written
  const check = (hashes: Readonly<Record<string, string | null>>) =>
    checkInputs({ ...folderOf({}, {}), written }, {
      hashes: new Map(Object.entries(hashes)),
    } as unknown as StudyAtHand).map(({ code, place, message, fix }) => [code, place.file, message, fix])
  const sound = {
    'codebook.yaml': 'aaaaaaaaaaaaaaaa',
    'participants.csv': 'bbbbbbbbbbbbbbbb',
    'P1.txt': 'cccccccccccccccc',
  }
  test('is the one that was analysed, be it codebook, table or transcript', () => {
    expect(check(sound)).toEqual([])
  })
  test('that changed is named with the beginnings of both hashes, and what to do', () => {
    expect(check({ ...sound, 'P1.txt': 'dddddddddddddddd' })).toEqual([
      [
        'verify/input',
        'P1.txt',
        'this file is not the one that was analysed: its sha256 begins with dddddddddddd, and out records cccccccccccc',
        'restore the file, or analyze the study again',
      ],
    ])
  })
  test('that is not there is asked for', () => {
    const { 'codebook.yaml': _, ...others } = sound
    expect(check({ ...others, 'participants.csv': null })).toEqual([
      [
        'verify/input',
        'codebook.yaml',
        'this input of the analysis is not there',
        'name the folder of the study with --study',
      ],
      [
        'verify/input',
        'participants.csv',
        'this input of the analysis is not there',
        'name the folder of the study with --study',
      ],
    ])
  })
})
