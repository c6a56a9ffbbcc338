import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cohenKappa,
  crossTabulate,
  f1Of,
  fleissKappa,
  gwetAc1,
  krippendorffAlpha,
  masi,
  nominal,
  pooledAgreement,
  pooledKappa,
  rawAgreement,
} from '../../src/math/agreement.ts'
import { foldsByGroup } from '../../src/math/folds.ts'
import { fitOne } from '../support/fit-one.ts'

const unitsOf = (...coders: string[]) =>
  Array.from(coders[0]!, (_, unit) => coders.map((given) => given[unit]!).filter((value) => value !== '.'))

describe('agreement equals published worked examples to four decimals', () => {
  test('Krippendorff 2011, "Computing Krippendorff’s alpha-reliability", examples A, B and C', () => {
    expect(krippendorffAlpha(unitsOf('0100000010', '1110010000'), nominal)).toBeCloseTo(0.0952, 4)
    expect(krippendorffAlpha(unitsOf('aabbdccceddA'.toLowerCase(), 'babbbccceddd'), nominal)).toBeCloseTo(0.692, 4)
    const four = unitsOf('123321412...', '1233224125.3', '.3332342251.', '12332441251.')
    expect(krippendorffAlpha(four, nominal)).toBeCloseTo(0.7434, 4)
  })
  test('Cohen’s kappa of 20 yes and 15 no that agree, 5 and 10 that do not, is 0.4', () => {
    expect(cohenKappa({ both: 20, first: 5, second: 10, neither: 15 })).toBeCloseTo(0.4, 4)
  })
  test('Gwet’s AC1 of 118 yes, 5 and 2 that differ, where kappa is below zero', () => {
    const cross = { both: 118, first: 5, second: 2, neither: 0 }
    expect(gwetAc1(cross)).toBeCloseTo(0.9408, 4)
    expect(cohenKappa(cross)).toBeCloseTo(-0.0234, 4)
    expect(rawAgreement(cross)).toBeCloseTo(0.944, 4)
  })
  test('the MASI distance of {1, 2} and {1, 2, 3, 4} is 1 - 1/2 × 2/3', () => {
    expect(masi(new Set('12'), new Set('1234'))).toBeCloseTo(0.6667, 4)
    expect(masi(new Set('12'), new Set('23'))).toBeCloseTo(1 - 1 / 9, 4)
    expect(masi(new Set('1'), new Set('2'))).toBe(1)
    expect(masi(new Set(), new Set())).toBe(0)
  })
})

test('Fleiss’ kappa of four units by three coders is 1/3 by arithmetic, and Scott’s pi of two coders', () => {
  const units = ['111', '110', '000', '100'].map((unit) => [...unit].map((yes) => yes === '1'))
  // agreement 1, 1/3, 1, 1/3: mean 2/3; half of all judgements are yes, so chance 1/2
  expect(fleissKappa(units)).toBeCloseTo(1 / 3, 10)
  // 20 both yes, 15 both no, 15 that differ of 50: raw 0.7, share of yes 0.55, chance 0.505
  const two = [...Array(20).fill([true, true]), ...Array(15).fill([false, false]), ...Array(15).fill([true, false])]
  expect(fleissKappa(two)).toBeCloseTo((0.7 - 0.505) / 0.495, 10)
  expect(fleissKappa([[true, true]])).toBeNull()
  expect(fleissKappa([])).toBeNull()
})

test('kappa pooled over two labels averages observed and chance agreement first', () => {
  const first = { both: 20, first: 5, second: 10, neither: 15 } // 35 of 50 agree, 25 by chance
  const second = { both: 40, first: 0, second: 10, neither: 50 } // 90 of 100 agree, 50 by chance
  expect(pooledKappa([first, second])).toBeCloseTo((125 - 75) / (150 - 75), 10)
  expect(pooledAgreement([first, second])).toBeCloseTo(125 / 150, 10)
  expect(pooledKappa([{ both: 0, first: 0, second: 0, neither: 9 }])).toBeNull()
})

test('kappa is undefined, not 0, wherever two coders never differ and never vary', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.integer({ min: 1, max: 50 }), (yes, count) => {
      const said = Array<boolean>(count).fill(yes)
      expect(cohenKappa(crossTabulate(said, said))).toBeNull()
      expect(pooledKappa([crossTabulate(said, said)])).toBeNull()
      expect(
        krippendorffAlpha(
          said.map((own) => [own, own]),
          nominal,
        ),
      ).toBeNull()
      expect(fleissKappa(said.map((own) => [own, own]))).toBeNull()
    }),
  )
})

const judgements = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 60 })

test('coders who always agree have coefficients of 1, and swapping them changes nothing', () => {
  fc.assert(
    fc.property(judgements, (pairs) => {
      const [a, b] = [pairs.map(([yes]) => yes), pairs.map(([, yes]) => yes)]
      const same = crossTabulate(a, a)
      expect(cohenKappa(same) ?? 1).toBeCloseTo(1)
      expect(gwetAc1(same)).toBeCloseTo(1)
      expect(cohenKappa(crossTabulate(a, b))).toEqual(cohenKappa(crossTabulate(b, a)))
      expect(f1Of(crossTabulate(a, b)).f1).toEqual(f1Of(crossTabulate(b, a)).f1)
      expect(gwetAc1(crossTabulate(a, b))!).toBeLessThanOrEqual(1)
    }),
  )
})

test('logistic regression gives the weights of scikit-learn 1.2', () => {
  const rows = [
    [0, 1, 0, 1],
    [1, 0, 0, 2],
    [1, 1, 1, 1],
    [2, 1, 1, 1],
    [3, 0, 1, 1],
    [0.5, 2, 0, 1],
    [2, 2, 1, 2],
    [1.5, 0.5, 0, 1],
  ] as const
  const observations = rows.map(([x, y, answer, weight]) => ({ features: [x, y], answer, weight }))
  const { bias, weights } = fitOne(observations, 0.5)
  expect(bias).toBeCloseTo(-3.06067, 4)
  expect(weights[0]).toBeCloseTo(1.65407, 4)
  expect(weights[1]).toBeCloseTo(0.81241, 4)
})

test('without observations the weights are the expected ones', () => {
  expect(fitOne([], 1, [0.5, 2]).weights).toEqual([0.5, 2])
})

test('no interview is both in the training and in the test data, and each passage is tested once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 2 }),
      fc.integer({ min: 2, max: 6 }),
      (groups, count) => {
        const folds = foldsByGroup(groups, count)
        if (new Set(groups).size < 2) {
          expect(folds).toEqual([])
          return
        }
        for (const { training, test } of folds) {
          const testGroups = new Set(test.map((position) => groups[position]))
          expect(training.filter((position) => testGroups.has(groups[position]))).toEqual([])
          expect(training.length + test.length).toBe(groups.length)
        }
        expect(folds.flatMap(({ test }) => test).sort((a, b) => a - b)).toEqual([...groups.keys()])
      },
    ),
  )
})
