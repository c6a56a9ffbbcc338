import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eraseLine } from '../../src/io/terminal.ts'
import { showProgress } from '../../src/runtime/progress.ts'
import { batches, forEachBounded, withSecondTry } from '../../src/runtime/schedule.ts'
import { memoryTerminal } from '../support/memory-terminal.ts'

describe('batches', () => {
  const whole = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0)
  const megabyte = 2 ** 20

  test('hold all items once, in order, and none is empty', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 * megabyte)), (sizes) => {
        const all = [...batches(sizes, (size) => size)]
        expect(all.flat()).toEqual(sizes)
        expect(all.every((batch) => batch.length > 0)).toBe(true)
      }),
    )
  })
  test('end as soon as they are large enough, so that little is lost when a worker dies', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(megabyte / 4), { minLength: 1 }), (sizes) => {
        for (const batch of batches(sizes, (size) => size)) expect(whole(batch.slice(0, -1))).toBeLessThan(megabyte)
      }),
    )
  })
  test('become small at the end, so that no thread works alone for long, and are few in a large study', () => {
    const sizesOf = (items: number) => [...batches(Array<number>(items).fill(20_000), (size) => size)].map(whole)
    const few = sizesOf(100) // 2 MB
    expect(Math.max(...few)).toBeLessThan(2e6 / 10)
    expect(few.at(-1)).toBeLessThan(100_000)
    expect(sizesOf(5_000).length).toBeLessThan(150) // 100 MB
  })
})

describe('work on many items', () => {
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

  test('gives results in the order of the items, however long each takes', async () => {
    const results = await forEachBounded([5, 0, 3, 1], 3, async (ms) => {
      await pause(ms)
      return ms * 10
    })
    expect(results).toEqual([50, 0, 30, 10])
  })
  test('never does more at once than allowed, and takes an item only when there is room', async () => {
    let [running, most, taken] = [0, 0, 0]
    function* items(): Generator<number> {
      for (; taken < 9; taken++) yield taken
    }
    await forEachBounded(items(), 2, async () => {
      most = Math.max(most, ++running)
      expect(taken).toBeLessThanOrEqual(9)
      await pause(1)
      running--
    })
    expect([most, taken]).toEqual([2, 9])
  })
  test('with nothing to do is done', async () => {
    expect(await forEachBounded([], 4, async () => 1)).toEqual([])
  })
})

describe('a worker that dies of a lack of memory', () => {
  const death = (): Error => Object.assign(new Error('out of memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })
  const giveUp = (item: string): string => `${item}: given up`

  test('does not take the other items of its batch with it: each is tried again alone', async () => {
    const calls: string[][] = []
    const results = await withSecondTry(
      ['a', 'large', 'c'],
      async (items) => {
        calls.push([...items])
        if (items.includes('large')) throw death()
        return items.join('')
      },
      giveUp,
    )
    expect(results).toEqual(['a', 'large: given up', 'c'])
    expect(calls).toEqual([['a', 'large', 'c'], ['a'], ['large'], ['large'], ['c']])
  })
  test('is not noticed where the second try works', async () => {
    let tries = 0
    const work = async (items: readonly string[]): Promise<string> => {
      if (tries++ === 0) throw death()
      return items.join('')
    }
    expect(await withSecondTry(['a', 'b'], work, giveUp)).toEqual(['a', 'b'])
  })
  test('is not confused with a bug of ours, which ends the work', async () => {
    const work = async (): Promise<string> => {
      throw new TypeError('a bug')
    }
    await expect(withSecondTry(['a'], work, giveUp)).rejects.toThrow('a bug')
  })
})

describe('progress', () => {
  const shown = (isWatched: boolean, steps: readonly (readonly [ms: number, bytes: number])[]): string => {
    const terminal = { ...memoryTerminal(), isWatched }
    let [time, told] = [0, '']
    const progress = showProgress(
      {
        ...terminal,
        log: (text) => {
          told += text
        },
      },
      () => time,
    )
    const stage = progress.begin('Reading', 4e6)
    for (const [ms, bytes] of steps) {
      time = ms
      stage.advance(bytes)
    }
    stage.end()
    return told
  }
  test('says nothing of work that is soon done', () => {
    expect(
      shown(true, [
        [50, 1e6],
        [150, 3e6],
      ]),
    ).toBe('')
    expect(shown(false, [[1_900, 4e6]])).toBe('')
  })
  test('is one line that changes for who watches, with rate and remaining time, and leaves nothing', () => {
    const told = shown(true, [
      [1000, 1e6],
      [1100, 0],
    ])
    expect(told).toBe(`${eraseLine}Reading: 25 % of 4.0 MB, 1.0 MB/s, 3 s left${eraseLine}`)
  })
  test('is plain lines in a log, every ten seconds at most', () => {
    const told = shown(false, [
      [10_000, 1e6],
      [15_000, 1e6],
      [20_000, 1e6],
    ])
    expect(told).toBe('Reading: 25 % of 4.0 MB, 0.1 MB/s, 30 s left\nReading: 75 % of 4.0 MB, 0.1 MB/s, 7 s left\n')
  })
  test('counts minutes and hours where it takes long', () => {
    expect(shown(false, [[300_000, 2e6]])).toContain('5 min 0 s left')
    expect(shown(false, [[3_600_000, 1e6]])).toContain('3 h 0 min left')
  })
})
