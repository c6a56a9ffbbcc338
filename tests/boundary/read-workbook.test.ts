import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { readWorkbook } from '../../src/boundary/read-workbook.ts'

type Rows = Parameters<typeof writeXlsx>[0]
/** A workbook as another program writes it. */
async function workbookOf(rows: readonly (readonly unknown[])[]): Promise<Uint8Array> {
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value, ...formatOf(value) })))
  const { toBuffer } = writeXlsx(cells as unknown as Rows) as unknown as { toBuffer: () => Promise<Buffer> }
  return new Uint8Array(await toBuffer())
}
const formatOf = (value: unknown) => (value instanceof Date ? { type: Date, format: 'yyyy-mm-dd hh:mm:ss' } : {})
const read = async (rows: readonly (readonly unknown[])[]) =>
  (await readWorkbook({ file: 'interview.xlsx', bytes: await workbookOf(rows) }))[0]!.rows

describe('a workbook', () => {
  test('has its cells as text: words, numbers, truth and nothing', async () => {
    expect(
      await read([
        ['who', 'said'],
        ['Ana', 'It was dry.'],
        [7, true],
        [0.5, null],
      ]),
    ).toEqual([
      ['who', 'said'],
      ['Ana', 'It was dry.'],
      ['7', 'true'],
      ['0.5', ''],
    ])
  })
  test('has line breaks of one kind inside of cells, and no blanks around them', async () => {
    expect(await read([['  First.\nSecond. ']])).toEqual([['First.\nSecond.']])
  })
  test('has times of day as times, as they are in transcripts, and dates as dates', async () => {
    const rows = await read([['x', new Date(Date.UTC(1899, 11, 30, 1, 2, 3)), new Date(Date.UTC(2026, 4, 17, 12))]])
    expect(rows[0]).toEqual(['x', '01:02:03', '2026-05-17T12:00:00.000Z'])
  })
  test('that is damaged is an error with what to do instead', async () => {
    const broken = zipSync({ 'xl/workbook.xml': strToU8('<workbook') })
    await expect(readWorkbook({ file: 'interview.xlsx', bytes: broken })).rejects.toThrow(
      /^interview\.xlsx {2}error {2}import\/xlsx\n {2}the workbook is damaged: .*\n {2}fix: save it again, or save the sheet as CSV/,
    )
  })
  test.each([
    ['A2000000', null],
    ['B1000001', 'row 1000001 and column 2'],
    ['XFD200', 'row 200 and column 16384'],
    ['ZZZZ1', 'row 1 and column Infinity'],
  ])('with a cell at %s is bounded by two million cells', async (cell, message) => {
    const sheet = strToU8(`<worksheet><sheetData><row><c s="1" r="${cell}"/></row></sheetData></worksheet>`)
    const bytes = zipSync({ 'xl/worksheets/sheet1.xml': sheet })
    await expect(readWorkbook({ file: 'interview.xlsx', bytes })).rejects.toThrow(
      message === null ? /import\/xlsx/ : new RegExp(`import/too-far\\n.*${message}`),
    )
  })
})
