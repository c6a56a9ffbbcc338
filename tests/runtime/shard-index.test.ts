import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  type AssignIndex,
  type FitIndex,
  type MapIndex,
  readFit,
  readIndexes,
  readOwnIndex,
  writeFit,
  writeIndex,
} from '../../src/runtime/shards/shard-index.ts'
import { readChecksummed, writeChecksummed } from '../../src/runtime/store/checksummed-json.ts'
import { folder } from '../support/command-line.ts'

const hash = (digit: string): string => digit.repeat(64)
const run = hash('a')
const fit: FitIndex = { fingerprint: run, fit: hash('1'), transcripts: hash('2') }
const mapped = (index: number, of: number): MapIndex => ({
  stage: 'map',
  ...{ index, of },
  fingerprint: run,
  names: hash('3'),
  tasks: [{ file: 'P1a.txt', path: '/s/P1a.txt', isBundled: false, size: 9, order: index, id: 'P1a' }],
  results: [{ order: index, problems: [] }],
  failures: [{ level: 'error', code: 'import/empty', place: { file: 'x.txt', line: 2 }, message: 'm', fix: 'f' }],
  notes: [],
})
const assigned = (index: number, of: number): AssignIndex => ({
  stage: 'assign',
  ...{ index, of },
  fingerprint: run,
  fit,
  keys: [[index, hash('4')]],
  tally: hash('5'),
})

test('indexes are read as they were written', () => {
  const work = folder()
  for (const index of [0, 1]) writeIndex(work, mapped(index, 2))
  for (const index of [0, 1]) writeIndex(work, assigned(index, 2))
  writeFit(work, fit)
  expect(readIndexes(work, 'map', run)).toEqual([mapped(0, 2), mapped(1, 2)])
  expect(readIndexes(work, 'assign', run)).toEqual([assigned(0, 2), assigned(1, 2)])
  expect(readFit(work, run)).toEqual(fit)
  expect(readOwnIndex(work, 'map', { index: 1, of: 2 }, run)).toEqual(mapped(1, 2))
})

test('the index of another run is none of ours: a shard is done again, and a later step refuses it by name', () => {
  const work = folder()
  writeIndex(work, mapped(0, 1))
  writeFit(work, fit)
  expect(readOwnIndex(work, 'map', { index: 0, of: 1 }, hash('b'))).toBeNull()
  expect(() => readIndexes(work, 'map', hash('b'))).toThrow(/map-0-of-1\.json[^]*another version, codebook/)
  expect(() => readFit(work, hash('b'))).toThrow(/fit\.json[^]*another version, codebook/)
})

describe('an index that this version did not write', () => {
  const rewrite = (path: string, change: (value: Record<string, unknown>) => object): void => {
    const found = readChecksummed(path)
    if (found === null || found === 'damaged') throw new Error(path)
    writeChecksummed(path, change(found.value as Record<string, unknown>))
  }
  test('but one with another format is refused as of another version, whatever its fingerprint', () => {
    const work = folder()
    writeIndex(work, mapped(0, 1))
    writeFit(work, fit)
    rewrite(join(work, 'map-0-of-1.json'), (value) => ({ ...value, format: 'themata-work/9' }))
    rewrite(join(work, 'fit.json'), ({ format: _, ...older }) => older)
    expect(() => readIndexes(work, 'map', run)).toThrow(/map-0-of-1\.json[^]*another version/)
    expect(() => readFit(work, run)).toThrow(/fit\.json[^]*another version/)
    expect(readOwnIndex(work, 'map', { index: 0, of: 1 }, run)).toBeNull()
  })
  test('and has other fields is corrupted, however right its check sum', () => {
    const work = folder()
    writeIndex(work, mapped(0, 1))
    rewrite(join(work, 'map-0-of-1.json'), (value) => ({ ...value, tasks: [{ order: 'first' }] }))
    expect(() => readIndexes(work, 'map', run)).toThrow(/corrupted/)
    writeIndex(work, assigned(0, 1))
    rewrite(join(work, 'assign-0-of-1.json'), (value) => ({ ...value, keys: [[-1, 'x']] }))
    expect(() => readIndexes(work, 'assign', run)).toThrow(/corrupted/)
  })
  test('and is cut off is corrupted', () => {
    const work = folder()
    writeFileSync(join(work, 'fit.json'), '{"sum":"00000000","val')
    expect(() => readFit(work, run)).toThrow(/corrupted/)
  })
})

test('shards that are missing are named, and splits are not mixed', () => {
  const work = folder()
  expect(() => readIndexes(work, 'map', run)).toThrow(/no shard of map is finished/)
  writeIndex(work, mapped(1, 3))
  expect(() => readIndexes(work, 'map', run)).toThrow(/2 of 3 shards are missing \(0, 2\)[^]*--shard 0\/3/)
  writeIndex(work, mapped(0, 2))
  expect(() => readIndexes(work, 'map', run)).toThrow(/split into/)
})
