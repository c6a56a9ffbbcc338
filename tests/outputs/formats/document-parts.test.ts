import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { joinContents, textWidth } from '../../../src/outputs/formats/docx/document-parts.ts'
import { columnWidths } from '../../../src/outputs/formats/docx/render-table.ts'
import { renderDocx } from '../../../src/outputs/formats/render-docx.ts'
import { type Block, heading, paragraph } from '../../../src/outputs/report/blocks.ts'
import { withoutMarks, writeText } from '../../../src/outputs/tables/workbook-text.ts'

describe('columns of a table in a document', () => {
  test('fill the page and no more, none vanishes, whatever is in them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'word', ' ', '\n', '李'), maxLength: 40 })
    const table = fc
      .integer({ min: 1, max: 12 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 5 }),
      )
    fc.assert(
      fc.property(table, ([head, ...rows]) => {
        const widths = columnWidths(head!, rows, 78)
        const sum = widths.reduce((total, width) => total + width, 0)
        expect(widths).toHaveLength(head!.length)
        for (const width of widths) expect(width).toBeGreaterThan(0)
        expect(sum).toBeLessThanOrEqual(textWidth)
        expect(sum).toBeGreaterThan(textWidth - head!.length) // each is rounded down
      }),
    )
  })
  test('are as wide as each other where as much is in them, and wider where more is', () => {
    const [first, second] = columnWidths(['aaaa', 'bbbb'], [['1', '2']], 78)
    expect(first).toBe(second)
    const [narrow, wide] = columnWidths(['n', 'what was said'], [['1', 'a long sentence of many words, and more']], 78)
    expect(wide).toBeGreaterThan(5 * narrow!)
  })
  test('of rows that are shorter than the head are those of the head', () => {
    expect(columnWidths(['a', 'b'], [['1']], 78)).toHaveLength(2)
  })
})

const documentOf = async (blocks: readonly Block[]): Promise<string> =>
  strFromU8(
    unzipSync(await renderDocx({ title: 'Gardens', language: 'en', blocks }, async () => new Uint8Array()))[
      'word/document.xml'
    ]!,
  )

describe('a small document', () => {
  const chapters = (...titles: string[]) => titles.flatMap((title) => [heading(2, title), paragraph('Words.')])
  test('has a table of contents from three chapters on, each entry a link to its heading', async () => {
    const few = await documentOf([heading(1, 'Gardens'), ...chapters('Soil', 'People')])
    expect(few).not.toContain('Contents')
    const xml = await documentOf([heading(1, 'Gardens'), ...chapters('Soil', 'People', 'Method')])
    const anchors = Array.from(xml.matchAll(/<w:hyperlink[^>]*w:anchor="([^"]+)"/g), ([, anchor]) => anchor)
    expect(anchors).toHaveLength(3)
    for (const anchor of anchors) expect(xml).toContain(`w:name="${anchor}"`)
  })
  test('has its contents in a part that Word knows as a table of contents, in the entries themselves', async () => {
    const xml = await documentOf([heading(1, 'Gardens'), ...chapters('Soil', 'People', 'Method')])
    expect(xml).toContain('<w:docPartGallery w:val="Table of Contents"/>')
    expect(xml.indexOf('w:fldCharType="begin"')).toBeGreaterThan(xml.indexOf('w:val="TOC1"'))
    expect(xml).not.toMatch(/<w:p><w:r><w:fldChar w:fldCharType="(?:begin|end)"[^>]*>/)
  })
  test('without a table of contents is left as it is', () => {
    expect(joinContents('<w:p><w:r><w:t>Contents</w:t></w:r></w:p>')).toBe('<w:p><w:r><w:t>Contents</w:t></w:r></w:p>')
  })
  test('has what is marked as strong, and text with signs of markup as it was written', async () => {
    const xml = await documentOf([heading(1, 'A'), paragraph({ kind: 'strong', text: 'R&D <1' }, ' and more')])
    expect(xml).toContain('R&amp;D &lt;1')
    expect(xml).toMatch(/<w:b\/>.*R&amp;D/)
  })
  test('is the same bytes each time', async () => {
    const write = () =>
      renderDocx({ title: 'A', language: 'en', blocks: chapters('Soil') }, async () => new Uint8Array())
    expect(Buffer.from(await write()).equals(Buffer.from(await write()))).toBe(true)
  })
})

describe('a text in a cell of a workbook', () => {
  const escaped = (text: string): string => `<t>${text}</t>`
  test('is the same when the marks that protect it are taken out again', () => {
    const text = fc.oneof(
      fc.constantFrom('constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'),
      fc.string({ unit: fc.constantFrom('a', ' ', '\ufffd', 'fffd', 'constructor', '李') }),
    )
    fc.assert(
      fc.property(text, (own) => {
        expect(withoutMarks(escaped(writeText(own)))).toBe(escaped(own))
      }),
    )
  })
  test('is never a name that the objects of a library have already', () => {
    for (const name of Object.getOwnPropertyNames(Object.prototype)) expect(writeText(name) in {}).toBe(false)
  })
  test('is cut where a cell of Excel ends, with a mark', () => {
    expect(writeText('a'.repeat(32_767))).toHaveLength(32_767)
    expect(writeText('a'.repeat(32_768))).toBe(`${'a'.repeat(32_766)}…`)
  })
})
