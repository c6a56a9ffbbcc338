import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateCode } from '../../src/estimation/estimate-code.ts'
import { estimatePeople } from '../../src/estimation/estimate-people.ts'
import { halfWidth, nextLook, readingsFor } from '../../src/estimation/plan-size.ts'
import type { Cell, Limits } from '../../src/model/estimate.ts'

/** A cell as in the tables of samplers: class, answer of the machine, yes / read of size. */
const cell = (name: string, isSuggested: boolean, [yes, read, size]: readonly [number, number, number]): Cell => ({
  ...{ class: name, isSuggested, yes, read, size },
})

/* Computed once with R `survey` (the totals), SciPy and statsmodels (the limits). */
const threeStrata = [
  cell('yes', true, [33, 60, 300]),
  cell('doubtful', false, [6, 60, 500]),
  cell('no', false, [1, 80, 1200]),
]
const postStratified = [
  cell('A', true, [16, 27, 80]),
  cell('B', true, [5, 8, 60]),
  cell('C', true, [3, 5, 60]),
  cell('A', false, [2, 13, 40]),
  cell('B', false, [3, 42, 340]),
  cell('C', false, [2, 105, 1420]),
]

const near = ({ value, low, high }: Limits, [wanted, from, to]: readonly number[], digits: number): void => {
  expect(value).toBeCloseTo(wanted!, digits)
  expect(low).toBeCloseTo(from!, digits)
  expect(high).toBeCloseTo(to!, digits)
}

describe('estimates equal those of other programs', () => {
  test('three strata by score', () => {
    const found = estimateCode(threeStrata)
    expect(found).toMatchObject({ size: 2000, machine: 300, read: 200, yes: 40 })
    near(found.count!, [230, 184.38202, 307.93587], 5)
    near(found.share!, [0.115, 0.09219101, 0.15396794], 8)
    near(found.precision!, [0.55, 0.436667, 0.656667], 6)
    near(found.recall!, [0.717391, 0.537741, 0.829628], 6)
    near(found.f1!, [0.6226415, 0.505236, 0.710527], 6)
    near(found.kappa!, [0.566161, 0.425928, 0.664991], 6)
  })
  test('three classes with the machine’s answer in each', () => {
    const found = estimateCode(postStratified)
    near(found.count!, [178.394586895, 135.0498, 250.57743], 5)
    expect(found.share!.value).toBeCloseTo(0.0891972934, 9)
    near(found.precision!, [0.604537, 0.437939, 0.735252], 6)
    near(found.recall!, [0.677753, 0.473811, 0.80622], 6)
    near(found.f1!, [0.639055, 0.480308, 0.741578], 6)
    near(found.kappa!, [0.601478, 0.420679, 0.713107], 6)
  })
  test('a simple random sample, post-stratified by the machine’s answer', () => {
    const { share } = estimateCode([cell('all', true, [18, 32, 300]), cell('all', false, [9, 168, 1700])])
    expect(share!.value).toBeCloseTo(0.129910714, 9)
  })
  test('people: 17 confirmed of 40, and of 8 of the others drawn and read whole 2 or none', () => {
    const known = { all: 40, confirmed: 17, audited: 8 }
    expect(estimatePeople({ ...known, found: 2 })).toEqual({ value: 22.75, low: 19, high: 30 })
    expect(estimatePeople({ ...known, found: 0 })).toEqual({ value: 17, low: 17, high: 24 })
    expect(estimatePeople({ ...known, audited: 0, found: 0 })).toBeNull()
    expect(estimatePeople({ all: 4, confirmed: 4, audited: 0, found: 0 })).toEqual({ value: 4, low: 4, high: 4 })
  })
})

const cellSizes = fc
  .tuple(fc.nat(20), fc.nat(30), fc.nat(200))
  .map(([yes, no, unread]) => [yes, yes + no, yes + no + unread] as const)
const someCells = fc
  .array(fc.tuple(cellSizes, cellSizes), { minLength: 1, maxLength: 3 })
  .map((classes) => classes.flatMap(([yes, no], at) => [cell(String(at), true, yes), cell(String(at), false, no)]))

describe('laws of estimates', () => {
  test('every interval holds its estimate, and is possible', () => {
    fc.assert(
      fc.property(someCells, (cells) => {
        const { count, share, precision, recall, f1, kappa, size, yes, read } = estimateCode(cells)
        if (read === 0) return expect(count).toBeNull()
        expect(count!.low).toBeGreaterThanOrEqual(0)
        expect(count!.high).toBeLessThanOrEqual(size)
        expect(yes).toBeLessThanOrEqual(size)
        for (const one of [count, share, precision, recall, f1, kappa]) {
          if (one === null) continue
          expect(one.low).toBeLessThanOrEqual(one.value + 1e-9)
          expect(one.high).toBeGreaterThanOrEqual(one.value - 1e-9)
          if (one !== count) expect(one.high).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
  test('reading everything gives the plain count, without any width', () => {
    fc.assert(
      fc.property(someCells, (cells) => {
        const all = cells.map((one) => ({ ...one, size: one.read }))
        const { count, yes, read } = estimateCode(all)
        if (read > 0) near(count!, [yes, yes, yes], 9)
      }),
    )
  })
  test('the order of cells makes no difference', () => {
    fc.assert(
      fc.property(someCells, (cells) => {
        const [one, other] = [estimateCode(cells), estimateCode([...cells].reverse())]
        expect(other.count?.value ?? 0).toBeCloseTo(one.count?.value ?? 0, 9)
        expect(other.recall?.low ?? 0).toBeCloseTo(one.recall?.low ?? 0, 9)
      }),
    )
  })
  test('no yes among the readings never means that there is none', () => {
    const { count, recall } = estimateCode([cell('all', true, [0, 20, 90]), cell('all', false, [0, 80, 900])])
    expect(count!.value).toBe(0)
    expect(count!.high).toBeGreaterThan(20)
    expect(recall).toBeNull()
  })
  test('a suggestion that nobody read keeps all of its doubt', () => {
    const { precision } = estimateCode([cell('all', true, [0, 0, 10]), cell('all', false, [2, 60, 900])])
    expect(precision).toMatchObject({ low: 0, high: 1 })
  })
  test('a code that the machine never suggests has no precision, and a recall of nothing', () => {
    const { precision, recall } = estimateCode([cell('all', false, [4, 60, 900])])
    expect(precision).toBeNull()
    expect(recall).toMatchObject({ value: 0 })
  })
  test('without readings nothing is estimated', () => {
    expect(estimateCode([cell('all', true, [0, 0, 10])])).toMatchObject({ machine: 10, count: null, precision: null })
  })
})

describe('how many more readings an interval takes', () => {
  test('the number found reaches the wish, and it is more than was read', () => {
    const wanted = 0.02
    expect(halfWidth(threeStrata)!).toBeGreaterThan(wanted)
    const needed = readingsFor(threeStrata, wanted)!
    expect(needed).toBeGreaterThan(200)
    expect(needed).toBeLessThan(700)
  })
  test('about as many as in the tables of sample sizes: 10 % of 3,000 to within 5 points takes some 135', () => {
    const cells = [cell('all', false, [5, 50, 3000])]
    expect(readingsFor(cells, 0.05)!).toBeGreaterThan(110)
    expect(readingsFor(cells, 0.05)!).toBeLessThan(170)
  })
  test('a wish that is fulfilled needs no more, and without readings nothing is known', () => {
    expect(readingsFor(threeStrata, 0.5)).toBe(200)
    expect(readingsFor([cell('all', true, [0, 0, 10])], 0.1)).toBeNull()
  })
  test('looks double, up to the size of the frame', () => {
    expect([0, 100, 150, 399].map((read) => nextLook(read, 3000))).toEqual([100, 200, 200, 400])
    expect(nextLook(100, 180)).toBeNull()
  })
})
