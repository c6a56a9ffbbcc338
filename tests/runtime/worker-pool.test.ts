import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { noProgress } from '../../src/model/progress.ts'
import { forEachBounded } from '../../src/runtime/schedule.ts'
import { prepareInStore } from '../../src/runtime/stages-in-store.ts'
import { separateFailures } from '../../src/runtime/stored-transcript.ts'
import { listTasks, specOf } from '../../src/runtime/study-request.ts'
import { createWorker } from '../../src/runtime/worker-lane.ts'
import { createPool, type Lane } from '../../src/runtime/worker-pool.ts'
import { alone, gardenStudy } from '../support/work.ts'

const dying = { file: fileURLToPath(new URL('../support/dying-worker.mjs', import.meta.url)), megabytes: 40 }

test('a worker that dies is replaced; what it died of is tried again, then reported, and costs the others nothing', async () => {
  const said = 'P: We watered the beds.\n'
  const request = await gardenStudy(4, { 'poison.txt': said, 'stumble.txt': said })
  const { tasks } = await listTasks(request, { ignore: [], formats: {}, encodings: {} })
  const worker = createWorker({ spec: specOf(request, alone().folder), heap: 'small' }, dying)
  worker.start()
  const pool = createPool([worker])
  try {
    const spread = tasks.map((task) => ({ ...task, size: 1e6 })) // each is a batch, and two are given to the worker at once
    const prepared = await prepareInStore(spread, { pool, progress: noProgress })
    const { transcripts, failures } = separateFailures(tasks, prepared.results)
    expect(transcripts.map(({ account }) => account.id).sort()).toEqual(['P1a', 'P2a', 'P3a', 'P4a', 'stumble'])
    expect(failures).toMatchObject([{ code: 'import/worker-died', level: 'error' }])
    expect(failures[0]!.place.file).toMatch(/poison\.txt$/)
  } finally {
    await pool.close()
  }
})

describe('a pool', () => {
  const taskOf = (size: number) => ({ file: 'P1.txt', path: 'P1.txt', isBundled: false, size, order: 0, id: 'P1' })
  /** A thread that notes the sizes of what it was given, and ends its steps when it is asked to. */
  function noting(own: Partial<Lane> = {}) {
    const given: number[] = []
    const ends: (() => void)[] = []
    const lane: Lane = {
      ...{ room: 1, ready: Promise.resolve(), isReplaceable: true, takes: () => true, close: async () => {} },
      run: ({ args }) => {
        given.push((args[0] as { size: number }[])[0]!.size)
        return new Promise((resolve) => ends.push(() => resolve({ results: [], repaired: 0 })))
      },
      ...own,
    }
    return { lane, given, end: () => ends.shift()!() }
  }
  const turn = () => new Promise((resolve) => setTimeout(resolve))

  test('gives no thread more than it has room for, and the rest to whoever is first done', async () => {
    const [one, two] = [noting(), noting({ room: 2 })]
    const pool = createPool([one.lane, two.lane])
    for (const size of [1, 2, 3, 4, 5]) void pool.prepare([taskOf(size)])
    await turn()
    expect([one.given.length, two.given.length]).toEqual([1, 2])
    two.end()
    await turn()
    two.end()
    await turn()
    expect([one.given.length, two.given.length]).toEqual([1, 4])
    expect([...one.given, ...two.given].sort()).toEqual([1, 2, 3, 4, 5])
  })
  test('works without a thread that is not ready, and with it as soon as it is', async () => {
    let isReady = (): void => {}
    const late = noting({ ready: new Promise((resolve) => (isReady = resolve)) })
    const early = noting()
    const pool = createPool([late.lane, early.lane])
    for (const size of [1, 2, 3]) void pool.prepare([taskOf(size)])
    await turn()
    expect([early.given, late.given]).toEqual([[1], []])
    isReady()
    await turn()
    expect([early.given, late.given]).toEqual([[1], [2]])
  })
  test('lets what a thread does not take wait for one that does, and passes over it', async () => {
    const [worker, own] = [noting(), noting({ takes: (tasks) => tasks.every(({ size }) => size < 10) })]
    const pool = createPool([worker.lane, own.lane])
    await turn()
    for (const size of [20, 30, 1]) void pool.prepare([taskOf(size)])
    await turn()
    expect([worker.given, own.given]).toEqual([[20], [1]])
    own.end()
    worker.end()
    await turn()
    expect([worker.given, own.given]).toEqual([[20, 30], [1]])
  })
  test('gives what a thread died of to none that cannot be replaced', async () => {
    const death = Object.assign(new Error('out of memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })
    const worker = noting({ run: () => Promise.reject(death) })
    const own = noting({ isReplaceable: false })
    const pool = createPool([worker.lane, own.lane])
    await turn()
    await expect(pool.prepare([taskOf(1)])).rejects.toThrow('out of memory')
    await expect(Promise.all([pool.prepare([taskOf(1)]), pool.prepare([taskOf(1)])])).rejects.toThrow('out of memory')
    expect(own.given).toEqual([])
  })
  test('passes on what a step failed of, and goes on', async () => {
    const failing = noting({ run: () => Promise.reject(new TypeError('a bug')) })
    const pool = createPool([failing.lane])
    await expect(pool.prepare([taskOf(1)])).rejects.toThrow('a bug')
    await expect(pool.prepare([taskOf(2)])).rejects.toThrow('a bug')
  })
})

test('no more is taken up at once than there is room for, and results keep the order', async () => {
  let [busy, most] = [0, 0]
  const results = await forEachBounded(Array(20).keys(), 3, async (item) => {
    most = Math.max(most, ++busy)
    await new Promise((resolve) => setTimeout(resolve, (item * 7) % 5))
    busy--
    return item * 2
  })
  expect(most).toBe(3)
  expect(results).toEqual(Array.from({ length: 20 }, (_, item) => item * 2))
})
