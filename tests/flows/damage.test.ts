import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { runStudy } from '../../src/runtime/run-study.ts'
import { collectLines } from '../../src/runtime/shards/gather.ts'
import { openAssignFilter, openMapFilter } from '../../src/runtime/shards/pipe.ts'
import { reduceShards } from '../../src/runtime/shards/reduce-shards.ts'
import { assignShard, fitShards, mapShard } from '../../src/runtime/shards/shards.ts'
import type { StudyRequest } from '../../src/runtime/study-request.ts'
import { alone, bytesOfAll, filesOf, gardenStudy } from '../support/work.ts'

/** Work that was done up to a stage, and the lines that pipes gave. */
interface Snapshot {
  readonly folder: string
  readonly mapped: readonly string[]
  readonly coded: readonly string[]
}

let request: StudyRequest
let expected: Map<string, string>
let whole: Snapshot
const shard = (index: number) => ({ index, of: 2 })
const working = (folder: string) => ({ ...alone(), folder })

const through = async (filter: (line: string, number: number) => Promise<string>, lines: readonly string[]) => {
  const made: string[] = []
  for (const [at, line] of lines.entries()) made.push(await filter(line, at + 1))
  return made
}
const gather = (lines: readonly string[], folder: string) => collectLines(Readable.from(lines), request, folder)
const codable = (mapped: readonly string[]) => mapped.filter((line) => line.includes('"key"'))

beforeAll(async () => {
  request = await gardenStudy(3, { 'broken.json': '{', 'Zoë.txt': 'Zoë: We watered the beds in the dry summer.\n' })
  expected = await bytesOfAll((await runStudy(request, alone())).analysis)
  const { folder } = alone()
  const mapped = await through(
    await openMapFilter(request),
    request.listed.names.map((file) => JSON.stringify({ file })),
  )
  await gather(mapped, folder)
  await fitShards(request, working(folder))
  const coded = await through(await openAssignFilter(request, folder), codable(mapped))
  await gather(coded, folder)
  whole = { folder, mapped, coded }
  expect(await bytesOfAll((await reduceShards(request, folder)).analysis)).toEqual(expected)
})

/** Flips a bit of some bytes. */
function flip(bytes: Buffer, where: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[where % bytes.length]! ^= 1 << (where % 8)
  return changed
}

/** One line of several with a bit flipped, as a program that reads lines sees it. */
function flipLine(lines: readonly string[], which: number, where: number): string[] {
  const at = which % lines.length
  return lines.flatMap((line, own) => (own === at ? flip(Buffer.from(line), where).toString().split(/\r|\n/) : [line]))
}

/** Nothing but the right bytes, or an error that names what was damaged. */
async function expectWholeOrRefused(work: () => Promise<Map<string, string>>, named: RegExp): Promise<void> {
  try {
    expect(await work()).toEqual(expected)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    expect(error.message).toMatch(named)
  }
}

describe('a byte that is flipped is found, and never a different count', () => {
  test('in a line that map --pipe gave, on its way to gather and to assign', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.boolean(), async (which, where, isGathered) => {
        const { folder } = alone()
        const lines = flipLine(whole.mapped, which, where)
        await expectWholeOrRefused(async () => {
          await gather(isGathered ? lines : whole.mapped, folder)
          await fitShards(request, working(folder))
          await gather(await through(await openAssignFilter(request, folder), codable(lines)), folder)
          return bytesOfAll((await reduceShards(request, folder)).analysis)
        }, /standard input:\d+:\d+|are not coded: /)
      }),
      { numRuns: 30 },
    )
  })

  test('in a line that assign --pipe gave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), async (which, where) => {
        const { folder } = alone()
        cpSync(whole.folder, folder, { recursive: true })
        await expectWholeOrRefused(async () => {
          await gather(flipLine(whole.coded, which, where), folder)
          return bytesOfAll((await reduceShards(request, folder)).analysis)
        }, /standard input:\d+:\d+/)
      }),
      { numRuns: 60 },
    )
  })

  test('in a file of the work folder before any step, and steps that are asked for again make it anew', async () => {
    const sharded = alone()
    for (const index of [0, 1]) await mapShard(request, shard(index), sharded)
    await fitShards(request, sharded)
    for (const index of [0, 1]) await assignShard(request, shard(index), sharded)
    const steps = [
      ...[0, 1].map((index) => (folder: string) => mapShard(request, shard(index), working(folder))),
      (folder: string) => fitShards(request, working(folder)),
      ...[0, 1].map((index) => (folder: string) => assignShard(request, shard(index), working(folder))),
    ]
    const goOn = async (folder: string, from: number) => {
      for (const step of steps.slice(from)) await step(folder)
      return bytesOfAll((await reduceShards(request, folder)).analysis)
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.constantFrom(5, 5, 3, 2), async (which, where, from) => {
        const { folder } = alone()
        cpSync(sharded.folder, folder, { recursive: true })
        const files = filesOf(folder)
        const file = files[which % files.length]!
        writeFileSync(file, flip(readFileSync(file), where))
        await expectWholeOrRefused(
          () => goOn(folder, from),
          /work\/(damaged|missing)\n[^]*(part|json|not what|not coded)/,
        )
        expect(await goOn(folder, 0)).toEqual(expected)
      }),
      { numRuns: 25 },
    )
  })
})

test('on disk with a worker a byte that is flipped in any part is found, and the part made anew', async () => {
  const kept = { ...alone(), workers: 1 }
  await runStudy(request, kept)
  for (const where of [0, 1234567]) {
    for (const file of filesOf(kept.folder)) writeFileSync(file, flip(readFileSync(file), where))
    const { analysis, repaired } = await runStudy(request, kept)
    expect(await bytesOfAll(analysis)).toEqual(expected)
    expect(repaired).toBeGreaterThan(0)
  }
})

describe('what a line names is checked, and never used as a path', () => {
  const sealed = (line: string, change: object) => JSON.stringify({ ...JSON.parse(line), ...change })

  test('a key that is no hash, or not that of its part, writes nothing', async () => {
    for (const key of ['/../../../../../../tmp/themata-owned', '../a', 'f'.repeat(63), 'f'.repeat(64)]) {
      const { folder } = alone()
      await expect(gather([sealed(whole.mapped[1]!, { key })], folder)).rejects.toThrow(/standard input:1:1/)
      expect(filesOf(folder)).toEqual([])
    }
  })

  test('a file outside the study is not read, however it is named', async () => {
    const filter = await openMapFilter(request)
    for (const file of ['../../../../etc/passwd', '/etc/passwd', 'a/../../x.txt', '..\\x.txt', 'C:\\x.txt', 'a\0b'])
      await expect(filter(JSON.stringify({ file }), 7)).rejects.toThrow(/standard input:7:1[^]*inside the study/)
  })

  test('names of object prototypes are names like others', async () => {
    const filter = await openMapFilter(request)
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const line = await filter(JSON.stringify({ file: name, text: 'P1: We watered the beds.\n' }), 1)
      const { problems, id } = JSON.parse(line)
      expect([id, problems?.[0].code ?? 'read']).toEqual([name, expect.stringMatching(/^(read|import\/.*)$/)])
      const asText = await filter(JSON.stringify({ file: 'P1.txt', id: name, text: 'P1: We watered the beds.\n' }), 1)
      const { folder } = alone()
      expect(await gather([asText], folder)).toEqual({ step: 'map', count: 1 })
    }
  })

  test('a line of another version is refused by its name', async () => {
    await expect(gather([sealed(whole.mapped[0]!, { format: 'themata-line/0' })], alone().folder)).rejects.toThrow(
      /standard input:1:1[^]*"themata-line\/0"/,
    )
  })
})

test('a part that was lost is named, and its transcript with it', async () => {
  const { folder } = alone()
  cpSync(whole.folder, folder, { recursive: true })
  const { key, id } = JSON.parse(whole.coded[0]!)
  const file = filesOf(join(folder, 'coded')).find((path) => path.endsWith(key))!
  writeFileSync(file, readFileSync(file).subarray(0, 100))
  const writeAll = async () => bytesOfAll((await reduceShards(request, folder)).analysis)
  await expect(writeAll()).rejects.toThrow(new RegExp(`work/damaged\\n +codings of ${id}`))
})
