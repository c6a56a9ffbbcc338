import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import { safeReader } from '../../src/io/readers.ts'
import { runStudy } from '../../src/runtime/run-study.ts'
import { reduceShards } from '../../src/runtime/shards/reduce-shards.ts'
import { assignShard, fitShards, mapShard, shardOf } from '../../src/runtime/shards/shards.ts'
import type { StudyRequest } from '../../src/runtime/study-request.ts'
import { readResource } from '../support/builders.ts'
import { alone, bytesOfAll, gardenStudy } from '../support/work.ts'

const broken = {
  'broken.json': '{ "a": ',
  'talk/P9b.txt': 'P9b: It was dry. We watered the beds.\nI: And?\nP9b: It rained.\n',
}
let request: StudyRequest
let expected: Map<string, string>
beforeAll(async () => {
  request = await gardenStudy(7, {
    ...broken,
    'participants.csv': 'participant,organization,role\nP1a,north,cook\nP2a,north,smith\nP3a,south,cook\n',
    'decisions/ana.csv':
      'transcript,start,end,code,status,stance\nP1a,10,60,soil-water,accepted,problem\nP2a,10,60,soil-water,accepted,works\nP3a,10,60,soil-water,accepted,neutral\nP4a,10,60,soil-water,accepted,problem\n',
  })
  const { analysis } = await runStudy(request, alone())
  expected = await bytesOfAll(analysis)
})

describe('work in shards gives the same bytes as one run', () => {
  test('however it is split, in whatever order, and however often a shard is done', async () => {
    const splits = fc.integer({ min: 1, max: 5 }).chain((of) =>
      fc.record({
        of: fc.constant(of),
        order: fc.shuffledSubarray([...Array(of).keys()], { minLength: of, maxLength: of }),
        again: fc.nat(of - 1),
        lost: fc.boolean(),
      }),
    )
    await fc.assert(
      fc.asyncProperty(splits, async ({ of, order, again, lost }) => {
        const working = alone()
        for (const index of order) expect(await mapShard(request, { index, of }, working)).toBe('done')
        expect(await mapShard(request, { index: again, of }, working)).toBe('skipped')
        await fitShards(request, working)
        // What a lost disk takes of one step is made anew by the next.
        if (lost) rmSync(join(working.folder, 'prepared'), { recursive: true })
        for (const index of [...order].reverse())
          expect(await assignShard(request, { index, of }, working)).toBe('done')
        expect(await assignShard(request, { index: again, of }, working)).toBe('skipped')
        expect(await bytesOfAll((await reduceShards(request, working.folder)).analysis)).toEqual(expected)
      }),
      { numRuns: 8 },
    )
  })

  test('with workers and without', async () => {
    const { analysis } = await runStudy(request, { ...alone(), workers: 2 })
    expect(await bytesOfAll(analysis)).toEqual(expected)
  })

  test('and as an analysis in memory', async () => {
    const { loadStudy } = await import('../../src/io/load-study.ts')
    const { study } = await loadStudy(request.listed.base, safeReader)
    const analysis = await analyze({ ...study, ...request.frame, files: study.files }, request.chosen, {
      version: '1',
      readResource,
    })
    expect(await bytesOfAll(analysis)).toEqual(expected)
  })

  test('with names replaced by ids', async () => {
    const named = await gardenStudy(3, { 'Mina.txt': 'Interviewer: And?\nMina: I am Mina, and we watered the beds.\n' })
    const renamed = { ...named, chosen: { ...named.chosen, pseudonyms: true } }
    const whole = await bytesOfAll((await runStudy(renamed, alone())).analysis)
    expect([...whole.values()].join('')).not.toContain('Mina')
    const working = alone()
    for (const index of [1, 0]) await mapShard(renamed, { index, of: 2 }, working)
    await fitShards(renamed, working)
    for (const index of [0, 1]) await assignShard(renamed, { index, of: 2 }, working)
    expect(await bytesOfAll((await reduceShards(renamed, working.folder)).analysis)).toEqual(whole)
  })
})

describe('what does not belong together is refused', () => {
  test('missing shards are named', async () => {
    const working = alone()
    await mapShard(request, { index: 0, of: 3 }, working)
    await expect(fitShards(request, working)).rejects.toThrow(/2 of 3 shards are missing \(1, 2\)/)
    await expect(reduceShards(request, working.folder)).rejects.toThrow(/2 of 3 shards are missing/)
    for (const index of [1, 2]) await mapShard(request, { index, of: 3 }, working)
    await expect(reduceShards(request, working.folder)).rejects.toThrow(/nothing was fitted yet/)
  })

  test('shards of another version, codebook or split', async () => {
    const working = alone()
    await mapShard({ ...request, version: '2' }, { index: 0, of: 2 }, working)
    await mapShard(request, { index: 1, of: 2 }, working)
    await expect(fitShards(request, working)).rejects.toThrow(/map-0-of-2\.json[^]*another version, codebook/)
    await mapShard(request, { index: 0, of: 2 }, working)
    await mapShard(request, { index: 0, of: 3 }, working)
    await expect(fitShards(request, working)).rejects.toThrow(/a split into 2 and of a split into 3/)
  })

  test('what was damaged is not believed: a step that is asked for again is done again, others name the file', async () => {
    const working = alone()
    const damage = (name: string, change: (text: string) => string) => {
      const path = join(working.folder, name)
      writeFileSync(path, change(readFileSync(path, 'utf8')))
    }
    for (const index of [0, 1]) await mapShard(request, { index, of: 2 }, working)
    damage('map-0-of-2.json', (text) => text.replace(/"order":(\d+)/, '"order":9$1'))
    await expect(fitShards(request, working)).rejects.toThrow(/map-0-of-2\.json[^]*this file is corrupted/)
    expect(await mapShard(request, { index: 0, of: 2 }, working)).toBe('done')
    await fitShards(request, working)
    damage('fit.json', (text) => text.slice(0, 20))
    await expect(assignShard(request, { index: 0, of: 2 }, working)).rejects.toThrow(
      /fit\.json[^]*this file is corrupted/,
    )
  })

  test('a transcript that came while the shards were prepared', async () => {
    const growing = await gardenStudy(3)
    const working = alone()
    await mapShard(growing, { index: 0, of: 2 }, working)
    writeFileSync(join(growing.listed.base, 'P8a.txt'), 'P8a: It was dry.\n')
    const { requestOf } = await import('../support/work.ts')
    await mapShard(await requestOf(growing.listed.base), { index: 1, of: 2 }, working)
    await expect(fitShards(growing, working)).rejects.toThrow(/added or removed/)
  })
})

test('each transcript has one shard, and shards are about equally large', () => {
  const counts = [0, 0, 0, 0]
  for (let number = 0; number < 4000; number++) counts[shardOf(`P${number}a`, 4)]!++
  for (const count of counts) expect(count).toBeGreaterThan(800)
})

test('nothing half-written lies under the name of a part', async () => {
  const working = alone()
  await mapShard(request, { index: 0, of: 1 }, working)
  expect(readdirSync(working.folder, { recursive: true }).filter((name) => String(name).endsWith('.tmp'))).toEqual([])
})
