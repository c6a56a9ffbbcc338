import { strFromU8, unzipSync } from 'fflate'
import { stabilizeArchive } from '../../boundary/stable-archive.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Output } from '../output.ts'
import { tables } from './build-tables.ts'
import { fillSheet, SharedTexts, styleRows } from './long-sheet.ts'
import { type LaidOut, layOutSheet } from './sheet-layout.ts'
import { withoutMarks, writeText } from './workbook-text.ts'
import type { Cell, Table } from './write-table.ts'
import { codingsTable } from './write-transcripts.ts'

/** All tables as sheets of one workbook, with filters and heads kept in sight. Text is text: nothing in it can run as a formula. */
export const toXlsx = {
  summary: 'all tables as sheets of one XLSX workbook',
  async write(analysis: Analysis) {
    const { default: writeXlsxFile } = await import('write-excel-file/node')
    const codings = layOut(codingsTable(analysis.transcripts))
    const sheets = [
      ...Object.values(tables).map(({ build }) => toSheet(layOut(build(analysis)))),
      toSheet({ ...codings, table: styleRows(codings) }),
    ]
    const bytes = await writeXlsxFile(
      sheets.map(({ sheet }) => sheet),
      { features: [addMarkup(sheets)] },
    ).toBuffer()
    return [{ file: 'tables.xlsx', bytes: complete(bytes, sheets.length, codings) }]
  },
} as const satisfies Output

const textsPart = 'xl/sharedStrings.xml'

/** The workbook with the rows of its last sheet, in the same bytes for the same analysis. */
function complete(bytes: Uint8Array, sheets: number, codings: LaidOut): Uint8Array {
  const written = strFromU8(unzipSync(bytes, { filter: ({ name }) => name === textsPart })[textsPart]!)
  const texts = new SharedTexts(withoutMarks(written))
  return stabilizeArchive(bytes, (xml, name) => {
    if (name === `xl/worksheets/sheet${sheets}.xml`) return fillSheet(withoutMarks(xml), codings, texts)
    return name === textsPart ? texts.toBytes() : withoutMarks(xml) // that part follows the sheets
  })
}

/** What the library does not write: what follows the cells of each sheet, how it is printed, heads on every printed page. */
const addMarkup = (sheets: readonly LaidOutSheet[]) => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string) =>
          xml.replace('<sheetViews', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews'),
        insert: (_: unknown, { sheetIndex }: { readonly sheetIndex: number }) => sheets[sheetIndex]!.markup,
      },
      'xl/workbook.xml': { transform: (xml: string) => xml.replace('<definedNames/>', repeatHeads(sheets)) },
    },
  },
})

const repeatHeads = (sheets: readonly LaidOutSheet[]): string =>
  `<definedNames>${sheets.map(({ sheet }, index) => `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${sheet.sheet}'!$1:$1</definedName>`).join('')}</definedNames>`

const headStyle = {
  type: String,
  fontWeight: 'bold',
  alignVertical: 'top',
  backgroundColor: '#e4ebf3',
  bottomBorderStyle: 'thin',
  bottomBorderColor: '#5b6b7c',
} as const

const layOut = (table: Table): LaidOut => ({ table, layout: layOutSheet(table) })

type LaidOutSheet = ReturnType<typeof toSheet>

function toSheet({ table: { name, head, rows }, layout: { widths, formats, heightOf, markup } }: LaidOut) {
  const writeRow = (row: readonly Cell[]) => {
    const height = heightOf(row)
    const place = { alignVertical: 'top' as const, ...(height === undefined ? {} : { height }) }
    return row.map((cell, column) => {
      if (cell === null || cell === '') return null
      if (typeof cell === 'number') {
        const format = formats[column] ?? undefined
        return {
          ...place,
          value: Number(cell.toPrecision(6)),
          type: Number,
          ...(format === undefined ? {} : { format }),
        }
      }
      return { ...place, value: writeText(cell), type: String, wrap: true }
    })
  }
  return {
    markup,
    sheet: {
      sheet: name,
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
      columns: widths.map((width) => ({ width: width + 2 })),
      data: [head.map((value) => ({ ...headStyle, value: writeText(value) })), ...Array.from(rows, writeRow)],
    },
  }
}
