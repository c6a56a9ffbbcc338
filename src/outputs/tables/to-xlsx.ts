import { stabilizeArchive } from '../../boundary/stable-archive.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Output } from '../output.ts'
import { tables } from './build-tables.ts'
import type { Table } from './write-table.ts'
import { codingsTable } from './write-transcripts.ts'

/** Letters that a cell of Excel can hold. */
const mostLetters = 32_767

/** Put before what the library would find among the properties of its object of texts, such as "constructor"; taken out again. */
const mark = '\uE000'
const marks = new RegExp(`(>)${mark}(?=\\w+<)`, 'g')
const markInherited = (text: string): string => (text in {} ? mark + text : text)

/** All tables as sheets of one workbook, heads kept in sight. Text is text: nothing in it can run as a formula. */
export const toXlsx = {
  summary: 'all tables as sheets of one XLSX workbook',
  async write(analysis: Analysis) {
    const { default: writeXlsxFile } = await import('write-excel-file/node')
    const bytes = await writeXlsxFile(
      [...Object.values(tables).map(({ build }) => build(analysis)), codingsTable(analysis.transcripts)].map(toSheet),
    ).toBuffer()
    return [{ file: 'tables.xlsx', bytes: stabilizeArchive(bytes, (xml) => xml.replace(marks, '$1')) }]
  },
} as const satisfies Output

function toSheet({ name, head, rows: made }: Table) {
  const rows = [...made]
  const widths = head.map((title, column) =>
    Math.min(
      60,
      rows.slice(0, 200).reduce((width, row) => Math.max(width, String(row[column] ?? '').length), title.length),
    ),
  )
  return {
    sheet: name,
    stickyRowsCount: 1,
    columns: widths.map((width) => ({ width: width + 2 })),
    data: [
      head.map((value) => ({ value: markInherited(value), type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) =>
        row.map((cell) => {
          if (cell === null || cell === '') return null
          if (typeof cell === 'number') return { value: Number(cell.toPrecision(6)), type: Number }
          return {
            value: cell.length > mostLetters ? `${cell.slice(0, mostLetters - 1)}…` : markInherited(cell),
            type: String,
            wrap: true,
          }
        }),
      ),
    ],
  }
}
