import type { CellRow } from '../../boundary/read-table.ts'
import { readWorkbook, type Sheet } from '../../boundary/read-workbook.ts'
import { countWords } from '../../text/words.ts'
import type { ColumnNames, Importer } from '../importer.ts'
import { findStatedColumn, isTextHead } from '../kit/column-names.ts'
import { readTable } from '../kit/read-table.ts'
import { countTitleRows } from '../kit/table-head.ts'

/** Workbooks of Excel, LibreOffice and NVivo: the first sheet that has a column of words; the others are named. */
export const xlsx: Importer = {
  summary: 'XLSX workbook: the first sheet with a text column, read as a CSV table is',
  extensions: ['xlsx'],
  detect: ({ entries }) => (entries.includes('xl/workbook.xml') ? 1 : 0),
  async read({ file, bytes }, hints) {
    const sheets = await readWorkbook({ file, bytes })
    const talk = chooseSheet(sheets, hints.columns)
    const rows = rowsOf(talk)
    const extraText = sheets
      .filter((sheet) => sheet !== talk)
      .map(({ sheet, rows: others }) => [`sheet "${sheet}"`, others.flat().join(' ')] as const)
    const texts = [...rows.flatMap(({ cells }) => cells), ...extraText.map(([, text]) => text)]
    const wordsIn = texts.reduce((total, text) => total + countWords(text), 0)
    return readTable(rows, { file, hints, wordsIn, extraText })
  },
}

/** The sheet with the transcript: the first whose first row names a column of words, else the first one. */
export const chooseSheet = (sheets: readonly Sheet[], stated: ColumnNames): Sheet =>
  sheets.find((sheet) => {
    const rows = rowsOf(sheet)
    const { cells: head = [] } = rows[countTitleRows(rows, stated)] ?? {}
    return findStatedColumn(head, 'text', stated) >= 0 || head.some(isTextHead)
  }) ?? sheets[0]!

/** The rows of a sheet that are not empty. */
export const rowsOf = ({ rows }: Sheet): CellRow[] =>
  rows
    .map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
