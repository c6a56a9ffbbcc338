import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import { countKeywordsInStudy } from '../../src/analysis/count-keywords-in-study.ts'
import { draftDescription } from '../../src/analysis/draft-description.ts'
import { findRemovedInStudy } from '../../src/analysis/find-removed-in-study.ts'
import { importStudy } from '../../src/analysis/import-files.ts'
import { searchStudy } from '../../src/analysis/search-study.ts'
import { directReader } from '../../src/io/readers.ts'
import { mapReported, type Progress } from '../../src/model/progress.ts'
import { bytesOf, gardenCodebook, gardensYaml, readResource } from '../support/builders.ts'

/** Progress that is kept: for each stage its name, its size, what was done of it and whether it has ended. */
function keepProgress() {
  const stages: { name: string; size: number | null; done: number; ended: boolean }[] = []
  const progress: Progress = {
    begin(name, size) {
      const stage = { name, size, done: 0, ended: false }
      stages.push(stage)
      return {
        advance(amount) {
          stage.done += amount
        },
        end() {
          stage.ended = true
        },
      }
    },
  }
  return { stages, progress }
}

const files = [
  { file: 'P1a.txt', bytes: bytesOf('Interviewer: How is the water?\nAna: The water was gone by June, honestly.\n') },
  { file: 'P2a.txt', bytes: bytesOf('Interviewer: And?\nBen: Rain came late. My neighbour helped me dig.\n') },
]
const study = { name: 's', settings: null, interviewers: [], reader: directReader, files }
const framed = {
  ...{ ...study, participants: null, decisions: [] },
  codebook: { file: 'gardens.yaml', text: gardensYaml() },
}
const removed = { before: gardenCodebook, after: gardenCodebook, codeId: 'soil-rain' }

test.each([
  ['Reading', (progress: Progress) => importStudy({ ...study, progress })],
  ['Reading', (progress: Progress) => draftDescription({ ...study, progress }, 'participants.csv')],
  [
    'Reading',
    (progress: Progress) =>
      searchStudy({ ...study, progress }, { written: 'rain', file: '--search' }, { words: 3, language: 'en' }),
  ],
  ['Reading, Counting', (progress: Progress) => countKeywordsInStudy(gardenCodebook, { ...study, progress })],
  ['Reading, Comparing', (progress: Progress) => findRemovedInStudy(removed, { ...study, progress })],
  [
    'Reading, Coding',
    (progress: Progress) => analyze({ ...framed, progress }, { clusters: 0 }, { version: '1.0.0', readResource }),
  ],
])('work on a study in memory shows %s, each to its end', async (names, work) => {
  const { stages, progress } = keepProgress()
  await work(progress)
  expect(stages.map(({ name }) => name).join(', ')).toBe(names)
  const read = files.reduce((bytes, { bytes: own }) => bytes + own.length, 0)
  for (const { name, size, done, ended } of stages) {
    expect(size).toBe(name === 'Reading' ? read : 1)
    expect(done).toBeCloseTo(size!)
    expect(ended).toBe(true)
  }
})

test('a file that cannot be read is done as well', async () => {
  const { stages, progress } = keepProgress()
  const broken = { file: 'P3a.pdf', bytes: bytesOf('%PDF-1.4 and nothing else') }
  const { failures } = await importStudy({ ...study, files: [...files, broken], progress })
  expect(failures).toHaveLength(1)
  expect(stages).toMatchObject([{ done: stages[0]!.size, ended: true }])
})

test('reported work is the same work, and its shares add up', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1e6 })), (items) => {
      const { stages, progress } = keepProgress()
      const twice = (item: number): number => 2 * item
      const found = mapReported(items, twice, { name: 'Doubling', sizeOf: (item) => item }, progress)
      expect(found).toEqual(items.map(twice))
      expect(stages).toMatchObject([{ name: 'Doubling', size: 1, ended: true }])
      expect(stages[0]!.done).toBeCloseTo(items.length === 0 ? 0 : 1)
    }),
  )
})
