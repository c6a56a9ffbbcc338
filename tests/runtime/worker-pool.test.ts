import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { noProgress } from '../../src/runtime/progress.ts'
import { forEachBounded } from '../../src/runtime/schedule.ts'
import { prepareInStore } from '../../src/runtime/stages-in-store.ts'
import { separateFailures } from '../../src/runtime/stored-transcript.ts'
import { listTasks, specOf } from '../../src/runtime/study-request.ts'
import { createPool } from '../../src/runtime/worker-pool.ts'
import { alone, gardenStudy } from '../support/work.ts'

const dying = { file: fileURLToPath(new URL('../support/dying-worker.mjs', import.meta.url)), megabytes: 40 }

test('a worker that dies is replaced; what it died of is tried again, then told, and costs the others nothing', async () => {
  const said = 'P: We watered the beds.\n'
  const request = await gardenStudy(4, { 'poison.txt': said, 'stumble.txt': said })
  const { tasks } = await listTasks(request, { ignore: [], formats: {}, encodings: {} })
  const pool = await createPool(specOf(request, alone().folder), 1, dying)
  try {
    const prepared = await prepareInStore(tasks, { pool, progress: noProgress })
    const { transcripts, failures } = separateFailures(tasks, prepared.results)
    expect(transcripts.map(({ account }) => account.id).sort()).toEqual(['P1a', 'P2a', 'P3a', 'P4a', 'stumble'])
    expect(failures).toMatchObject([{ code: 'import/worker-died', level: 'error' }])
    expect(failures[0]!.place.file).toMatch(/poison\.txt$/)
  } finally {
    await pool.close()
  }
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
