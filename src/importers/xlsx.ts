import { inputError } from '../boundary/diagnostic.ts'
import { readArchive } from '../boundary/read-archive.ts'
import { nameColumns } from '../boundary/read-table.ts'
import { countWords } from '../text/words.ts'
import type { Importer } from './importer.ts'
import { readRows } from './read-rows.ts'

type Cell = string | number | boolean | Date | null

/** Workbooks of Excel, LibreOffice and NVivo: the first sheet that has a column of words. */
export const xlsx: Importer = {
  summary: 'XLSX workbook: the first sheet, read as a CSV table is',
  extensions: ['xlsx'],
  detect: ({ entries }) => (entries.includes('xl/workbook.xml') ? 1 : 0),
  async read({ file, bytes }, { columns: names }) {
    const [head = [], ...rest] = await readCells(file, bytes)
    const header = head.map(writeCell)
    const columns = nameColumns(header, rest, file)
    const rows = rest.flatMap((row, index) => {
      const cells = columns.map((column, position) => [column, writeCell(row[position] ?? null)] as const)
      return cells.every(([, cell]) => cell === '') ? [] : [{ line: index + 2, cells: Object.fromEntries(cells) }]
    })
    const texts = [...header, ...rows.flatMap(({ cells }) => Object.values(cells))]
    const wordsIn = texts.reduce((total, text) => total + countWords(text), 0)
    return readRows({ columns, header: header.join(' '), rows }, { file, names, wordsIn })
  },
}

/** The cells of the first sheet. The archive is unpacked once before, so that no workbook can fill the memory. */
async function readCells(file: string, bytes: Uint8Array): Promise<Cell[][]> {
  await readArchive({ file, bytes }, () => true)
  const { readSheet } = await import('read-excel-file/node')
  try {
    return (await readSheet(Buffer.from(bytes))) as Cell[][]
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
