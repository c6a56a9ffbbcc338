import type { FileChild } from 'docx'
import { sum } from '../../../collections.ts'
import { type Cell, findNumeric, shownIn, type TableBlock } from '../../report/blocks.ts'
import { textWidth } from './document-parts.ts'

type Docx = typeof import('docx')

/** From so many columns on, letters are smaller. */
const manyColumns = 8
/** Letters of a cell that widen its column, and those that its margins take. */
const [mostLetters, padding] = [46, 2.5]
/** Letters that fit across a page at nine points. */
const lettersAt18 = 78

/** A table with a head that is repeated on every page, and columns as wide as what is in them. */
export function renderTable({ head, rows }: TableBlock, docx: Docx): FileChild[] {
  const { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx
  const numeric = findNumeric(head, rows)
  const size = head.length >= manyColumns ? 14 : 18
  const widths = columnWidths(head, rows, (lettersAt18 * 18) / size)
  const writeCell = (content: Cell, column: number, { isHead }: { readonly isHead: boolean }) =>
    new TableCell({
      width: { size: widths[column]!, type: WidthType.DXA },
      ...(isHead ? { shading: { fill: 'E9EEF4' } } : {}),
      children: String(shownIn(content))
        .split('\n')
        .map(
          (text) =>
            new Paragraph({
              ...(numeric[column] ? { alignment: AlignmentType.RIGHT } : {}),
              spacing: { after: 0, line: 240 },
              children: [new TextRun({ text, bold: isHead, size })],
            }),
        ),
    })
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'C9D1D9' }
  const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' }
  return [
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      margins: { top: 30, bottom: 30, left: 70, right: 70 },
      borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: head.map((content, column) => writeCell(content, column, { isHead: true })),
        }),
        ...rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              children: row.map((content, column) => writeCell(content, column, { isHead: false })),
            }),
        ),
      ],
    }),
    new Paragraph({ spacing: { after: 120 } }),
  ]
}

/** Widths in which no word is broken where there is room, the rest in proportion to what is in each column. */
export function columnWidths(head: readonly string[], rows: readonly (readonly Cell[])[], letters: number): number[] {
  const measure = (of: (text: string) => number): number[] =>
    head.map((title, column) => Math.max(of(title), ...rows.map((row) => of(String(shownIn(row[column] ?? ''))))))
  const words = measure((text) => Math.min(mostLetters, longestWord(text)) + padding)
  const whole = measure(
    (text) => Math.min(mostLetters, text.length) + Math.sqrt(Math.max(0, text.length - mostLetters)) * 3 + padding,
  )
  const needed = sum(words, (need) => need)
  const spare = letters - needed
  const wishes = whole.map((wish, column) => Math.max(0, wish - words[column]!))
  const wished = sum(wishes, (wish) => wish)
  const share = spare <= 0 ? 0 : Math.min(1, spare / (wished || 1))
  const wide = words.map((need, column) => need + wishes[column]! * share)
  const total = sum(wide, (part) => part)
  return wide.map((part) => Math.floor((part / total) * textWidth))
}

const longestWord = (text: string): number => Math.max(...text.split(/\s+/).map((word) => word.length))
