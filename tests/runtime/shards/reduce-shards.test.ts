import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { InputError } from '../../../src/boundary/diagnostic.ts'
import { reduceShards } from '../../../src/runtime/shards/reduce-shards.ts'
import { readOwnIndex, type Shard, writeIndex } from '../../../src/runtime/shards/shard-index.ts'
import { assignShard, fitShards, mapShard } from '../../../src/runtime/shards/shards.ts'
import { waitForSteps } from '../../../src/runtime/shards/wait-for-steps.ts'
import { fingerprintOf } from '../../../src/runtime/store/keys.ts'
import type { ExecutionOptions, StudyRequest } from '../../../src/runtime/study-request.ts'
import { alone, gardenStudy } from '../../support/work.ts'

const halves: readonly Shard[] = [
  { index: 0, of: 2 },
  { index: 1, of: 2 },
]
let request: StudyRequest
let working: ExecutionOptions
beforeAll(async () => {
  request = await gardenStudy(4)
  working = alone()
  for (const shard of halves) await mapShard(request, shard, working)
  await fitShards(request, working)
  for (const shard of halves) await assignShard(request, shard, working)
})
const assigned = (shard: Shard) => readOwnIndex(working.folder, 'assign', shard, fingerprintOf(request))!
/** The error after the index of the second half is another; it is put back. */
async function errorWith(change: (index: ReturnType<typeof assigned>) => object): Promise<string> {
  const index = assigned(halves[1]!)
  writeIndex(working.folder, { ...index, ...change(index) })
  try {
    await reduceShards(request, working.folder)
    return ''
  } catch (error) {
    return (error as Error).message
  } finally {
    writeIndex(working.folder, index)
  }
}

describe('shards that are added up', () => {
  test('are all of the study', async () => {
    expect((await reduceShards(request, working.folder)).analysis.files).toHaveLength(4)
  })
  test('name the transcripts that none of them has coded', async () => {
    const [lost] = assigned(halves[1]!).keys
    expect(await errorWith(({ keys }) => ({ keys: keys.slice(1) }))).toMatch(
      new RegExp(`work/missing[^]*1 of 4 transcripts are not coded: P${lost![0] + 1}a\\n[^]*fix: run "themata fit"`),
    )
  })
  test('are of the same fit', async () => {
    const other = { fingerprint: fingerprintOf(request), fit: '1'.repeat(64), transcripts: '2'.repeat(64) }
    expect(await errorWith(() => ({ fit: other }))).toMatch(/work\/missing[^]*coded with another fit than the last/)
  })
  test('have no count that is missing: the shard whose sum is lost is named', async () => {
    expect(await errorWith(() => ({ tally: '3'.repeat(64) }))).toMatch(
      /work\/missing[^]*counts of shard 1\/2: this part is missing[^]*--shard 1\/2 again/,
    )
  })
  test('code nothing that does not belong to the study', async () => {
    expect(await errorWith(({ keys }) => ({ keys: [...keys, [99, keys[0]![1]]] }))).toMatch(/another fit than the last/)
  })
  test('name the codings that are lost when they are written', async () => {
    const { analysis } = await reduceShards(request, working.folder)
    rmSync(join(working.folder, 'coded'), { recursive: true })
    expect(() => [...analysis.transcripts]).toThrow(/work\/missing[^]*codings of P1a[^]*"themata assign" first/)
    for (const shard of halves) expect(await assignShard(request, shard, working)).toBe('done')
    expect([...analysis.transcripts]).toHaveLength(4)
  })
})

describe('a step that waits for the one before', () => {
  const missing = (code: string) =>
    new InputError([{ level: 'error', code, place: { file: 'work' }, message: 'no', fix: 'wait' }])
  test('begins as soon as nothing is missing', async () => {
    let tries = 0
    const work = async () => {
      if (tries++ === 0) throw missing('work/missing')
      return 'done'
    }
    expect([await waitForSteps(5, work), tries]).toEqual(['done', 2])
  })
  test('gives up when the time is over, and at once over anything else', async () => {
    await expect(waitForSteps(0, () => Promise.reject(missing('work/missing')))).rejects.toThrow(/work\/missing/)
    await expect(waitForSteps(60, () => Promise.reject(missing('work/damaged')))).rejects.toThrow(/work\/damaged/)
    await expect(waitForSteps(60, () => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug')
  })
})
