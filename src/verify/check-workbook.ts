import { readWorkbook } from '../boundary/read-workbook.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { briefly, difference } from './evidence.ts'
import type { OwnTable } from './read-own-table.ts'

/** The tables of which a workbook has a sheet each; exports for other programs have none. */
const sheetNames =
  'themes quotes participants framework groups cooccurrence matrix saturation stability likely clusters synthesis memos transcripts codebook method codings'.split(
    ' ',
  )

/**
 * Compares the sheets of a workbook with the tables of the same names, cell by cell.
 *
 * @throws InputError when it is no workbook
 */
export async function checkWorkbook(
  file: string,
  bytes: Uint8Array,
  tables: ReadonlyMap<string, OwnTable>,
): Promise<Diagnostic[]> {
  const sheets = await readWorkbook({ file, bytes })
  const missing = sheetNames.filter((name) => tables.has(`${name}.csv`) && !sheets.some(({ sheet }) => sheet === name))
  const differing = sheets.flatMap(({ sheet, rows }) => {
    const table = tables.get(`${sheet}.csv`)
    if (table === undefined) return []
    const [head = [], ...lines] = rows
    const wrong = (line: number, message: string): Diagnostic =>
      difference('verify/count', { file: `${file}/${sheet}`, line }, message)
    if (lines.length !== table.rows.length)
      return [wrong(1, `there are ${lines.length} rows, and ${table.rows.length} in ${sheet}.csv`)]
    const heads = table.columns.flatMap((column, position) =>
      head[position] === column
        ? []
        : [wrong(1, `a column is "${briefly(head[position] ?? '')}", and "${column}" in ${sheet}.csv`)],
    )
    const cellsWrong = table.rows.flatMap(({ cells }, at) =>
      table.columns.flatMap((column, position) => {
        const [found, wanted] = [lines[at]![position] ?? '', cells[column]!]
        const isSame = canonical(found, '.') === canonical(wanted, table.decimal) || isCut(found, wanted)
        return isSame
          ? []
          : [wrong(at + 2, `"${column}" is "${briefly(found)}", and "${briefly(wanted)}" in ${sheet}.csv`)]
      }),
    )
    return [...heads, ...cellsWrong]
  })
  return [...missing.map((name) => difference('verify/count', { file }, `there is no sheet "${name}"`)), ...differing]
}

/** A cell by its value: a workbook keeps six digits and no spaces around words. */
function canonical(cell: string, decimal: string): string {
  const trimmed = cell.trim()
  const number = trimmed.replace(decimal, '.')
  return /^-?\d+(\.\d+)?(e[+-]\d+)?$/.test(number) ? String(Number(Number(number).toPrecision(6))) : trimmed
}

/** True for the beginning of a text that is too long for a cell. */
const isCut = (found: string, wanted: string): boolean =>
  found.endsWith('…') && found.length > 30_000 && wanted.startsWith(found.slice(0, -1))
