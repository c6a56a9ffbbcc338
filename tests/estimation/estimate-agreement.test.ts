import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { poolWeightedKappa, weighAgreement } from '../../src/estimation/estimate-agreement.ts'
import { alphaOfTable, cohenKappa, krippendorffAlpha, nominal, type TwoByTwo } from '../../src/math/agreement.ts'

const table = (both: number, first: number, second: number, neither: number): TwoByTwo => {
  return { both, first, second, neither }
}
/** The table of a whole frame from the answers in its classes: each count times size over read. */
const raised = (classes: readonly (readonly [size: number, read: number, cross: TwoByTwo])[]): TwoByTwo => {
  const total = (count: (cross: TwoByTwo) => number): number =>
    classes.reduce((sum, [size, read, cross]) => sum + (size / read) * count(cross), 0)
  return table(
    total((cross) => cross.both),
    total((cross) => cross.first),
    total((cross) => cross.second),
    total((cross) => cross.neither),
  )
}

describe('agreement weighted to a frame', () => {
  test('of one class is the plain one, as statsmodels and Gwet 2008 have it', () => {
    const { kappa, ac1, raw } = weighAgreement([{ size: 200_000, cross: table(40, 8, 6, 146) }])
    expect(kappa!.value).toBeCloseTo(0.80533927, 8)
    expect(ac1).toBeCloseTo(0.89070185, 8)
    expect(raw).toBeCloseTo(0.93, 10)
    // The large-sample limits (Fleiss, Cohen and Everitt 1969) are 0.708 and 0.903; these are a little lower, as small samples ask.
    expect(kappa!.low).toBeGreaterThan(0.68)
    expect(kappa!.low).toBeLessThan(0.708)
    expect(kappa!.high).toBeGreaterThan(0.87)
    expect(kappa!.high).toBeLessThan(0.903)
  })
  test('counts each class by its size, not by how much of it was read', () => {
    const classes = [
      [30, 20, table(10, 2, 2, 6)],
      [300, 20, table(1, 1, 0, 18)],
    ] as const
    const { kappa, raw } = weighAgreement(classes.map(([size, , cross]) => ({ size, cross })))
    // By hand: both 15 + 15, first 3 + 15, second 3 + 0, neither 9 + 270 of 330.
    expect(raw).toBeCloseTo((30 + 279) / 330, 10)
    expect(kappa!.value).toBeCloseTo(cohenKappa(table(30, 18, 3, 279))!, 10)
    expect(cohenKappa(raised(classes))).toBeCloseTo(kappa!.value, 10)
    expect(kappa!.value).toBeLessThan(cohenKappa(table(11, 3, 2, 24))!) // without weights it is flattered
  })
  test('is certain where every segment of the frame was read, and never where some were not', () => {
    const all = weighAgreement([{ size: 40, cross: table(10, 2, 3, 25) }])
    expect(all.kappa!.low).toBeCloseTo(all.kappa!.high, 10)
    const complete = weighAgreement([{ size: 400, cross: table(10, 0, 0, 30) }])
    expect(complete.kappa).toMatchObject({ value: 1, high: 1 })
    expect(complete.kappa!.low).toBeLessThan(0.9)
  })
  test('is undefined where nobody read, and has no kappa where nobody gave the code', () => {
    expect(weighAgreement([{ size: 50, cross: table(0, 0, 0, 0) }])).toEqual({
      ...{ raw: null, kappa: null, alpha: null, ac1: null },
    })
    expect(weighAgreement([{ size: 50, cross: table(0, 0, 0, 9) }])).toMatchObject({ raw: 1, kappa: null, alpha: null })
  })
  test('holds its value between its limits, whatever was read', () => {
    const count = fc.nat({ max: 12 })
    const crosses = fc.array(fc.tuple(count, count, count, count, fc.nat({ max: 50 })), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(crosses, (rows) => {
        const classes = rows.map(([a, b, c, d, more]) => ({ size: a + b + c + d + more, cross: table(a, b, c, d) }))
        for (const limits of [weighAgreement(classes).kappa, weighAgreement(classes).alpha]) {
          if (limits === null) continue
          expect(limits.low).toBeLessThanOrEqual(limits.value + 1e-9)
          expect(limits.high).toBeGreaterThanOrEqual(limits.value - 1e-9)
        }
      }),
    )
  })
  test('covers the truth of a planted frame in 93 of 100 draws or more', () => {
    let state = 11
    const random = (): number => {
      state = (state * 1664525 + 1013904223) % 4294967296
      return state / 4294967296
    }
    const frame = [600, 150].map((size, at) =>
      Array.from({ length: size }, () => {
        const isThere = random() < (at === 0 ? 0.05 : 0.3)
        const says = (): boolean => random() < (isThere ? 0.8 : 0.03)
        return [says(), says()] as const
      }),
    )
    const cross = (answers: readonly (readonly [boolean, boolean])[]): TwoByTwo => {
      const having = (a: boolean, b: boolean) => answers.filter(([x, y]) => x === a && y === b).length
      return table(having(true, true), having(true, false), having(false, true), having(false, false))
    }
    const truth = cohenKappa(cross(frame.flat()))!
    let held = 0
    const draws = 200
    for (let draw = 0; draw < draws; draw++) {
      const classes = frame.map((answers) => {
        const mixed = answers.map((own) => ({ own, by: random() })).sort((a, b) => a.by - b.by)
        return { size: answers.length, cross: cross(mixed.slice(0, 60).map(({ own }) => own)) }
      })
      const { low, high } = weighAgreement(classes).kappa!
      if (low <= truth && truth <= high) held++
    }
    expect(held / draws).toBeGreaterThanOrEqual(0.93)
  })
})

describe('kappa pooled over labels, weighted', () => {
  const yes = table(1, 0, 0, 0)
  const no = table(0, 0, 0, 1)
  const first = table(0, 1, 0, 0)
  const segments = [
    ...[yes, yes, first, no].map((cross) => ({ class: 'rare', crosses: [cross, no] })),
    ...[no, no, no, yes].map((cross) => ({ class: 'rest', crosses: [no, cross] })),
  ]
  test('adds the labels of all segments, each with the inverse of its chance', () => {
    const sizes = new Map([
      ['rare', 8],
      ['rest', 80],
    ])
    const { value, limits } = poolWeightedKappa(segments, sizes)
    // By hand, of 88 segments: the first label 4 both, 2 first; the second 20 both.
    const chance = [
      [6, 4],
      [20, 20],
    ].map(([a, b]) => (a! * b! + (88 - a!) * (88 - b!)) / 88)
    const expected = chance[0]! + chance[1]!
    expect(value).toBeCloseTo((2 * 88 - 2 - expected) / (2 * 88 - expected), 10)
    expect(limits!.low).toBeLessThan(value!)
    expect(limits!.high).toBeLessThanOrEqual(1)
  })
  test('has no limits from four segments, nor where all of the frame was read', () => {
    expect(poolWeightedKappa(segments.slice(0, 4), new Map([['rare', 8]])).limits).toBeNull()
    expect(
      poolWeightedKappa(
        segments,
        new Map([
          ['rare', 4],
          ['rest', 4],
        ]),
      ).limits,
    ).toBeNull()
  })
})

test('alpha of a table is that of its units', () => {
  const count = fc.nat({ max: 9 })
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      const units = [
        ...Array.from({ length: a }, () => [true, true]),
        ...Array.from({ length: b }, () => [true, false]),
        ...Array.from({ length: c }, () => [false, true]),
        ...Array.from({ length: d }, () => [false, false]),
      ]
      const [own, other] = [alphaOfTable(table(a, b, c, d)), krippendorffAlpha(units, nominal)]
      if (other === null) expect(own).toBeNull()
      else expect(own).toBeCloseTo(other, 10)
    }),
  )
})
