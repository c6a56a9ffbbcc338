import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../../../src/outputs/formats/render-markdown.ts'
import type { Block, Figure } from '../../../src/outputs/report/blocks.ts'
import { paragraph, reference } from '../../../src/outputs/report/blocks.ts'
import { forPaper } from '../../../src/outputs/report/for-paper.ts'
import { numberBlocks } from '../../../src/outputs/report/number-blocks.ts'

const table = (rows: (string | number)[][], head = ['code', 'a', 'b']): Block => ({
  kind: 'table',
  caption: 'Counts',
  head,
  rows,
})
const figure = (name: string, isTablePrinted: boolean): Figure => ({
  kind: 'figure',
  name,
  title: `Title of ${name}`,
  finding: 'Bees lead.',
  description: 'Rows: codes.',
  svg: '<svg/>',
  table: { kind: 'table', caption: `Title of ${name}`, head: ['code', 'n'], rows: [['Bees', 3]] },
  isTablePrinted,
})
const write = (blocks: readonly Block[], pictures: string | null): string =>
  renderMarkdown({ title: '', language: 'en', blocks: forPaper(blocks, { hasPictures: pictures !== null }) }, pictures)

describe('a table on paper', () => {
  test('leaves out rows and columns of zeros, and names them', () => {
    const text = write(
      [
        table([
          ['Bees', 2, 0],
          ['· Wasps', 0, 0],
        ]),
      ],
      null,
    )
    expect(text).toContain('| code | a |\n| --- | ---: |\n| Bees | 2 |\n')
    expect(text).toContain('Nothing was counted for: Wasps; b.')
    expect(text).not.toContain('Wasps |')
  })
  test('of nothing but zeros is a sentence', () => {
    expect(write([table([['Bees', 0, 0]])], null)).toBe('Counts: nothing was found.\n')
  })
  test('without counts is kept as it is', () => {
    expect(write([table([['file', '', '–']])], null)).toContain('| file |  | – |')
  })
})

describe('a figure on paper', () => {
  test('is a picture with its words, and no table, where pictures are written', () => {
    const text = write([figure('bees', true)], 'figures')
    expect(text).toContain('![Title of bees. Bees lead.](figures/bees.png)')
    expect(text).toContain('Figure 1. *Title of bees.* Bees lead. Rows: codes.')
    expect(text).not.toContain('|')
  })
  test('is its table where no pictures are written, without the words about axes', () => {
    const text = write([figure('bees', true)], null)
    expect(text).toContain('| Bees | 3 |')
    expect(text).toContain('Bees lead.')
    expect(text).not.toMatch(/Figure|Rows: codes/)
  })
  test('leaves no caption behind where its table is not printed', () => {
    expect(write([figure('bees', false)], null).trim()).toBe('')
  })
})

describe('references', () => {
  const text = paragraph('See', reference(' ', 'bees'), reference(' (', 'wasps', ')'), '.')
  test('name the number of what they refer to, and vanish where there is no such thing', () => {
    const blocks = [text, figure('ants', true), figure('bees', true)]
    expect(write(blocks, 'figures').split('\n')[0]).toBe('See Figure 2.')
    expect(write([text], null)).toBe('See.\n')
  })
  test('of a figure that is printed as its table lead to the table', () => {
    expect(write([text, figure('bees', true)], null).split('\n')[0]).toBe('See Table 1.')
  })
  test('count tables and figures apart', () => {
    const blocks = [table([['a', 1, 1]]), figure('bees', true), table([['b', 1, 1]])] as const
    const { labelOf } = numberBlocks(blocks)
    expect(blocks.map((block) => labelOf(block as Figure))).toEqual(['Table 1', 'Figure 1', 'Table 2'])
  })
})
