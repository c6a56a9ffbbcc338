import { inputError } from './diagnostic.ts'
import { type NamedBytes, readArchive } from './read-archive.ts'

/** A sheet of a workbook, with its cells as text. */
export interface Sheet {
  readonly sheet: string
  readonly rows: readonly (readonly string[])[]
}

type Cell = string | number | boolean | Date | null

/**
 * Reads all sheets of an XLSX workbook. Its size is checked first, so that no workbook can exhaust memory.
 *
 * @throws InputError if it is damaged, too large, or has no sheet
 */
export async function readWorkbook({ file, bytes }: NamedBytes): Promise<Sheet[]> {
  const parts = await readArchive({ file, bytes }, () => true)
  for (const [name, part] of parts) if (isSheet(name)) requireBounded(part, file)
  const { default: readSheets } = await import('read-excel-file/node')
  try {
    const sheets = await readSheets(Buffer.from(bytes))
    if (sheets.length === 0) throw new Error('it has no sheet')
    return sheets.map(({ sheet, data }) => ({ sheet, rows: (data as Cell[][]).map((row) => row.map(writeCell)) }))
  } catch (error) {
    throw inputError({
      code: 'import/xlsx',
      place: { file },
      message: `the workbook is damaged: ${error instanceof Error ? error.message.slice(0, 120) : 'it cannot be read'}`,
      fix: 'save it again, or save the sheet as CSV',
    })
  }
}

/** True for the part of a workbook that may hold cells, by its name without folders. */
function isSheet(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  return name.includes('sheet') && name.endsWith('.xml')
}

/** Maximum number of cells up to the farthest one: the parser creates all of them, even empty ones. */
const maxCells = 2_000_000

/** @throws InputError if a cell is so far out that the sheet would exhaust memory */
function requireBounded(sheet: Uint8Array, file: string): void {
  let [farthestColumn, farthestRow] = [0, 0]
  for (const [, column = '', row = ''] of Buffer.from(sheet).toString('latin1').matchAll(cellName)) {
    const number = column.length > 3 ? Number.POSITIVE_INFINITY : numberOfColumn(column)
    farthestColumn = Math.max(farthestColumn, number)
    farthestRow = Math.max(farthestRow, Number(row))
  }
  if (farthestColumn * farthestRow <= maxCells) return
  throw inputError({
    code: 'import/too-far',
    place: { file },
    message: `a cell is in row ${farthestRow} and column ${farthestColumn}: a sheet may have at most ${maxCells / 1e6} million cells up to the farthest one`,
    fix: 'delete the cells far out (in Excel, Ctrl+End goes there), or save the sheet as CSV',
  })
}

/** The name of a cell in its element: `<c r="AB12"`. */
const cellName = /<(?:\w{1,20}:)?c\s[^<>]{0,200}?\br\s?=\s?["']([A-Za-z]{1,20})(\d{1,20})["']/g

/** @example numberOfColumn('AB') // => 28 */
const numberOfColumn = (letters: string): number =>
  [...letters.toUpperCase()].reduce((number, letter) => 26 * number + letter.charCodeAt(0) - 64, 0)

/** The epoch of workbooks, which is the date of a time of day without a date. */
const firstDay = Date.UTC(1899, 11, 30)

function writeCell(cell: Cell): string {
  if (!(cell instanceof Date)) return cell === null ? '' : String(cell).replace(/\r\n?/g, '\n').toWellFormed().trim()
  const seconds = Math.round((cell.getTime() - firstDay) / 1000)
  if (seconds < 0 || seconds > 4 * 86_400) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString()
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
