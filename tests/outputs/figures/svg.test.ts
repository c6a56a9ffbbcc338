import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { drawGrid } from '../../../src/outputs/figures/grid.ts'
import { fit as cutLabel, widthOf } from '../../../src/outputs/figures/labels.ts'
import { drawing, escapeXml, isDark, path, shade, words } from '../../../src/outputs/figures/svg.ts'
import { shownIn } from '../../../src/outputs/report/blocks.ts'

/** The texts of a drawing as an XML parser reads them; it fails for what is not well-formed. */
function textsIn(svg: string): string[] {
  const texts: string[] = []
  const parser = new SaxesParser()
  parser.on('text', (text) => texts.push(text))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(svg).close()
  return texts
}
const framed = (part: string) => drawing(100, 50, { name: 'n', title: 't', description: 'd' }, [part])

describe('words in a drawing', () => {
  test('are read as they were written, whatever signs they hold', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '<', '>', '&', '"', "'", ']', '🙂', '=', ';'), minLength: 1 }),
        (label) => {
          expect(textsIn(framed(words(1, 2, label)))).toContain(label)
        },
      ),
    )
    expect(escapeXml('a\u0000<b>\ud83d')).toBe('a\ufffd&lt;b&gt;\ufffd')
  })
  test('are cut to a width with a mark, never in the middle of a character', () => {
    expect(cutLabel('short', 200)).toBe('short')
    expect(cutLabel('a long label of many words', 60)).toMatch(/^a lon.{0,2}…$/)
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '🙂'), maxLength: 20 }),
        fc.integer({ min: 1, max: 160 }),
        (label, width) => {
          const shown = cutLabel(label, width)
          expect(shown.isWellFormed()).toBe(true)
          expect(shown === label || shown.endsWith('…')).toBe(true)
          if (width > 20) expect(widthOf(shown)).toBeLessThanOrEqual(Math.max(width, widthOf('a…')))
        },
      ),
    )
  })
})

describe('shades', () => {
  const lightOf = (color: string) =>
    [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(color.slice(at, at + 2), 16), 0)
  test('go from light to dark, the more the darker, and no further at the ends', () => {
    const lights = [0, 0.25, 0.5, 0.75, 1].map((share) => lightOf(shade(share)))
    expect(lights).toEqual([...lights].sort((a, b) => b - a))
    expect([shade(-1), shade(2)]).toEqual([shade(0), shade(1)])
    expect(shade(0.5)).toMatch(/^#[0-9a-f]{6}$/)
  })
})

test('a drawing has a title and a description for screen readers, whole numbers for its size, and closes what it fills', () => {
  const svg = drawing(10.2, 20.9, { name: 'n', title: 'A & B', description: 'what it shows' }, [])
  expect(textsIn(svg)).toEqual(expect.arrayContaining(['A & B', 'what it shows']))
  expect(svg).toContain('viewBox="0 0 11 21"')
  expect(svg).toContain('aria-labelledby="n-title n-desc"')
  expect(
    path([
      [0, 0],
      [1, 2.25],
    ]),
  ).toContain('d="M0 0L1 2.3"')
  expect(
    path(
      [
        [0, 0],
        [1, 2],
      ],
      { fill: '#000' },
    ),
  ).toContain('d="M0 0L1 2Z"')
})

describe('a grid', () => {
  const counts: Readonly<Record<string, number | null>> = { 'a x': 3, 'a y': 0, 'b x': null, 'b y': 12 }
  const line = (id: string) => ({ id, label: id.toUpperCase(), group: '' })
  const figure = drawGrid({
    ...{ name: 'g', title: 'Grid', finding: '', description: 'counts', corner: 'Rows', across: 'Columns', minCell: 3 },
    rows: ['a', 'b'].map(line),
    columns: ['x', 'y'].map(line),
    valueAt: (row, column) => counts[`${row} ${column}`]!,
    findAt: (row, column) => ({ participant: row, theme: column }),
  })
  test('draws the numbers that its table has; a small one is shown as less, nothing as a dash', () => {
    expect(figure.table.rows.map((row) => row.map(shownIn))).toEqual([
      ['A', 3, 0],
      ['B', '<3', 12],
    ])
    const drawn = textsIn(figure.svg)
    for (const text of ['3', '–', '<3', '12', 'A', 'B', 'X', 'Y', 'Columns']) expect(drawn).toContain(text)
  })
  test('leads from each count to what it counts, and from a small one nowhere', () => {
    expect(figure.table.rows[0]![1]).toEqual({ value: 3, find: { participant: 'a', theme: 'x' } })
    expect(figure.table.rows[1]![1]).toBe('<3')
  })
  test('of nothing is a drawing all the same', () => {
    const empty = drawGrid({
      ...{ name: 'g', title: 'Grid', finding: '', description: 'none', corner: '', across: '' },
      ...{ minCell: 0, rows: [], columns: [] },
      valueAt: () => 0,
      findAt: () => ({}),
    })
    expect(empty.svg).not.toMatch(/NaN|Infinity/)
    expect(empty.table.rows).toEqual([])
  })
})

/** Contrast of two colours by WCAG 2.1, "contrast ratio" and "relative luminance". */
function contrast(one: string, other: string): number {
  const [light, dark] = [one, other]
    .map((colour) => {
      const [red, green, blue] = [1, 3, 5].map((at) => {
        const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
        return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      }) as [number, number, number]
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    })
    .sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

test('numbers have the colour with more contrast on their cell, and never less than 3.9', () => {
  for (let share = 0; share <= 1; share += 0.01) {
    const [white, ink] = [contrast(shade(share), '#ffffff'), contrast(shade(share), '#1d2329')]
    const chosen = isDark(share) ? white : ink
    expect(chosen).toBeGreaterThan(3.9)
    expect(chosen).toBeGreaterThanOrEqual(Math.max(white, ink) - 0.01)
  }
})
