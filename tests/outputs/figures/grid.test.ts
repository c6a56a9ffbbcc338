import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readXmlTree } from '../../../src/boundary/xml-tree.ts'
import { drawGrid, type Grid } from '../../../src/outputs/figures/grid.ts'
import { shownIn } from '../../../src/outputs/report/blocks.ts'

const line = (id: string, label = id, group = '') => ({ id, label, group })
const gridOf = (values: readonly (readonly (number | null)[])[], given: Partial<Grid> = {}): Grid => ({
  ...{ name: 'grid', title: 'Codes by people', finding: '', description: 'One row a code.', corner: 'code' },
  ...{ across: 'participants', minCell: 3 },
  rows: values.map((_, at) => line(`r${at}`)),
  columns: (values[0] ?? []).map((_, at) => line(`c${at}`)),
  valueAt: (row, column) => values[Number(row.slice(1))]![Number(column.slice(1))]!,
  findAt: (row, column) => ({ code: row, participant: column }),
  ...given,
})
/** The texts that a drawing shows. */
const textsOf = (svg: string): string[] => Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text]) => text!)

describe('a grid of counts', () => {
  const figure = drawGrid(
    gridOf([
      [4, 0],
      [null, 12],
    ]),
  )
  test('shows each count, a dash for none, and that a small one is left out', () => {
    const shown = textsOf(figure.svg)
    for (const text of ['4', '–', '&lt;3', '12', 'r0', 'c1', 'participants']) expect(shown).toContain(text)
  })
  test('has the same counts as a table; a count leads to its passages, none and a hidden one lead nowhere', () => {
    expect(figure.table).toMatchObject({ caption: 'Codes by people', head: ['code', 'c0', 'c1'] })
    expect(figure.table.rows).toEqual([
      ['r0', { value: 4, find: { code: 'r0', participant: 'c0' } }, 0],
      ['r1', '<3', { value: 12, find: { code: 'r1', participant: 'c1' } }],
    ])
  })
  test('has a shade for every count above none, the darkest for the largest', () => {
    const cells = (values: readonly (readonly (number | null)[])[]) => {
      const { svg } = drawGrid(gridOf(values))
      return Array.from(svg.matchAll(/<rect[^>]*fill="(#[0-9a-f]{6})"[^>]*\/>/g), ([, color]) => color!)
    }
    const lightness = (color: string): number => Number.parseInt(color.slice(1, 3), 16)
    const [low, middle, high] = cells([[1, 5, 20, 0, null]]).filter((color) => color !== '#ffffff')
    expect(lightness(low!)).toBeGreaterThan(lightness(middle!))
    expect(lightness(middle!)).toBeGreaterThan(lightness(high!))
  })
  test('without rows or columns is a drawing all the same', () => {
    for (const values of [[], [[]]]) {
      const { svg, table } = drawGrid(gridOf(values))
      expect(svg).toMatch(/^<svg [^]*<\/svg>\s*$/)
      expect(table.rows).toHaveLength(values.length)
    }
  })
  test('writes the name of a group once, where it begins', () => {
    const rows = [line('r0', 'Wet', 'Soil'), line('r1', 'Dry', 'Soil'), line('r2', 'Help', 'People')]
    const shown = textsOf(drawGrid(gridOf([[1], [2], [3]], { rows })).svg)
    expect(shown.filter((text) => text === 'Soil' || text === 'People')).toEqual(['Soil', 'People'])
  })
  test('is well-formed and has all its numbers in its table, however large it is and whatever its lines are called', async () => {
    const label = fc.constantFrom(
      'a',
      '<b> & "c"',
      '\u0007',
      '</svg>',
      'A very long label of a code that needs lines',
      '李',
      '',
    )
    const values = fc.array(fc.option(fc.nat({ max: 40 })), { minLength: 1, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(fc.array(label, { maxLength: 6 }), values, async (labels, row) => {
        const rows = labels.map((own, at) => line(`r${at}`, own, own))
        const columns = row.map((_, at) => line(`c${at}`, labels[at % Math.max(1, labels.length)] ?? 'x'))
        const { svg, table } = drawGrid(
          gridOf([row], { rows, columns, valueAt: (_, column) => row[Number(column.slice(1))]! }),
        )
        expect(readXmlTree(svg, 'grid.svg')).toBeTruthy()
        expect(svg).not.toContain('\u0007')
        expect(svg).not.toMatch(/NaN|Infinity|undefined/)
        for (const cells of table.rows) expect(cells.slice(1).map(shownIn)).toEqual(row.map((value) => value ?? '<3'))
      }),
      { numRuns: 60 },
    )
  })
})
