import { inputError } from '../../boundary/diagnostic.ts'
import { readArchive } from '../../boundary/read-archive.ts'
import { nameColumns } from '../../boundary/read-table.ts'
import { countWords } from '../../text/words.ts'
import type { ColumnNames, Importer } from '../importer.ts'
import { isTextName, readRows } from '../kit/read-rows.ts'

type Cell = string | number | boolean | Date | null

/** Workbooks of Excel, LibreOffice and NVivo: the first sheet that has a column of words; the others are named. */
export const xlsx: Importer = {
  summary: 'XLSX workbook: the first sheet with a text column, read as a CSV table is',
  extensions: ['xlsx'],
  detect: ({ entries }) => (entries.includes('xl/workbook.xml') ? 1 : 0),
  async read({ file, bytes }, { columns: names }) {
    const sheets = await readSheets(file, bytes)
    const talk = sheets.find(({ rows }) => isTalk(rows[0] ?? [], names)) ?? sheets[0]!
    const [head = [], ...rest] = talk.rows
    const header = head.map(writeCell)
    const columns = nameColumns(header, rest, file)
    const rows = rest.flatMap((row, index) => {
      const cells = columns.map((column, position) => [column, writeCell(row[position] ?? null)] as const)
      return cells.every(([, cell]) => cell === '') ? [] : [{ line: index + 2, cells: Object.fromEntries(cells) }]
    })
    const besides = sheets
      .filter((sheet) => sheet !== talk)
      .map(({ sheet, rows: others }) => [`sheet "${sheet}"`, others.flat().map(writeCell).join(' ')] as const)
    const texts = [...header, ...rows.flatMap(({ cells }) => Object.values(cells)), ...besides.map(([, text]) => text)]
    const wordsIn = texts.reduce((total, text) => total + countWords(text), 0)
    return readRows({ columns, header: header.join(' '), rows }, { file, names, wordsIn, besides })
  },
}

interface Sheet {
  readonly sheet: string
  readonly rows: readonly (readonly Cell[])[]
}

/** Whether the first row of a sheet names a column of words. */
const isTalk = (head: readonly Cell[], { text }: ColumnNames): boolean =>
  head.some((cell) =>
    text === undefined ? isTextName(writeCell(cell)) : writeCell(cell).toLowerCase() === text.toLowerCase(),
  )

/** The cells of all sheets. The archive is unpacked once before, so that no workbook can fill the memory. */
async function readSheets(file: string, bytes: Uint8Array): Promise<Sheet[]> {
  await readArchive({ file, bytes }, () => true)
  const { default: readWorkbook } = await import('read-excel-file/node')
  try {
    const sheets = await readWorkbook(Buffer.from(bytes))
    if (sheets.length === 0) throw new Error('it has no sheet')
    return sheets.map(({ sheet, data }) => ({ sheet, rows: data as Cell[][] }))
  } catch (error) {
    throw inputError({
      code: 'import/xlsx',
      place: { file },
      message: `the workbook is damaged: ${error instanceof Error ? error.message.slice(0, 120) : 'it cannot be read'}`,
      fix: 'save it again, or save the sheet as CSV',
    })
  }
}

/** Days before 1970 at which a time of day without a date stands in a workbook. */
const firstDay = Date.UTC(1899, 11, 30)

function writeCell(cell: Cell): string {
  if (!(cell instanceof Date)) return cell === null ? '' : String(cell).replace(/\r\n?/g, '\n').toWellFormed().trim()
  const seconds = Math.round((cell.getTime() - firstDay) / 1000)
  if (seconds < 0 || seconds > 4 * 86_400) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString()
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
