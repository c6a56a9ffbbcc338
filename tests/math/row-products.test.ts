import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowProducts } from '../../src/math/row-products.ts'
import { matrixOf } from '../../src/model/matrix.ts'

test('each product is the sum of the products of two rows, added from the first to the last, to the same bits', () => {
  const number = fc.float({ noNaN: true, noDefaultInfinity: true, min: -4, max: 4 })
  const shape = fc.record({ rows: fc.nat(5), vectors: fc.nat(9), width: fc.integer({ min: 1, max: 7 }) })
  const drawn = shape.chain(({ rows, vectors, width }) => {
    const lists = (count: number) =>
      fc.array(fc.array(number, { minLength: width, maxLength: width }), { minLength: count, maxLength: count })
    return fc.tuple(lists(rows), lists(vectors), fc.constant(width))
  })
  fc.assert(
    fc.property(drawn, ([rows, vectors, width]) => {
      const expected = rows.flatMap((row) =>
        vectors.map((vector) => row.reduce((total, value, index) => total + value * vector[index]!, 0)),
      )
      expect([...rowProducts(matrixOf(rows, width), vectors)].map(String)).toEqual(expected.map(String))
    }),
  )
})
