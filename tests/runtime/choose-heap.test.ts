import { expect, test } from 'vitest'
import { bytesHeld, chooseHeap } from '../../src/runtime/choose-heap.ts'

/** The heap for a study of so many transcripts of 30 kB, codes, bytes of decisions, and workers. */
const heapOf = (transcripts: number, codes: number, { decided = 0, workers = 0 } = {}): string =>
  chooseHeap(
    bytesHeld(
      {
        decisions: [{ file: 'decisions/ana.csv', text: 'x'.repeat(decided) }],
        codebook: {
          file: 'codebook.yaml',
          text: `themes:\n  - id: all\n    codes:\n${'      - id: code\n        label: a code\n'.repeat(codes)}`,
        },
      },
      Array.from({ length: transcripts }, () => ({ size: 30_000 })),
    ),
    { workers, isLate: false },
  )

test('the heap of a small study may grow far before garbage is collected, farther in one thread than in two', () => {
  expect(heapOf(60, 50)).toBe('large')
  expect(heapOf(400, 50, { workers: 1 })).toBe('wide')
  expect(heapOf(700, 50, { workers: 1 })).toBe('middle')
})

test('that of a study with much to hold grows by less than it is: many transcripts, codes, decisions or threads', () => {
  expect([heapOf(2_000, 50), heapOf(60, 1_000), heapOf(60, 50, { decided: 40e6 })]).toEqual(Array(3).fill('usual'))
  expect([heapOf(2_000, 50, { workers: 1 }), heapOf(60, 50, { workers: 2 })]).toEqual(['small', 'small'])
})
