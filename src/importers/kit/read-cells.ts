import { type Cells, readCells } from '../../boundary/read-table.ts'
import { isUsualHead } from './column-names.ts'

/** The cells of a text with a table in it, and the lines above the heads of its columns. */
export interface TitledCells extends Cells {
  readonly above: string
}

/** Lines above a table, at most. */
const maxTitle = 30

/**
 * Reads the cells of CSV or TSV; lines above its heads are set apart. Rows keep the numbers of their lines.
 *
 * @throws InputError as `readCells` does
 */
export function readTitledCells(text: string, file: string): TitledCells {
  const lines = text.split('\n', maxTitle)
  const head = findHeadLine(lines)
  if (head <= 0) return { ...readCells(text, file), above: '' }
  const above = lines.slice(0, head).join('\n')
  const cells = readCells(text.slice(above.length + 1), file)
  return { ...cells, rows: cells.rows.map((row) => ({ ...row, line: row.line + head })), above }
}

/** The first line with the usual heads of a table, two or more of them and most of its cells; -1 where there is none. */
export const findHeadLine = (lines: readonly string[]): number =>
  lines.slice(0, maxTitle).findIndex((line) => {
    const heads = line
      .split(/[,;\t|]/)
      .map((cell) => cell.trim().replace(/^"|"$/g, ''))
      .filter((cell) => cell !== '')
    const known = heads.filter(isUsualHead).length
    return known >= 2 && known >= heads.length / 2
  })
