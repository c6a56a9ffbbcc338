import { strFromU8 } from 'fflate'
import { expect, test } from 'vitest'
import { drawPng } from '../../../src/io/draw-png.ts'
import { fillSheet, SharedTexts } from '../../../src/outputs/tables/long-sheet.ts'
import { layOutSheet } from '../../../src/outputs/tables/sheet-layout.ts'

const texts = '<?xml version="1.0"?><sst><si><t>who</t></si><si><t xml:space="preserve"> a &amp; b</t></si></sst>'
const sheet = '<sheetData><row r="1"/><row r="2"><c r="A2" s="3" t="s"/><c r="B2" s="4"/></row></sheetData>'

test('a text is in a workbook once, is the same text again, and cannot end its element', () => {
  const shared = new SharedTexts(texts)
  expect([' a & b', '</t> ', 'constructor', '</t> ', 'who'].map((text) => shared.placeOf(text))).toEqual([
    1, 2, 3, 2, 0,
  ])
  expect(strFromU8(shared.toBytes())).toBe(
    texts.replace('</sst>', '<si><t xml:space="preserve">&lt;/t&gt; </t></si><si><t>constructor</t></si></sst>'),
  )
})

test('rows have the styles of their columns, no cell where nothing is, and the height of their lines', () => {
  const rows = [
    ['who', 1.23456789],
    [null, 3],
    ['a\nb', ''],
  ]
  const table = { name: 'codings', head: ['who', 'mean'], rows }
  const filled = fillSheet(sheet, { table, layout: layOutSheet(table) }, new SharedTexts(texts))
  expect(strFromU8(filled)).toBe(
    '<sheetData><row r="1"/>' +
      '<row r="2"><c r="A2" s="3" t="s"><v>0</v></c><c r="B2" s="4"><v>1.23457</v></c></row>' +
      '<row r="3"><c r="B3" s="4"><v>3</v></c></row>' +
      '<row r="4" ht="30" customHeight="1"><c r="A4" s="3" t="s"><v>2</v></c></row></sheetData>',
  )
})

test('drawing many figures takes the memory of one', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 700" width="700" height="700"><path d="M0 0h9v9z"/></svg>'
  const bytes = await drawPng(svg)
  const before = process.memoryUsage().external
  for (let drawn = 0; drawn < 8; drawn++) expect(await drawPng(svg)).toEqual(bytes)
  expect(process.memoryUsage().external - before).toBeLessThan(35e6) // 8 MB each
})
