import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, test } from 'vitest'
import { readWorkbook } from '../../../src/boundary/read-workbook.ts'
import type { Analysis } from '../../../src/model/analysis.ts'
import { layOutSheet, letterOf } from '../../../src/outputs/tables/sheet-layout.ts'
import { toXlsx } from '../../../src/outputs/tables/to-xlsx.ts'
import { codingsTable } from '../../../src/outputs/tables/write-transcripts.ts'
import { analyzeSample } from '../../support/sample-study.ts'

describe('the look of a sheet', () => {
  const rows = [
    ['P1', 3, 0.5, 1.25, 7, 'a\nb\nc'],
    ['P2', 1200, 0.25, 2, 9, 'x'.repeat(900)],
  ]
  const head = ['who', 'segments', 'share', 'mean', 'turn', 'note']
  const { formats, heightOf, widths, markup } = layOutSheet({ name: 'sheet', head, rows })
  test('shows shares as percentages, counts in thousands, means with two digits, and texts as they are', () => {
    expect(formats).toEqual([null, '#,##0', '0%', '0.00', '0', null])
  })
  test('makes room for several lines, but for no more than eight', () => {
    expect(widths[5]).toBe(60)
    expect(heightOf(rows[0]!)).toBe(45)
    expect(heightOf(rows[1]!)).toBe(120)
    expect(heightOf(['P3', 1, 0, 0, 0, 'short'])).toBeUndefined()
  })
  test('colours what is measured, not places', () => {
    expect(Array.from(markup.matchAll(/<conditionalFormatting sqref="([^"]*)"/g), ([, cells]) => cells)).toEqual([
      'B2:B3',
      'C2:C3',
      'D2:D3',
    ])
  })
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('names column %i %s', (column, letters) => {
    expect(letterOf(column)).toBe(letters)
  })
})

describe('the workbook of the sample study', () => {
  let parts: Record<string, string>
  let analysis: Analysis
  let bytes: Uint8Array
  beforeAll(async () => {
    analysis = await analyzeSample()
    bytes = (await toXlsx.write(analysis))[0]!.bytes
    parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
  })
  const sheets = () => Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/sheet'))

  test('is well-formed, its elements in the order of the standard (ECMA-376, CT_Worksheet)', () => {
    const order = [
      ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'autoFilter', 'mergeCells'],
      ...['conditionalFormatting', 'dataValidations', 'pageMargins', 'pageSetup'],
    ]
    for (const [name, xml] of sheets()) {
      const found: string[] = []
      let depth = 0
      const parser = new SaxesParser()
      parser.on('error', (error) => {
        throw error
      })
      parser.on('opentag', (tag) => {
        if (depth++ === 1) found.push(tag.name)
      })
      parser.on('closetag', () => depth--)
      parser.write(xml).close()
      const places = found.map((tag) => order.indexOf(tag))
      expect(places, name).toEqual([...places].sort((a, b) => a - b))
      expect(places).not.toContain(-1)
    }
  })
  test('has filters and a frozen head on every sheet', () => {
    expect(sheets().length).toBeGreaterThan(10)
    for (const [, xml] of sheets()) expect(xml).toMatch(/state="frozen"[^]*<autoFilter ref="A1:[A-Z]+\d+"\/>/)
  })
  test('offers the statuses for every coding', () => {
    const [, codings] = sheets().find(([name]) => name === `xl/worksheets/sheet${sheets().length}.xml`)!
    expect(codings).toMatch(/sqref="N2:N\d+"><formula1>"suggested,accepted,rejected,disputed"<\/formula1>/)
  })
  test('repeats the head of every sheet on every printed page', () => {
    expect(parts['xl/workbook.xml']!.match(/_xlnm\.Print_Titles/g)).toHaveLength(sheets().length)
  })
  test('has every coding, as another program reads them', async () => {
    const { head, rows } = codingsTable(analysis.transcripts)
    const read = (await readWorkbook({ file: 'tables.xlsx', bytes })).at(-1)!.rows
    const written = [...rows].map((row) => row.map((cell) => String(cell ?? '')))
    expect(written.length).toBeGreaterThan(100)
    const rounded = (row: readonly string[]) =>
      row.map((cell) => (/^0\.\d+$/.test(cell) ? Number(cell).toFixed(4) : cell))
    expect(read.map(rounded)).toEqual([head, ...written].map(rounded))
  })
  test('reads one transcript at a time', () => {
    const read: string[] = []
    const counted = {
      *[Symbol.iterator]() {
        for (const transcript of analysis.transcripts) {
          read.push(transcript.file.id)
          yield transcript
        }
      },
    }
    for (const _ of codingsTable(counted).rows) break
    expect(read).toHaveLength(1)
  })
})
