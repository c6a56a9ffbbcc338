import { expect, test } from 'vitest'
import { locatedOptions } from '../../src/boundary/located.ts'
import { byKMeans } from '../../src/clusterers/by-k-means.ts'
import { runStudy } from '../../src/runtime/run-study.ts'
import { alone, gardenStudy } from '../support/work.ts'

/** The number of times that the event loop turns while work is done; a signal is handled at each. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let [turns, isDone] = [0, false]
  const count = (): void => {
    turns++
    if (!isDone) setImmediate(count)
  }
  setImmediate(count)
  await work()
  isDone = true
  return turns
}

test('one thread lets signals in before it reads, and before it codes, each transcript', async () => {
  const few = await gardenStudy(2)
  const many = await gardenStudy(12)
  const [least, most] = [
    await turnsDuring(() => runStudy(few, alone())),
    await turnsDuring(() => runStudy(many, alone())),
  ]
  expect(most - least).toBeGreaterThanOrEqual(2 * 10)
})

test('each of the many searches for clusters lets signals in', async () => {
  const cluster = byKMeans.build(locatedOptions({}, '--clusters'))
  const rows = Array.from({ length: 30 }, (_, row) => [row % 3, row])
  await cluster(rows, { clusters: 3, seed: 0 }) // loads the library
  const turns = await turnsDuring(async () => {
    for (let seed = 0; seed < 10; seed++) await cluster(rows, { clusters: 3, seed })
  })
  expect(turns).toBeGreaterThanOrEqual(10)
})
