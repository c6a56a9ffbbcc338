import { availableParallelism } from 'node:os'
import { expect, test } from 'vitest'
import { chooseThreads } from '../../src/runtime/choose-threads.ts'
import { openStore } from '../../src/runtime/store/store.ts'
import { folder } from '../support/command-line.ts'

const transcripts = (count: number, size: number) => Array.from({ length: count }, () => ({ size }))
/** The processors beside the one of this thread, at most so many. */
const others = (most: number): number => Math.min(availableParallelism() - 1, most)

test('two megabytes are worked on in one thread, more in as many as there are processors: this one and workers', () => {
  expect(chooseThreads([], folder())).toEqual({ workers: 0, isLate: false })
  expect(chooseThreads(transcripts(40, 50_000), folder())).toEqual({ workers: 0, isLate: false })
  expect(chooseThreads(transcripts(3, 1_000_000), folder())).toEqual({
    workers: others(1),
    isLate: false,
  })
  expect(chooseThreads(transcripts(900, 1_000_000), folder())).toEqual({
    workers: others(300),
    isLate: false,
  })
})
test('where most was prepared before, workers start late, up to a larger size', () => {
  const place = folder()
  const { write } = openStore(place)
  for (let part = 0; part < 9; part++) write('prepared', String(part).repeat(64), { text: Buffer.from('a') })
  expect(chooseThreads(transcripts(10, 1_000_000), place)).toEqual({
    workers: others(4),
    isLate: true,
  })
  expect(chooseThreads(transcripts(11, 1_000_000), place)).toEqual({
    workers: others(4),
    isLate: false,
  })
  expect(chooseThreads(transcripts(10, 2_000_000), place)).toEqual({
    workers: others(7),
    isLate: false,
  })
})
