import { type Cell, type CodingQuery, type Figure, linkedCount } from '../report/blocks.ts'
import { drawLines, fit, heightOf, widthOf, wrap } from './labels.ts'
import { axisTitle, drawing, drawRectangle, isDark, rule, shade, stripe, words } from './svg.ts'

/** A row or column of a grid; a group begins where `group` changes. */
export interface GridLine {
  readonly id: string
  readonly label: string
  readonly group: string
  /** The colour of its theme. */
  readonly color?: string
}

export interface Grid {
  readonly name: string
  readonly title: string
  readonly finding: string
  readonly description: string
  readonly rows: readonly GridLine[]
  readonly columns: readonly GridLine[]
  /** The head of the column of row labels. */
  readonly corner: string
  /** The title of the columns. */
  readonly across: string
  /** Null for a small count that was asked to be left out. */
  readonly valueAt: (row: string, column: string) => number | null
  /** Counts from 1 to below this are left out. */
  readonly minCell: number
  readonly findAt: (row: string, column: string) => CodingQuery
}

/** The width of a page, and the part of it that row labels have. */
const [pageWidth, labelWidth, groupHeight] = [720, 244, 24]
/** Columns narrower than this hold no number. */
const narrowest = 18

/** A table of shades with the numbers in it; a dash where there is nothing. */
export function drawGrid(grid: Grid): Figure {
  const { name, title, finding, description, rows, columns, corner, valueAt, minCell, findAt } = grid
  const few = `<${minCell}`
  return {
    kind: 'figure',
    ...{ name, title, finding, description },
    svg: drawCells(grid, few),
    isTablePrinted: true,
    table: {
      kind: 'table',
      caption: title,
      head: [corner, ...columns.map(({ label }) => label)],
      rows: rows.map((row) => [
        row.label,
        ...columns.map((column): Cell => {
          const value = valueAt(row.id, column.id)
          return value === null ? few : linkedCount(value, findAt(row.id, column.id))
        }),
      ]),
    },
  }
}

function drawCells({ name, title, description, rows, columns, across, valueAt }: Grid, few: string): string {
  let most = 1
  for (const row of rows) for (const column of columns) most = Math.max(most, valueAt(row.id, column.id) ?? 0)
  const cellWidth = Math.max(3, Math.min(34, Math.floor((pageWidth - labelWidth - 20) / Math.max(1, columns.length))))
  const { parts, bottom: top } = drawHead(columns, cellWidth, across)
  let y = top
  rows.forEach((row, index) => {
    if (row.group !== '' && row.group !== rows[index - 1]?.group) {
      parts.push(words(10, y + 17, row.group, { bold: true, size: 12 }))
      y += groupHeight
    }
    const lines = wrap(row.label, labelWidth - 28, 12)
    const height = Math.max(21, heightOf(lines, 12) + 4)
    if (row.color !== undefined) parts.push(stripe(labelWidth - 8, y + 0.5, height - 1, row.color))
    parts.push(...drawLines(labelWidth - 14, y + height / 2, lines, { anchor: 'end', size: 12 }))
    columns.forEach((column, position) => {
      const [value, x] = [valueAt(row.id, column.id), labelWidth + position * cellWidth]
      const share = 0.12 + 0.88 * ((value ?? 0) / most)
      const gap = cellWidth < 8 ? 0 : 0.5
      if (value !== null && value > 0)
        parts.push(drawRectangle(x + gap, y + 0.5, cellWidth - 2 * gap, height - 1, shade(share)))
      if (cellWidth < narrowest) return
      const shown = value === null ? few : value === 0 ? '–' : String(value)
      const style = { anchor: 'middle', size: 11, onCell: (value ?? 0) > 0, soft: value === 0 } as const
      parts.push(
        words(x + cellWidth / 2, y + height / 2 + 4, shown, { ...style, paper: (value ?? 0) > 0 && isDark(share) }),
      )
    })
    y += height
  })
  columns.forEach((column, index) => {
    const x = labelWidth + index * cellWidth
    if (index > 0 && cellWidth >= narrowest && column.group !== columns[index - 1]!.group)
      parts.push(rule(x, top, x, y))
  })
  return drawing(
    Math.max(pageWidth, labelWidth + columns.length * cellWidth + 20),
    y + 12,
    { name, title, description },
    parts,
  )
}

/** The labels of columns: upright where they are short, else turned, in lines. */
function drawHead(
  columns: readonly GridLine[],
  cellWidth: number,
  across: string,
): { parts: string[]; bottom: number } {
  const size = Math.min(12, Math.max(9, cellWidth))
  const every = Math.ceil(11 / cellWidth)
  const widest = Math.max(0, ...columns.map(({ label }) => widthOf(label, size)))
  const isShort = widest <= cellWidth - 4
  const long = Math.min(150, widest)
  const bottom = isShort ? 52 : long + 46
  const middle = labelWidth + (columns.length * cellWidth) / 2
  const parts =
    columns.length === 0 ? [] : [axisTitle(Math.max(middle, labelWidth + widthOf(across, 12) / 2), 18, across)]
  for (const [index, column] of columns.entries()) {
    const x = labelWidth + (index + 0.5) * cellWidth
    if (index % every === 0) parts.push(...drawColumnLabel(column.label, x, { bottom, long, size, cellWidth, isShort }))
    if (column.color !== undefined)
      parts.push(
        drawRectangle(labelWidth + index * cellWidth + 0.5, bottom - 4, cellWidth - 1, 3, column.color, 'stripe'),
      )
  }
  return { parts, bottom }
}

interface HeadForm {
  readonly bottom: number
  readonly long: number
  readonly size: number
  readonly cellWidth: number
  readonly isShort: boolean
}

function drawColumnLabel(label: string, x: number, { bottom, long, size, cellWidth, isShort }: HeadForm): string[] {
  if (isShort) return [words(x, bottom - 8, label, { anchor: 'middle', size })]
  const lines = cellWidth < 2 * size ? [fit(label, long + 2, size)] : wrap(label, long + 2, size, 2)
  const first = x - heightOf(lines, size) / 2 + size * 0.95
  return lines.map((line, at) => words(first + at * size * 1.2, bottom - 8, line, { size, turn: -90 }))
}
