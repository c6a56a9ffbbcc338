import { InputError } from '../../boundary/diagnostic.ts'
import type { CellRow } from '../../boundary/read-table.ts'
import { sum } from '../../collections.ts'
import { countWords } from '../../text/words.ts'
import type { Draft, ReadingHints } from '../importer.ts'
import { clock } from './clocks.ts'
import type { ExtraText, Paragraph } from './document-text.ts'
import { isPlausibleName, kindOfLabel } from './label-kind.ts'
import type { LineStyle } from './line-style.ts'
import { tooMuch } from './office.ts'
import { readLines } from './read-lines.ts'
import { readRows } from './read-rows.ts'
import { identifyColumns } from './table-layout.ts'

/** Share of a document's words in its table from which the table is the transcript. */
const most = 0.5

/** A document whose words are mostly in one table with columns for speakers and words; null for others. */
function readDocumentTable(
  blocks: readonly Paragraph[],
  file: string,
  hints: ReadingHints,
  extraText: ExtraText,
): Draft | null {
  let line = 1
  const rows = blocks.flatMap(({ text, row }): CellRow[] => {
    const here = line
    line += (row?.join('') ?? text).split('\n').length + 1
    return row && row.length > 1 ? [{ line: here, cells: row }] : []
  })
  const wordsOf = ({ cells }: CellRow): number => sum(cells, countWords)
  const around = blocks.filter(({ row }) => !(row && row.length > 1)).map(({ text, row }) => row?.join(' ') ?? text)
  if (rows.length < 2 || sum(rows, wordsOf) < most * (sum(rows, wordsOf) + sum(around, countWords))) return null
  try {
    const table = identifyColumns(rows, hints.columns, file)
    if (table.columns.speaker === undefined && table.voices.length === 0) return null
    const beside = [...extraText, ...around.map((text) => ['text around the table', text] as const)]
    const wordsIn = sum(rows, wordsOf) + sum(beside, ([, text]) => countWords(text))
    return readRows(table, { file, hints, wordsIn, extraText: beside })
  } catch (error) {
    if (error instanceof InputError) return null
    throw error
  }
}

/** A cell with a time or, as NVivo has it, with a span of times. */
const timespan = new RegExp(String.raw`^[\[(]?(${clock})(?:\s*[-–]\s*${clock})?[\])]?$`)

/** A row as lines: a time, a name and words, or a name and words, in one; other rows cell by cell. */
export function linesOfRow(cells: readonly string[], isName: (written: string) => boolean): string[] {
  const time = cells.find((cell) => timespan.test(cell))
  const [name = '', ...said] = cells.filter((cell) => cell !== time && cell !== '')
  const isFact = cells.length === 2 && kindOfLabel(name.replace(/:$/, '')) === 'heading'
  if (said.length === 0 || !(isFact || isName(name.replace(/:$/, '')))) return cells.flatMap((cell) => cell.split('\n'))
  const stamp = time === undefined ? '' : `[${timespan.exec(time)![1]}] `
  return `${stamp}${name.replace(/:$/, '')}: ${said.join(' ')}`.split('\n')
}

/** Headings are marked as in Markdown, as bold questions are, so that names and questions are found. */
const headingMark = '# '

const officeStyle: LineStyle = {
  strip: (line) => ({ text: line.trim().replace(/^\*\*(.*?)\*\*/, '$1'), removed: '' }),
  isHeading: (line) => line.startsWith(headingMark),
  entities: false,
  namesApart: true,
}

/** The longest interviews have some ten thousand paragraphs. */
const mostParagraphs = 100_000

/** Paragraphs as a conversation: a table that holds most words by its columns, else labels as in plain text. */
export function readParagraphs(
  paragraphs: readonly Paragraph[],
  file: string,
  hints: ReadingHints,
  extraText: ExtraText,
  style: LineStyle = officeStyle,
): Draft {
  if (paragraphs.length > mostParagraphs)
    throw tooMuch(file, `${paragraphs.length} paragraphs; ${mostParagraphs} are read`)
  const table = readDocumentTable(paragraphs, file, hints, extraText)
  if (table !== null) return table
  const lines = paragraphs.flatMap(({ text, heading, row }, index) => {
    if (row === undefined) return [...text.split('\n').map((line) => (heading ? headingMark : '') + line), '']
    return [...linesOfRow(row, isPlausibleName), ...(paragraphs[index + 1]?.row === undefined ? [''] : [])]
  })
  return readLines(lines, { file, style, hints, extraText })
}
