import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { columnWidths } from '../../src/outputs/formats/docx/render-table.ts'
import { renderers } from '../../src/outputs/formats/index.ts'
import { renderDocx } from '../../src/outputs/formats/render-docx.ts'
import { buildReport } from '../../src/outputs/report/build-report.ts'
import { analyzeSample } from '../support/sample-study.ts'

let xml: string
let styles: string
beforeAll(async () => {
  const report = buildReport(await analyzeSample())
  const bytes = await renderers.docx.render(() => report, {
    page: () => Promise.reject(new Error('a document needs no page')),
    drawPng: async () => new Uint8Array(),
    pictures: null,
  })
  const parts = unzipSync(bytes)
  xml = strFromU8(parts['word/document.xml']!)
  styles = strFromU8(parts['word/styles.xml']!)
})

const all = (pattern: RegExp): string[] => Array.from(xml.matchAll(pattern), ([, found]) => found!)

describe('the Word document of the sample study', () => {
  test('numbers tables and figures by fields, from 1, without a gap', () => {
    for (const word of ['Table', 'Figure']) {
      const numbers = all(new RegExp(`<w:fldSimple w:instr="SEQ ${word} [^"]*"><w:r><w:t[^>]*>(\\d+)`, 'g')).map(Number)
      expect(numbers.length).toBeGreaterThan(5)
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    }
  })
  test('refers to them by fields that name a bookmark which is there', () => {
    const marks = new Set(all(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g))
    const references = all(/w:instr="REF (\S+) /g)
    expect(references.length).toBeGreaterThan(3)
    for (const mark of references) expect(marks).toContain(mark)
  })
  test('has quotes and captions in the styles of Word', () => {
    for (const style of ['Quote', 'Caption', 'TOC1']) {
      expect(styles).toContain(`w:styleId="${style}"`)
      expect(xml).toContain(`<w:pStyle w:val="${style}"/>`)
    }
  })
  test('has a table of contents with a link to every chapter and theme', () => {
    const links = all(/<w:hyperlink [^>]*w:anchor="([^"]*)"/g)
    const headings = xml.match(/<w:pStyle w:val="Heading[23]"\/>/g)!
    expect(links).toHaveLength(headings.length)
    expect(xml).toContain('w:val="Table of Contents"')
  })
  test('names the place of a quote in short, and once more in whole in the key at the end', () => {
    const short = all(/>— [^<(]* \((Q\d+)\)</g)
    const key = all(/>(Q\d+)</g)
    expect(short.length).toBeGreaterThan(20)
    expect(key).toEqual(short)
    expect(xml).toMatch(/>P\d\w, turn \d+, [^<]*\((?:accepted|suggested), by /)
  })
})

test('a quote runs in the direction of its own words', async () => {
  const blocks = ['נייר כי version 2.1.', '(אמרה) כן.', 'On נייר.'].map((text) => ({
    kind: 'quote' as const,
    text,
    source: 'P1',
  }))
  const bytes = await renderDocx({ title: 'T', language: 'en', blocks }, async () => new Uint8Array())
  const document = strFromU8(unzipSync(bytes)['word/document.xml']!)
  const quotes = document.match(/<w:p><w:pPr><w:pStyle w:val="Quote"\/>.*?<\/w:p>/g)!
  expect(quotes.map((quote) => quote.includes('<w:bidi/>') && quote.includes('<w:rtl/>'))).toEqual([true, true, false])
})

describe('columns of a table', () => {
  test('are as wide as their longest word where there is room, and fill the page', () => {
    const widths = columnWidths(['code', 'organisations'], [['Testing and evaluation of models', 3]], 78)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeGreaterThan(9630)
    expect(widths[1]! / 9638).toBeGreaterThan(13 / 78)
    expect(widths[0]!).toBeGreaterThan(widths[1]!)
  })
})
