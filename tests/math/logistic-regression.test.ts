import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitLogistic, logistic, type Observation, oddsOf } from '../../src/math/logistic-regression.ts'

const observe = (features: readonly number[], answer: number, weight = 1): Observation => ({ features, answer, weight })

describe('log-odds', () => {
  test('of 0 are a half, of ln 3 three quarters, and of very large numbers 0 and 1', () => {
    expect(logistic(0)).toBe(0.5)
    expect(logistic(Math.log(3))).toBeCloseTo(0.75, 12)
    expect([logistic(-1000), logistic(1000)]).toEqual([0, 1])
  })
  test('of features are their weighted sum and the bias', () => {
    expect(oddsOf({ bias: -1, weights: [2, 0.5] }, [3, 4])).toBe(7)
    expect(oddsOf({ bias: -1, weights: [] }, [])).toBe(-1)
  })
})

describe('a logistic regression', () => {
  test('without features has the log-odds of the share of yes: ln(3/1) for three of four', () => {
    const { bias } = fitLogistic(
      [1, 1, 1, 0].map((answer) => observe([], answer)),
      1,
    )
    expect(bias).toBeCloseTo(Math.log(3), 4)
  })

  test('with one feature of two values and hardly a penalty has the odds ratio of the 2 × 2 table', () => {
    // 8 of 10 yes with the feature, 3 of 10 without: log-odds ln(3/7), odds ratio (8/2) / (3/7).
    const table = [observe([1], 1, 8), observe([1], 0, 2), observe([0], 1, 3), observe([0], 0, 7)]
    const { bias, weights } = fitLogistic(table, 1e-6)
    expect(bias).toBeCloseTo(Math.log(3 / 7), 3)
    expect(weights[0]).toBeCloseTo(Math.log(8 / 2 / (3 / 7)), 3)
  })

  test('counts a weight of two as the observation twice', () => {
    const rows = [observe([1, 0], 1), observe([0, 1], 0), observe([1, 1], 1), observe([0, 0], 0), observe([1, 0], 0)]
    const doubled = fitLogistic(
      rows.map((row) => ({ ...row, weight: 2 })),
      1,
    )
    const twice = fitLogistic([...rows, ...rows], 1)
    expect(doubled.weights).toEqual(twice.weights.map((weight) => expect.closeTo(weight, 4)))
    expect(doubled.bias).toBeCloseTo(twice.bias, 4)
  })

  test('stays finite where a feature separates yes from no, and where all answers are yes', () => {
    const { weights } = fitLogistic([observe([1], 1), observe([-1], 0)], 1)
    // By the gradient: w = 2 (1 - logistic(w)).
    expect(weights[0]).toBeCloseTo(2 * (1 - logistic(weights[0]!)), 4)
    const certain = fitLogistic([observe([0], 1), observe([0], 1)], 1)
    expect(Number.isFinite(certain.bias) && certain.bias > 3).toBe(true)
    expect(certain.weights).toEqual([0])
  })

  test('has a gradient of zero: no small step makes it fit better', () => {
    const row = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }), fc.nat(1))
    const lossOf = (rows: readonly Observation[], bias: number, weights: readonly number[]) =>
      rows.reduce((loss, { features, answer, weight }) => {
        const odds = oddsOf({ bias, weights }, features)
        return loss + weight * (Math.log1p(Math.exp(-Math.abs(odds))) + Math.max(odds, 0) - answer * odds)
      }, 0) + weights.reduce((loss, weight) => loss + weight ** 2 / 2, 0)
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 20 }), (table) => {
        const rows = table.map(([a, b, answer]) => observe([a, b], answer))
        if (new Set(rows.map(({ answer }) => answer)).size < 2) return // the bias has no best value
        const { bias, weights } = fitLogistic(rows, 1)
        const best = lossOf(rows, bias, weights)
        for (const step of [0.01, -0.01]) {
          expect(lossOf(rows, bias + step, weights)).toBeGreaterThan(best)
          expect(lossOf(rows, bias, [weights[0]! + step, weights[1]!])).toBeGreaterThan(best)
          expect(lossOf(rows, bias, [weights[0]!, weights[1]! + step])).toBeGreaterThan(best)
        }
      }),
    )
  })

  test('moves from the expected weights only as far as observations ask, less where it is strict', () => {
    const rows = [observe([1], 0), observe([1], 0), observe([0], 1)]
    const distances = [0.1, 1, 100].map((strictness) => Math.abs(2 - fitLogistic(rows, strictness, [2]).weights[0]!))
    expect(distances).toEqual([...distances].sort((a, b) => b - a))
    expect(distances[2]).toBeLessThan(0.05)
  })
})
