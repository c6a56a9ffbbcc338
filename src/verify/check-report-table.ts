import { groupBy } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { fewest } from './compare-lists.ts'
import { briefly, difference } from './evidence.ts'
import { type FormBlock, inOneLine } from './forms/form-block.ts'
import type { ReportRow, ReportTable } from './report-row.ts'

/**
 * Compares the cells whose row and column were recounted; a table on paper leaves rows and columns out in which nothing was
 * counted. Where several tables, or several rows of one, have the same name, the one that is meant is that which fits best.
 */
export function checkTable(
  file: string,
  block: Extract<FormBlock, { kind: 'table' }>,
  tables: readonly ReportTable[],
): Diagnostic[] {
  const expected = tables.filter(({ caption }) => caption === block.caption)
  return expected.length === 0 ? [] : fewest(expected.map((table) => compareRows(file, block, table)))
}

function compareRows(
  file: string,
  { rows, line: top }: Extract<FormBlock, { kind: 'table' }>,
  { rows: expected, isWhole }: ReportTable,
): Diagnostic[] {
  const [head, ...lines] = rows
  const titles = head?.cells.map(inOneLine) ?? []
  const wrong = (line: number, message: string): Diagnostic => difference('verify/count', { file, line }, message)
  const known = groupBy(expected, ({ label }) => label)
  const shown = groupBy(lines, ({ cells }) => inOneLine(cells[0] ?? ''))
  const compareCells = ({ cells, line }: (typeof lines)[number], { label, cells: wanted }: ReportRow): Diagnostic[] =>
    cells.flatMap((cell, column) => {
      const title = titles[column] ?? ''
      const values = column === 0 ? undefined : wanted.get(title)
      if (values === undefined || values.includes(inOneLine(cell))) return []
      return [
        wrong(
          line,
          `"${title}" of "${briefly(label)}" is "${briefly(cell)}", and "${briefly(values[0]!)}" is expected`,
        ),
      ]
    })
  return [
    ...[...shown].flatMap(([label, own]) => {
      const wanted = known.get(label) ?? []
      return own.flatMap((one, at) =>
        at >= wanted.length
          ? [wrong(one.line, `no row "${briefly(label)}" is expected in this table`)]
          : fewest(wanted.map((row) => compareCells(one, row))),
      )
    }),
    ...[...known].flatMap(([label, wanted]) =>
      isWhole && wanted.filter((row) => isCounting(row, titles)).length > (shown.get(label)?.length ?? 0)
        ? [wrong(top, `the row "${briefly(label)}" is missing in this table`)]
        : [],
    ),
  ]
}

/** True for a row in which something was counted in one of these columns, so that no table leaves it out. */
const isCounting = ({ cells }: ReportRow, titles: readonly string[]): boolean =>
  titles.some((title) => cells.get(title)?.some((value) => /^[1-9]/.test(value)))
