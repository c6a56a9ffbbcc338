import { type Cell, type CodingQuery, type Figure, linkedCount } from '../report/blocks.ts'
import { drawing, drawRectangle, fit, isDark, rule, shade, widthOf, words } from './svg.ts'

/** A row or column of a grid; a group begins where `group` changes. */
export interface GridLine {
  readonly id: string
  readonly label: string
  readonly group: string
}

export interface Grid {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly rows: readonly GridLine[]
  readonly columns: readonly GridLine[]
  /** The head of the column of row labels. */
  readonly corner: string
  /** Null for a small count that was asked to be left out. */
  readonly valueAt: (row: string, column: string) => number | null
  /** Counts from 1 to below this are left out. */
  readonly minCell: number
  readonly findAt: (row: string, column: string) => CodingQuery
}

const labelWidth = 270
const rowHeight = 21
/** Columns narrower than this hold no number. */
const narrowest = 18

/** A table of shades with the numbers in it; a dash where there is nothing. */
export function drawGrid({
  name,
  title,
  description,
  rows,
  columns,
  corner,
  valueAt: knownAt,
  minCell,
  findAt,
}: Grid): Figure {
  const few = `<${minCell}`
  const valueAt = (row: string, column: string): number => knownAt(row, column) ?? 0
  let most = 1
  for (const row of rows) for (const column of columns) most = Math.max(most, valueAt(row.id, column.id))
  const cellWidth = Math.max(5, Math.min(34, Math.floor(760 / Math.max(1, columns.length))))
  const headHeight = Math.min(190, 24 + Math.max(0, ...columns.map(({ label }) => widthOf(label, 12))) * 0.75)
  const groups = rows.map(({ group }, index) => group !== rows[index - 1]?.group)
  const gap = 22
  const yOf = (index: number): number =>
    headHeight + index * rowHeight + groups.slice(0, index + 1).filter(Boolean).length * (rows[0]?.group ? gap : 0)
  const parts: string[] = []
  columns.forEach((column, index) => {
    const x = labelWidth + (index + 0.5) * cellWidth
    if (cellWidth >= 9 || index % Math.ceil(10 / cellWidth) === 0)
      parts.push(
        words(x + 3, headHeight - 6, fit(column.label, 220, 12), { size: Math.min(12, cellWidth + 2), turn: -48 }),
      )
    if (index > 0 && cellWidth >= narrowest && column.group !== columns[index - 1]!.group)
      parts.push(
        rule(
          labelWidth + index * cellWidth,
          headHeight,
          labelWidth + index * cellWidth,
          yOf(rows.length - 1) + rowHeight,
        ),
      )
  })
  rows.forEach((row, index) => {
    const y = yOf(index)
    if (groups[index] && row.group !== '') parts.push(words(8, y - 6, row.group, { soft: true, size: 12 }))
    parts.push(words(labelWidth - 8, y + 15, fit(row.label, labelWidth - 16), { anchor: 'end' }))
    columns.forEach((column, position) => {
      const value = valueAt(row.id, column.id)
      const x = labelWidth + position * cellWidth
      if (value > 0)
        parts.push(drawRectangle(x + 0.5, y + 0.5, cellWidth - 1, rowHeight - 1, shade(0.12 + 0.88 * (value / most))))
      if (cellWidth < narrowest) return
      const dark = isDark(0.12 + 0.88 * (value / most))
      parts.push(
        words(
          x + cellWidth / 2,
          y + 15,
          knownAt(row.id, column.id) === null ? few : value === 0 ? '–' : String(value),
          {
            anchor: 'middle',
            size: 11,
            onCell: true,
            soft: value === 0,
            paper: value > 0 && dark,
          },
        ),
      )
    })
  })
  const width = labelWidth + columns.length * cellWidth + 130
  const height = yOf(Math.max(0, rows.length - 1)) + rowHeight + 12
  return {
    kind: 'figure',
    name,
    title,
    description,
    svg: drawing(width, height, { name, title, description }, parts),
    table: {
      kind: 'table',
      caption: title,
      head: [corner, ...columns.map(({ label }) => label)],
      rows: rows.map((row) => [
        row.label,
        ...columns.map(
          (column): Cell =>
            knownAt(row.id, column.id) === null
              ? few
              : linkedCount(valueAt(row.id, column.id), findAt(row.id, column.id)),
        ),
      ]),
    },
  }
}
