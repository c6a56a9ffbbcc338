import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countSaturation } from '../../src/findings/counts/count-saturation.ts'

/** The codes of up to six interviews. */
const studies = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')), { minLength: 1, maxLength: 6 })

const course = (codes: readonly (readonly string[])[]) => {
  const ids = codes.map((_, index) => `T${index}`)
  return countSaturation({ codesByTranscript: new Map(ids.map((id, index) => [id, codes[index]!])) }, ids).points
}

function* ordersOf<Item>(items: readonly Item[]): Generator<Item[]> {
  if (items.length === 0) yield []
  for (const [index, first] of items.entries())
    for (const others of ordersOf(items.toSpliced(index, 1))) yield [first, ...others]
}

const seenIn = (codes: readonly (readonly string[])[]): number => new Set(codes.flat()).size

test('mean and deviation are those of every order of the interviews, written out', () => {
  fc.assert(
    fc.property(studies, (codes) => {
      const orders = [...ordersOf(codes)]
      const points = course(codes)
      points.forEach(({ seen, mean, deviation }, index) => {
        const met = orders.map((order) => seenIn(order.slice(0, index + 1)))
        const average = met.reduce((total, count) => total + count, 0) / met.length
        const spread = Math.sqrt(met.reduce((total, count) => total + (count - average) ** 2, 0) / met.length)
        expect(seen).toBe(seenIn(codes.slice(0, index + 1)))
        expect(mean).toBeCloseTo(average, 9)
        expect(deviation).toBeCloseTo(spread, 6)
      })
    }),
  )
})

test('the order of the interviews changes neither mean nor deviation by a single bit', () => {
  fc.assert(
    fc.property(
      studies.chain((codes) => fc.tuple(fc.constant(codes), fc.shuffledSubarray(codes, { minLength: codes.length }))),
      ([codes, other]) => {
        const figures = (of: typeof codes) => course(of).map(({ mean, deviation }) => [mean, deviation])
        expect(figures(other)).toEqual(figures(codes))
      },
    ),
  )
})

test('a code that one of N interviews has is met after n of them with the chance n / N', () => {
  const points = course([['a'], ...Array.from({ length: 9_999 }, () => [])])
  expect(points[0]!.mean).toBeCloseTo(1e-4, 12)
  expect(points[4_999]!.mean).toBeCloseTo(0.5, 9)
  expect(points.at(-1)).toMatchObject({ seen: 1, mean: 1, deviation: 0 })
})
