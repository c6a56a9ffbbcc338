import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createSum } from '../../../src/findings/tally/tally.ts'
import { sumTallies } from '../../../src/runtime/store/coded-part.ts'
import { partsOfStudy } from '../../../src/runtime/store/coded-parts.ts'
import { codedPartsKey, codeKey, fingerprintOf, prepareKey, sumOfTalliesKey } from '../../../src/runtime/store/keys.ts'
import { requireModel } from '../../../src/runtime/store/require-model.ts'
import { openStore, writeValue } from '../../../src/runtime/store/store.ts'
import { separateFailures } from '../../../src/runtime/stored-transcript.ts'
import { folder } from '../../support/command-line.ts'

const hash = (digit: string): string => digit.repeat(64)
const limits = { quotes: 3, quotesPerParticipant: 2 } as Parameters<typeof createSum>[0]
const tally = createSum(limits).total
const context = (id: string) => ({ id }) as unknown as Parameters<typeof codeKey>[4]

describe('the coded parts of a whole study', () => {
  const inputs = () => ({
    ...{ model: hash('1'), inputs: hash('2'), keywords: 'k' },
    transcripts: ['P1', 'P2'].map((id) => ({ key: hash('a'), context: context(id) })),
  })
  const coded = { keys: [hash('b'), hash('c')], used: [hash('d')], tally }
  /** A store with a study of two transcripts that was coded before. */
  const studyIn = (root: string) => {
    const store = openStore(root)
    for (const key of [hash('a'), hash('e')]) store.write('prepared', key, { head: Buffer.from('x') })
    for (const key of coded.keys) store.write('coded', key, { tally: Buffer.from('x') })
    return { store, parts: partsOfStudy(inputs(), [hash('a'), hash('e')], store) }
  }
  test('are found again under the same inputs, with the key under which they are', () => {
    const { parts, store } = studyIn(folder())
    expect(parts.read()).toBeNull()
    const written = parts.write(coded)
    const key = codedPartsKey(inputs())
    expect(written).toEqual({ ...coded, used: [hash('d'), sumOfTalliesKey(coded.keys), key] })
    expect(parts.read()).toEqual(written)
    expect(partsOfStudy({ ...inputs(), keywords: 'l' }, [hash('a')], store).read()).toBeNull()
  })
  test('use a sum that other runs have kept of the same codings, and miss one that is lost', () => {
    const { parts, store } = studyIn(folder())
    const kept = { ...tally, segments: 7 }
    writeValue(store, sumOfTalliesKey(coded.keys), kept)
    expect(parts.write(coded).tally).toBe(tally)
    expect(parts.read()?.tally).toEqual(kept)
    rmSync(join(store.folder, 'study', sumOfTalliesKey(coded.keys)[0]!), { recursive: true })
    expect(parts.read()).toBeNull()
  })
  test.each([
    ['prepared', hash('e')],
    ['coded', hash('c')],
  ])('are not believed where a %s part is lost or damaged', (kind, key) => {
    const root = folder()
    const { parts } = studyIn(root)
    parts.write(coded)
    const path = join(root, kind, key[0]!, key)
    writeFileSync(path, 'nonsense')
    expect(parts.read()).toBeNull()
    expect(readdirSync(join(root, kind, key[0]!))).toEqual([])
  })
  test('are not kept of a study so large that their sum takes long to write', () => {
    const { store } = studyIn(folder())
    const parts = partsOfStudy(inputs(), Array(5001).fill(hash('a')), store)
    expect(parts.write(coded)).toBe(coded)
    expect(parts.read()).toBeNull()
  })
})

describe('keys of results', () => {
  const frame = { codebook: { file: 'c.yaml', text: 'a' } } as unknown as Parameters<typeof fingerprintOf>[0]['frame']
  const run = { frame, chosen: {}, version: '1' }
  test.each([
    ['the version', { ...run, version: '2' }],
    ['an option', { ...run, chosen: { seed: 2 } }],
    ['the codebook', { ...run, frame: { ...frame, codebook: { file: 'c.yaml', text: 'b' } } }],
    ['the name of the codebook', { ...run, frame: { ...frame, codebook: { file: 'd.yaml', text: 'a' } } }],
  ])('of a run differ with %s', (_, other) => {
    expect(fingerprintOf(other as typeof run)).not.toBe(fingerprintOf(run))
    expect(fingerprintOf(run)).toMatch(/^[0-9a-f]{64}$/)
  })
  test('of a prepared transcript differ with its file, its id and its bytes', () => {
    const inputs = {} as Parameters<typeof prepareKey>[2]
    const keys = [
      prepareKey({ file: 'P1.txt', id: 'P1' }, 'x', inputs, '1'),
      prepareKey({ file: 'P2.txt', id: 'P1' }, 'x', inputs, '1'),
      prepareKey({ file: 'P1.txt', id: 'P2' }, 'x', inputs, '1'),
      prepareKey({ file: 'P1.txt', id: 'P1' }, 'y', inputs, '1'),
      prepareKey({ file: 'P1.txt', id: 'P1' }, 'x', inputs, '2'),
      prepareKey({ file: 'P1.txtP1', id: '' }, 'x', inputs, '1'),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })
  test('of a coded transcript differ by what was looked for and what was found, and with its place in the study', () => {
    const of = (kind: 'lookup' | 'content', id: string, found: string) =>
      codeKey(kind, hash('a'), hash('b'), hash('c'), context(id), found)
    const keys = [of('lookup', 'P1', 'x'), of('content', 'P1', 'x'), of('content', 'P2', 'x'), of('content', 'P1', 'y')]
    expect(new Set(keys).size).toBe(4)
  })
  test('of a study differ with the order of its transcripts', () => {
    const one = { key: hash('a'), context: context('P1') }
    const two = { key: hash('b'), context: context('P2') }
    const of = (transcripts: readonly (typeof one)[]) =>
      codedPartsKey({ model: 'm', inputs: 'i', keywords: 'k', transcripts })
    expect(of([one, two])).not.toBe(of([two, one]))
  })
})

describe('counts that are added up from parts', () => {
  test('are those of every part, or an error that names the one that is missing', () => {
    const store = openStore(folder())
    const part = { kind: 'study' as const, key: hash('1'), name: 'counts of shard 0/1', fix: 'run it again' }
    expect(() => sumTallies([part], limits, store)).toThrow(/work\/missing[^]*counts of shard 0\/1[^]*run it again/)
    writeValue(store, hash('1'), tally)
    expect(sumTallies([part], limits, store)).toEqual(tally)
    expect(sumTallies([], limits, store)).toEqual(tally)
  })
  test('need the model, which names the step to run again', () => {
    const store = openStore(folder())
    expect(() => requireModel(hash('9'), store)).toThrow(/work\/missing[^]*the fitted model[^]*"themata fit" first/)
    writeValue(store, hash('9'), { isFitted: true })
    expect(requireModel(hash('9'), store)).toEqual({ isFitted: true })
    rmSync(join(store.folder, 'study'), { recursive: true })
    expect(() => requireModel(hash('9'), store)).toThrow(/work\/missing/)
  })
})

test('results are parted into transcripts, each with its task, and problems, in any order', () => {
  const task = (order: number) => ({
    file: `P${order}.txt`,
    path: '',
    isBundled: false,
    size: 1,
    order,
    id: `P${order}`,
  })
  const problem = { level: 'error' as const, code: 'import/empty', place: { file: 'P2.txt' }, message: 'm' }
  const prepared = { key: hash('a') } as Extract<Parameters<typeof separateFailures>[1][number], { key: string }>
  const { transcripts, failures } = separateFailures(
    [task(2), task(1), task(0)],
    [
      { ...prepared, order: 1 },
      { order: 2, problems: [problem] },
      { ...prepared, order: 0 },
    ],
  )
  expect(transcripts.map((own) => own.task.id)).toEqual(['P1', 'P0'])
  expect(failures).toEqual([problem])
})
