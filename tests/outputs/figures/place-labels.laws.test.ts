import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heightOf, widthOf } from '../../../src/outputs/figures/labels.ts'
import { type LabelPlace, type Mark, placeLabels } from '../../../src/outputs/figures/place-labels.ts'
import { letterOf } from '../../../src/outputs/tables/sheet-layout.ts'

const area = { width: 700, height: 500, size: 12 }
const mark = (x: number, y: number, label = 'Feedback', radius = 6): Mark => ({ x, y, radius, lines: [label] })
/** The box of a label, from its place alone. */
const boxOf = ({ x, middle, anchor }: LabelPlace, { lines }: Mark) => {
  const [long, high] = [Math.max(...lines.map((line) => widthOf(line, area.size))), heightOf(lines, area.size)]
  const left = x - { start: 0, middle: long / 2, end: long }[anchor]
  return { left, right: left + long, top: middle - high / 2, bottom: middle + high / 2 }
}
const areApart = (a: ReturnType<typeof boxOf>, b: ReturnType<typeof boxOf>): boolean =>
  a.right <= b.left + 1e-6 || b.right <= a.left + 1e-6 || a.bottom <= b.top + 1e-6 || b.bottom <= a.top + 1e-6

describe('labels of marks', () => {
  test('are beside their marks where nothing is in the way', () => {
    expect(placeLabels([mark(100, 100)], area)).toEqual([{ x: 110, middle: 100, anchor: 'start', isAway: false }])
    expect(placeLabels([], area)).toEqual([])
  })
  test('turn to the other side at the edge', () => {
    expect(placeLabels([mark(690, 100)], area)[0]).toMatchObject({ anchor: 'end', isAway: false })
    expect(placeLabels([mark(350, 498)], area)[0]!.middle).toBeLessThan(498)
  })
  test('never lie on each other or on a mark, nor outside, where a few are spread over the drawing', () => {
    const spread = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 6 })), {
      maxLength: 12,
      selector: ([column, row]) => `${column} ${row}`,
    })
    fc.assert(
      fc.property(spread, (cells) => {
        const marks = cells.map(([column, row]) => mark(60 + column * 140, 40 + row * 65))
        const boxes = placeLabels(marks, area).map((place, at) => boxOf(place, marks[at]!))
        for (const [at, box] of boxes.entries()) {
          expect(box.left >= 2 && box.right <= 698 && box.top >= 2 && box.bottom <= 498).toBe(true)
          for (const other of boxes.slice(at + 1)) expect(areApart(box, other)).toBe(true)
          for (const { x, y, radius } of marks)
            expect(areApart(box, { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })).toBe(
              true,
            )
        }
      }),
      { numRuns: 60 },
    )
  })
  test('of marks at one place lead away from it, each to a place of its own', () => {
    const marks = Array.from({ length: 6 }, (_, at) => mark(350, 250, `Code number ${at}`))
    const places = placeLabels(marks, area)
    const boxes = places.map((place, at) => boxOf(place, marks[at]!))
    for (const [at, box] of boxes.entries())
      for (const other of boxes.slice(at + 1)) expect(areApart(box, other)).toBe(true)
    expect(places.some(({ isAway }) => isAway)).toBe(true)
  })
  test('are the same for the same marks', () => {
    const marks = Array.from({ length: 20 }, (_, at) => mark(100 + 17 * at, 100 + ((53 * at) % 200)))
    expect(placeLabels(marks, area)).toEqual(placeLabels(marks, area))
  })
})

test('columns of a sheet have the letters that spreadsheets give them', () => {
  // 26 one-letter names, 676 of two; XFD is the last column of Excel
  expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA', 'XFD'])
  fc.assert(
    fc.property(fc.nat({ max: 20_000 }), (column) => {
      const number = [...letterOf(column)].reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0)
      expect(number).toBe(column + 1)
    }),
  )
})
