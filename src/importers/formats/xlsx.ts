import { nameColumns } from '../../boundary/read-table.ts'
import { readWorkbook } from '../../boundary/read-workbook.ts'
import { countWords } from '../../text/words.ts'
import type { ColumnNames, Importer } from '../importer.ts'
import { isTextName, readRows } from '../kit/read-rows.ts'

/** Workbooks of Excel, LibreOffice and NVivo: the first sheet that has a column of words; the others are named. */
export const xlsx: Importer = {
  summary: 'XLSX workbook: the first sheet with a text column, read as a CSV table is',
  extensions: ['xlsx'],
  detect: ({ entries }) => (entries.includes('xl/workbook.xml') ? 1 : 0),
  async read({ file, bytes }, { columns: names }) {
    const sheets = await readWorkbook({ file, bytes })
    const talk = sheets.find(({ rows }) => isTalk(rows[0] ?? [], names)) ?? sheets[0]!
    const [header = [], ...rest] = talk.rows
    const columns = nameColumns(header, rest, file)
    const rows = rest.flatMap((row, index) => {
      const cells = columns.map((column, position) => [column, row[position] ?? ''] as const)
      return cells.every(([, cell]) => cell === '') ? [] : [{ line: index + 2, cells: Object.fromEntries(cells) }]
    })
    const besides = sheets
      .filter((sheet) => sheet !== talk)
      .map(({ sheet, rows: others }) => [`sheet "${sheet}"`, others.flat().join(' ')] as const)
    const texts = [...header, ...rows.flatMap(({ cells }) => Object.values(cells)), ...besides.map(([, text]) => text)]
    const wordsIn = texts.reduce((total, text) => total + countWords(text), 0)
    return readRows({ columns, header: header.join(' '), rows }, { file, names, wordsIn, besides })
  },
}

/** Whether the first row of a sheet names a column of words. */
const isTalk = (head: readonly string[], { text }: ColumnNames): boolean =>
  head.some((cell) => (text === undefined ? isTextName(cell) : cell.toLowerCase() === text.toLowerCase()))
