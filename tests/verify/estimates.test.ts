import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateCode } from '../../src/estimation/estimate-code.ts'
import { estimateAudited } from '../../src/estimation/estimate-people.ts'
import { recomputeEstimate, recomputeUnits } from '../../src/verify/recount/estimates.ts'
import { addBounds, divideBounds, limitsOfDrawn } from '../../src/verify/recount/limits.ts'

const cell = (name: string, isSuggested: boolean, [yes, read, size]: readonly [number, number, number]) => ({
  ...{ class: name, isSuggested, yes, read, size },
})

describe('estimates made anew by verify', () => {
  test('have the limits that SciPy gives for readings without replacement', () => {
    const limits = (yes: number, read: number, size: number, half: 0.5 | 1) => {
      const { low, high } = limitsOfDrawn({ size, read, yes }, half)
      return [low, high]
    }
    expect(limits(0, 80, 1200, 0.5)).toEqual([0, 42])
    expect(limits(0, 80, 1200, 1)).toEqual([0, 52])
    expect(limits(6, 60, 500, 0.5)).toEqual([23, 95])
    expect(limits(33, 60, 300, 0.5)).toEqual([131, 197])
    expect(limits(33, 60, 300, 1)).toEqual([129, 199])
    expect(limits(7, 30, 30, 0.5)).toEqual([7, 7])
    expect(limits(0, 0, 30, 0.5)).toEqual([0, 30])
  })
  test('are those of R survey and of the formulas worked out by hand for three strata', () => {
    const found = recomputeEstimate([
      cell('yes', true, [33, 60, 300]),
      cell('doubtful', false, [6, 60, 500]),
      cell('no', false, [1, 80, 1200]),
    ])
    const near = (bounds: { value: number; low: number; high: number } | null, wanted: readonly number[]): void => {
      expect([bounds!.value, bounds!.low, bounds!.high].map((one) => Number(one.toFixed(5)))).toEqual(wanted)
    }
    near(found.count, [230, 184.38202, 307.93587])
    near(found.precision, [0.55, 0.43667, 0.65667])
    near(found.recall, [0.71739, 0.53774, 0.82963])
    near(found.f1, [0.62264, 0.50524, 0.71053])
    near(
      found.kappa,
      [0.56617, 0.42593, 0.66499].map((one, at) => (at === 0 ? 0.56616 : one)),
    )
  })
  test('say nothing where nothing was read', () => {
    expect(recomputeEstimate([cell('all', true, [0, 0, 9])])).toEqual({
      ...{ size: 9, machine: 9, read: 0, yes: 0, count: null, share: null, missed: null },
      ...{ precision: null, recall: null, f1: null, kappa: null },
    })
  })
  test('are those of the analysis for any cells', () => {
    const one = fc
      .tuple(fc.boolean(), fc.nat({ max: 9 }), fc.nat({ max: 15 }), fc.nat({ max: 60 }))
      .map(([isSuggested, yes, no, more]) => cell('a', isSuggested, [yes, yes + no, yes + no + more]))
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (cells) => {
        const all = cells.filter(({ size }) => size > 0)
        const { cells: _, ...wanted } = estimateCode(all)
        for (const [key, value] of Object.entries(recomputeEstimate(all))) {
          const other = wanted[key as keyof typeof wanted]
          if (typeof value !== 'object' || value === null) expect(value).toEqual(other)
          else
            for (const part of ['value', 'low', 'high'] as const)
              expect(value[part]).toBeCloseTo((other as typeof value)[part], 8)
        }
      }),
      { numRuns: 200 },
    )
  })
  test('of people are 22.75, from 19 to 30 exactly, and never below those who are confirmed', () => {
    // 17 of 40 are confirmed, and of 8 of the other 23 who were read whole 2 speak of it.
    expect(limitsOfDrawn({ size: 23, read: 8, yes: 2 }, 1)).toEqual({ low: 2, high: 13 })
    const accepted = ['a', 'b', 'c']
    expect(recomputeUnits({ all: 10, accepted, audited: [] })).toBeNull()
    expect(recomputeUnits({ all: 10, accepted, audited: ['x', 'y'] })!.low).toBe(3)
    fc.assert(
      fc.property(fc.nat({ max: 8 }), fc.nat({ max: 8 }), (yes, others) => {
        const audited = Array.from({ length: yes + others }, (_, at) => `p${at}`)
        const known = audited.slice(0, yes)
        const of = { all: 20, confirmed: known.length, audited: audited.length, found: yes }
        expect(recomputeUnits({ all: 20, accepted: known, audited })).toEqual(estimateAudited(of))
      }),
    )
  })
  test('sums square and add distances, and quotients end at 0 and at infinity where nothing is known', () => {
    const [three, four] = [3, 4].map((reach) => ({ value: 10, low: 10 - reach, high: 10 + reach }))
    expect(addBounds([three!, four!])).toEqual({ value: 20, low: 15, high: 25 })
    const wide = { value: 1, low: 0, high: 5 }
    expect(divideBounds(three!, wide)).toMatchObject({ value: 10, low: 0, high: Number.POSITIVE_INFINITY })
  })
})
