import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohenKappa, crossTabulate } from '../../src/math/agreement.ts'
import { jackknifeByGroup, minGroups, tOf95 } from '../../src/math/jackknife.ts'
import { createRandom } from '../../src/math/random.ts'

describe('an interval', () => {
  const mean = (values: readonly number[]) => (positions: readonly number[]) =>
    positions.reduce((total, position) => total + values[position]!, 0) / positions.length

  test('of the mean of one value per group is the textbook t interval', () => {
    const values = [0.1, 0.4, 0.2, 0.9, 0.4, 0.7]
    const { value, low, high } = jackknifeByGroup([...'abcdef'], mean(values))
    // mean 0.45, standard deviation 0.301662, t(5) 2.570582: 0.45 ± 0.316579
    expect(value).toBeCloseTo(0.45, 10)
    expect(low).toBeCloseTo(0.133421, 4)
    expect(high).toBeCloseTo(0.766579, 4)
  })
  test('is not given for fewer groups than the minimum, however many units they have', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...[...'abcd'].slice(0, minGroups - 1)), { minLength: 1 }), (groups) => {
        const { low, high } = jackknifeByGroup(groups, mean(groups.map((_, position) => position % 3)))
        expect([low, high]).toEqual([null, null])
      }),
    )
  })
  test('is not given if no group makes a difference, or the statistic is undefined without one', () => {
    const groups = [...'aabbccddee']
    expect(jackknifeByGroup(groups, () => 1)).toEqual({ value: 1, low: null, high: null })
    const undefinedWithoutA = (positions: readonly number[]) => (positions.includes(0) ? positions.length / 20 : null)
    expect(jackknifeByGroup(groups, undefinedWithoutA)).toEqual({ value: 0.5, low: null, high: null })
  })
  test('does not depend on the order of units', () => {
    const values = [1, 0, 1, 1, 0, 0, 1, 0, 1, 1]
    const groups = [...'aabbccddee']
    const turned = jackknifeByGroup([...groups].reverse(), mean([...values].reverse()))
    const straight = jackknifeByGroup(groups, mean(values))
    expect(turned.low).toBeCloseTo(straight.low!, 12)
  })
  test('uses the quantiles of Student’s t that R computes with qt(0.975, df)', () => {
    for (const [degrees, quantile] of [
      [1, 12.7062],
      [4, 2.776445],
      [11, 2.200985],
      [19, 2.093024],
      [99, 1.984217],
    ] as const)
      expect(tOf95(degrees)).toBeCloseTo(quantile, 3)
  })
})

test.each([5, 10, 20])(
  '95 %% intervals of kappa from %d interviews contain the true kappa in at least 90 %%',
  (count) => {
    // Two coders who are right in 88 of 100 of 40 % positives: kappa 0.5677 by arithmetic (0.7888 - 0.5112) / (1 - 0.5112).
    const random = createRandom(count)
    const truth = (0.88 ** 2 + 0.12 ** 2 - (0.424 ** 2 + 0.576 ** 2)) / (1 - (0.424 ** 2 + 0.576 ** 2))
    const rounds = 300
    let held = 0
    for (let round = 0; round < rounds; round++) {
      const units = Array.from({ length: 60 }, (_, unit) => {
        const yes = random() < 0.4
        const answer = () => (random() < 0.88 ? yes : !yes)
        return { group: String(unit % count), first: answer(), second: answer() }
      })
      const { low, high } = jackknifeByGroup(
        units.map(({ group }) => group),
        (positions) =>
          cohenKappa(
            crossTabulate(
              positions.map((position) => units[position]!.first),
              positions.map((position) => units[position]!.second),
            ),
          ),
      )
      if (low! <= truth && truth <= high!) held++
    }
    expect(held / rounds).toBeGreaterThan(0.9)
  },
)
