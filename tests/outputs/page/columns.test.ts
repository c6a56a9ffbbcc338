import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromSteps, toColumns } from '../../../src/outputs/page/columns.ts'

test('columns hold the step from each number to the next, and read as they were written', () => {
  const rows = [
    { start: 10, line: null },
    { start: 25, line: 3 },
    { start: 25, line: null },
    { start: 0, line: 5 },
  ]
  const columns = toColumns(['start', 'line'], rows)
  expect(columns).toEqual({ start: [10, 15, 0, -25], line: [null, 3, null, 2] })
  expect(fromSteps(columns.line)).toEqual([null, 3, null, 5])
})
test('whatever numbers a column has, and whichever are missing, they are read again', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer())), (numbers) => {
      const columns = toColumns(
        ['some'],
        numbers.map((some) => ({ some })),
      )
      expect(fromSteps(columns.some)).toEqual(numbers)
    }),
  )
})
