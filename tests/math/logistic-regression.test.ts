import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitLogistic, type LogisticModel, logistic, oddsOf, type Question } from '../../src/math/logistic-regression.ts'
import { fitOne, type Observation } from '../support/fit-one.ts'

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
    const { bias } = fitOne(
      [1, 1, 1, 0].map((answer) => observe([], answer)),
      1,
    )
    expect(bias).toBeCloseTo(Math.log(3), 4)
  })

  test('with one feature of two values and hardly a penalty has the odds ratio of the 2 × 2 table', () => {
    // 8 of 10 yes with the feature, 3 of 10 without: log-odds ln(3/7), odds ratio (8/2) / (3/7).
    const table = [observe([1], 1, 8), observe([1], 0, 2), observe([0], 1, 3), observe([0], 0, 7)]
    const { bias, weights } = fitOne(table, 1e-6)
    expect(bias).toBeCloseTo(Math.log(3 / 7), 3)
    expect(weights[0]).toBeCloseTo(Math.log(8 / 2 / (3 / 7)), 3)
  })

  test('counts a weight of two as the observation twice', () => {
    const rows = [observe([1, 0], 1), observe([0, 1], 0), observe([1, 1], 1), observe([0, 0], 0), observe([1, 0], 0)]
    const doubled = fitOne(
      rows.map((row) => ({ ...row, weight: 2 })),
      1,
    )
    const twice = fitOne([...rows, ...rows], 1)
    expect(doubled.weights).toEqual(twice.weights.map((weight) => expect.closeTo(weight, 4)))
    expect(doubled.bias).toBeCloseTo(twice.bias, 4)
  })

  test('stays finite where a feature separates yes from no, and where all answers are yes', () => {
    const { weights } = fitOne([observe([1], 1), observe([-1], 0)], 1)
    // By the gradient: w = 2 (1 - logistic(w)).
    expect(weights[0]).toBeCloseTo(2 * (1 - logistic(weights[0]!)), 4)
    const certain = fitOne([observe([0], 1), observe([0], 1)], 1)
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
        const { bias, weights } = fitOne(rows, 1)
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
    const distances = [0.1, 1, 100].map((strictness) => Math.abs(2 - fitOne(rows, strictness, [2]).weights[0]!))
    expect(distances).toEqual([...distances].sort((a, b) => b - a))
    expect(distances[2]).toBeLessThan(0.05)
  })

  test('of one question is the same beside others, and from wherever it starts', () => {
    const row = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 3, maxLength: 3 })
    const weight = fc.constantFrom(0, 0.5, 1, 2)
    const answers = fc.record({ features: row, yes: weight, no: weight })
    const start = fc.record({ bias: fc.integer({ min: -3, max: 3 }), weights: row })
    fc.assert(
      fc.property(fc.array(answers, { minLength: 4, maxLength: 20 }), start, (table, start) => {
        const [yes, no] = (['yes', 'no'] as const).map((side) => Float64Array.from(table, (one) => one[side]))
        if (!yes!.some((own) => own > 0) || !no!.some((own) => own > 0)) return // the bias has no best value
        const question: Question = { yes: yes!, no: no!, strictness: 1, expected: [1, 0, 0] }
        const other: Question = { ...question, yes: no!, no: yes!, strictness: 2 }
        const rows = table.map(({ features }) => features)
        const [alone] = fitLogistic(rows, [question])
        const [, beside, started] = fitLogistic(rows, [other, question, { ...question, start }])
        expect(beside).toEqual(alone)
        expect(numbersOf(started!)).toEqual(numbersOf(alone!).map((own) => expect.closeTo(own, 3)))
      }),
    )
  })

  test('does not depend on rows that nobody answered', () => {
    const rows = [
      [1, 0],
      [0, 1],
      [1, 1],
      [5, -7],
      [0, 0],
    ]
    const question = (yes: number[], no: number[]): Question => ({
      ...{ yes: Float64Array.from(yes), no: Float64Array.from(no), strictness: 1, expected: [0, 0] },
    })
    const [all] = fitLogistic(rows, [question([1, 0, 2, 0, 0], [0, 1, 0, 0, 1])])
    const answered = rows.filter((_, row) => row !== 3)
    const [some] = fitLogistic(answered, [question([1, 0, 2, 0], [0, 1, 0, 1])])
    expect(numbersOf(all!)).toEqual(numbersOf(some!).map((own) => expect.closeTo(own, 9)))
  })
})

const numbersOf = ({ bias, weights }: LogisticModel): number[] => [bias, ...weights]
