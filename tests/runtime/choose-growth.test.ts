import { expect, test } from 'vitest'
import type { Plan } from '../../src/analysis/plan.ts'
import { chooseGrowth } from '../../src/runtime/choose-growth.ts'

/** The percent for a study of so many transcripts of 30 kB, codes, and bytes of decisions. */
const growthOf = (transcripts: number, codes: number, decided = 0): number =>
  chooseGrowth(
    {
      frame: { decisions: [{ file: 'decisions/ana.csv', text: 'x'.repeat(decided) }] },
      codebook: { codes: Array.from({ length: codes }) },
    } as unknown as Plan,
    Array.from({ length: transcripts }, () => ({ size: 30_000 })),
  )

test('the heap of a small study may grow to several times its size before garbage is collected', () => {
  expect(growthOf(60, 50)).toBeGreaterThanOrEqual(200)
})

test('that of a study with much to hold grows by less than it is: many transcripts, codes or decisions', () => {
  expect([growthOf(2_000, 50), growthOf(60, 1_000), growthOf(60, 50, 40e6)].every((percent) => percent < 100)).toBe(
    true,
  )
})
