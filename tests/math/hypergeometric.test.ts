import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hypergeometricLimits } from '../../src/math/hypergeometric.ts'

describe('the limits of a cell equal those computed with SciPy', () => {
  test.each([
    [{ yes: 0, drawn: 80, size: 1200 }, [0, 42], [0, 52]],
    [{ yes: 1, drawn: 80, size: 1200 }, [1, 70], [1, 79]],
    [{ yes: 6, drawn: 60, size: 500 }, [23, 95], [21, 99]],
    [{ yes: 33, drawn: 60, size: 300 }, [131, 197], [129, 199]],
  ])('%j', (sample, midP, exact) => {
    expect(Object.values(hypergeometricLimits(sample))).toEqual(midP)
    expect(Object.values(hypergeometricLimits(sample, 'exact'))).toEqual(exact)
  })
  test.each([
    [16, 27, 80, 35, 58],
    [5, 8, 60, 18, 52],
    [3, 5, 60, 12, 55],
    [2, 13, 40, 2, 15],
    [3, 42, 340, 8, 59],
    [2, 105, 1420, 5, 84],
  ])('%i of %i read of %i', (yes, drawn, size, low, high) => {
    expect(hypergeometricLimits({ yes, drawn, size })).toEqual({ low, high })
  })
})

const samples = fc
  .tuple(fc.nat(60), fc.nat(60), fc.nat(200))
  .map(([yes, no, unread]) => ({ yes, drawn: yes + no, size: yes + no + unread }))

test('limits are possible, hold the share that was found, and the exact ones hold those of mid-P', () => {
  fc.assert(
    fc.property(samples, (sample) => {
      const { yes, drawn, size } = sample
      const [midP, exact] = [hypergeometricLimits(sample), hypergeometricLimits(sample, 'exact')]
      expect(midP.low).toBeGreaterThanOrEqual(drawn === 0 ? 0 : yes)
      expect(midP.high).toBeLessThanOrEqual(size - drawn + yes)
      expect(exact.low).toBeLessThanOrEqual(midP.low)
      expect(exact.high).toBeGreaterThanOrEqual(midP.high)
      if (drawn > 0) {
        expect(midP.low).toBeLessThanOrEqual(Math.ceil((size * yes) / drawn))
        expect(midP.high).toBeGreaterThanOrEqual(Math.floor((size * yes) / drawn))
      }
    }),
  )
})
test('reading everything leaves nothing open', () => {
  expect(hypergeometricLimits({ yes: 7, drawn: 30, size: 30 })).toEqual({ low: 7, high: 7 })
})
test('yes and no can be exchanged', () => {
  fc.assert(
    fc.property(samples, ({ yes, drawn, size }) => {
      const { low, high } = hypergeometricLimits({ yes, drawn, size })
      expect(hypergeometricLimits({ yes: drawn - yes, drawn, size })).toEqual({ low: size - high, high: size - low })
    }),
  )
})
