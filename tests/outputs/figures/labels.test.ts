import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { widthOf, wrap } from '../../../src/outputs/figures/labels.ts'
import { placeLabels } from '../../../src/outputs/figures/place-labels.ts'
import { drawShape } from '../../../src/outputs/figures/shapes.ts'

describe('a label', () => {
  test('is divided between words, in as few lines as its width allows', () => {
    expect(wrap('Testing', 200)).toEqual(['Testing'])
    expect(wrap('Documentation and knowledge transfer', 150, 12)).toEqual(['Documentation and', 'knowledge transfer'])
    expect(wrap('', 200)).toEqual([])
  })
  test('keeps all its words in their order, and no line is wider than asked, where the words fit', () => {
    const label = fc.array(fc.constantFrom('a', 'model', 'data', 'Willingness', 'übung'), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(label, fc.integer({ min: 110, max: 300 }), (said, width) => {
        const lines = wrap(said.join(' '), width, 13, 99)
        expect(lines.join(' ')).toBe(said.join(' '))
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
  test('of more lines than are allowed ends with a mark', () => {
    expect(wrap('one two three four five six', 40, 13, 2).at(-1)).toMatch(/…$/)
  })
})

describe('labels of marks', () => {
  const size = { width: 700, height: 500, size: 11 }
  const boxes = (marks: Parameters<typeof placeLabels>[0]) =>
    placeLabels(marks, size).map(({ x, middle, anchor }, index) => {
      const long = widthOf(marks[index]!.lines[0]!, 11)
      const left = anchor === 'start' ? x : anchor === 'end' ? x - long : x - long / 2
      return { left, right: left + long, top: middle - 6, bottom: middle + 6 }
    })
  test('cover neither each other nor leave the drawing, where there is room, even if marks are at one place', () => {
    const mark = fc.record({ x: fc.integer({ min: 150, max: 550 }), y: fc.integer({ min: 100, max: 400 }) })
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 8 }), (places) => {
        const found = boxes(places.map(({ x, y }, n) => ({ x, y, radius: 5, lines: [`label ${n}`] })))
        for (const [index, a] of found.entries()) {
          expect(a.left >= 0 && a.right <= 700 && a.top >= 0 && a.bottom <= 500).toBe(true)
          for (const b of found.slice(index + 1))
            expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true)
        }
      }),
    )
  })
  test('are all there, also where there is no room', () => {
    const crowd = Array.from({ length: 60 }, () => ({ x: 350, y: 250, radius: 9, lines: ['the same place for all'] }))
    expect(placeLabels(crowd, size)).toHaveLength(60)
  })
})

test('the first six themes have different shapes', () => {
  const drawn = [0, 1, 2, 3, 4, 5].map((theme) => drawShape(theme, { x: 0, y: 0, radius: 5, color: '#123456' }))
  expect(new Set(drawn.map((shape) => shape.replace(/ fill.*/, ''))).size).toBe(6)
})
