import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import openAssembler from 'wabt'
import { kernelModule } from '../../../src/math/kernels/module.ts'
import { openWorkspace, plainWorkspace, type Workspace } from '../../../src/math/kernels/workspace.ts'

const value = fc.double({ noNaN: true, min: -1e6, max: 1e6 })

/** Matrices of rows and of blocks of four vectors, both as wide, and where each begins in a workspace. */
const shapes = fc
  .record({
    rows: fc.integer({ min: 1, max: 6 }),
    width: fc.integer({ min: 0, max: 7 }),
    blocks: fc.integer({ min: 0, max: 3 }),
  })
  .chain(({ rows, width, blocks }) =>
    fc.record({
      ...{ rows: fc.constant(rows), width: fc.constant(width), blocks: fc.constant(blocks), start: value },
      numbers: fc.array(value, {
        minLength: rows * width + 4 * blocks * width,
        maxLength: rows * width + 4 * blocks * width,
      }),
    }),
  )

const fill = (workspace: Workspace, numbers: readonly number[]): Workspace => {
  workspace.numbers.set(numbers)
  return workspace
}

test('products are those of plain loops, to the last bit, and of no more than was asked', () => {
  fc.assert(
    fc.property(shapes, ({ rows, width, blocks, start, numbers }) => {
      const [four, out] = [rows * width, numbers.length]
      const results = [openWorkspace, plainWorkspace].map((open) => {
        const workspace = fill(open(out + 4 * rows * blocks + 1), numbers)
        workspace.multiply({ matrix: 0, rows, width, four, blocks, start, out })
        return Array.from(workspace.numbers.subarray(out))
      })
      expect(results[0]).toEqual(results[1])
      expect(results[0]!.at(-1)).toBe(0)
    }),
  )
})

test('a product of two small matrices is what it is on paper', () => {
  const { numbers, multiply } = openWorkspace(20)
  numbers.set([1, 2, 10, 20, 1, 0, 3, 5, 0, 1, 4, 6]) // rows (1 2) and (10 20); four vectors (1 0), (0 1), (3 4), (5 6)
  multiply({ matrix: 0, rows: 2, width: 2, four: 4, blocks: 1, start: 0.5, out: 12 })
  expect(Array.from(numbers.subarray(12))).toEqual([1.5, 2.5, 11.5, 17.5, 10.5, 20.5, 110.5, 170.5])
})

test('rows are added in their order, to the last bit, also where they and their factors lie apart', () => {
  const places = fc.record({
    width: fc.integer({ min: 0, max: 9 }),
    fours: fc.integer({ min: 0, max: 3 }),
    gap: fc.nat(3),
    apart: fc.integer({ min: 1, max: 3 }),
  })
  fc.assert(
    fc.property(places, fc.array(value, { minLength: 300, maxLength: 300 }), ({ width, fours, gap, apart }, some) => {
      const [rows, stride] = [4 * fours, width + gap]
      const [values, factors] = [width + 1, width + 1 + rows * stride]
      const length = factors + rows * apart
      const results = [openWorkspace, plainWorkspace].map((open) => {
        const workspace = fill(
          open(length),
          Array.from({ length }, (_, at) => some[at % some.length]!),
        )
        workspace.addRows({ sum: 0, width, values, stride, factors, apart, rows })
        return Array.from(workspace.numbers)
      })
      expect(results[0]).toEqual(results[1])
      expect(results[0]!.slice(width)).toEqual(
        Array.from({ length: length - width }, (_, at) => some[(at + width) % 300]),
      )
    }),
  )
})

test('a workspace begins with zeros, whatever the one before left, and may be larger than it', () => {
  openWorkspace(10).numbers.fill(7)
  for (const length of [10, 100_000, 3_000_000, 5]) {
    const { numbers } = openWorkspace(length)
    expect([numbers.length, numbers.every((number) => number === 0)]).toEqual([length, true])
    numbers.fill(1)
  }
})

test('the module is what its source assembles to', async () => {
  const { parseWat } = await openAssembler()
  const source = readFileSync('src/math/kernels/kernels.wat', 'utf8')
  const { buffer } = parseWat('kernels.wat', source, { simd: true }).toBinary({})
  expect(kernelModule).toBe(Buffer.from(buffer).toString('base64'))
})
