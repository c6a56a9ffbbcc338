import { decodeText } from '../../boundary/decode-text.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import type { CellRow } from '../../boundary/read-table.ts'
import { countWords } from '../../text/words.ts'
import type { Importer } from '../importer.ts'
import { clock } from '../kit/clocks.ts'
import { isUsualHead } from '../kit/column-names.ts'
import { decodeEntities } from '../kit/markup.ts'
import { findHeadLine, readTitledCells } from '../kit/read-cells.ts'
import { readTable } from '../kit/read-table.ts'

/** Tables: a row a turn, with a column for the words and, best, one for the speaker, with heads or without. */
export const csv: Importer = {
  summary:
    'CSV or TSV table with a column of words and, where known, speakers and times, in any order; also tables of Whisper, InqScribe, NVivo, CORAAL',
  extensions: ['csv', 'tsv', 'tab'],
  detect({ text, extension }) {
    if (text === null) return 0
    return isTableName(extension) ? 0.95 : detectTable(text.slice(0, 20_000))
  },
  read({ file, bytes, encoding }, hints) {
    const text = decodeEntities(decodeText(bytes, file, encoding).text)
    refuseTooLong(text, file)
    const { rows: written, named, delimiter, above } = readTitledCells(text, file)
    const rows = delimiter === '|' ? withoutFrame(written) : written
    if (rows.length === 0) throw inputError({ code: 'csv/empty', place: { file }, message: 'the table has no rows' })
    const extraText = [
      ...(named ? ([['column names', 'sep=']] as const) : []),
      ...above.split('\n').map((line) => ['text above the table', line] as const),
    ]
    return readTable(rows, { file, hints, wordsIn: countWords(text), extraText })
  },
}

export const isTableName = (extension: string): boolean => ['csv', 'tsv', 'tab'].includes(extension)

const frame = /^\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?)?$/

/** A table of bars without the bars around it and the line below its head, as Markdown draws them. */
function withoutFrame(rows: readonly CellRow[]): CellRow[] {
  const isFramed = rows.every(({ cells }) => cells[0]!.trim() === '' && cells.at(-1)!.trim() === '')
  const inner = isFramed ? rows.map(({ line, cells }) => ({ line, cells: cells.slice(1, -1) })) : rows
  return inner.filter(({ cells }) => !cells.every((cell) => /^:?-*:?$/.test(cell.trim())))
}

const timeCell = new RegExp(String.raw`^\s*"?\[?(?:${clock}|\d+\.\d+)\]?"?\s*$`)

/** How sure a text of another name is a table: by its heads, or by a time in front of every row, or two in it. */
function detectTable(text: string): number {
  const written = text.split('\n', 60).filter((line) => line.trim() !== '')
  const lines = written.slice(Math.max(0, findHeadLine(written)))
  const [head, ...others] = lines
  if (head === undefined) return 0
  if (isBarTable(lines)) return 0.75
  const heads = head.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, ''))
  const known = heads.filter(isUsualHead)
  // Cells of a print are wrapped: lines without a tab go on with what the one above says.
  const isPrint = head.includes('\t') && others.filter((line) => line.includes('\t')).length < 0.7 * others.length
  if (isPrint && !text.includes('"')) return 0
  if (known.length >= 2 && known.length === heads.length) return 0.8
  const widths = lines.map((line) => line.split('\t').length)
  const width = widths[0]!
  const even = widths.slice(0, -1).every((cells) => cells === width)
  if (width < 2 || !even) return 0
  if (known.length >= 2 && others.length > 0) return 0.75
  const cells = lines.map((line) => line.split('\t'))
  const timesOf = (at: number): number => cells.filter((row) => timeCell.test(row[at] ?? '')).length
  const timed = timesOf(0)
  // ELAN writes tier and speaker, then begin, end and duration, then what is said.
  const timedLater = Array.from({ length: width }, (_, at) => at).filter((at) => timesOf(at) >= 0.8 * lines.length)
  if (width >= 4 && timedLater.length >= 2) return 0.75
  const labelled = lines.filter((line) => /^[^\t]*\t\s*\S[^\t:]{0,40}:\s/.test(line)).length
  return timed >= 0.8 * lines.length && !(width === 2 && labelled > 0.5 * lines.length) ? 0.75 : 0
}

/** Whether lines are a table of bars with usual heads, or with Markdown's line below its head. */
function isBarTable(lines: readonly string[]): boolean {
  const heads = lines[0]!.split('|').map((cell) => cell.trim())
  const bars = heads.length - 1
  const isEven = lines.slice(0, -1).every((line) => line.split('|').length - 1 === bars)
  return (
    bars >= 2 && lines.length >= 2 && isEven && (frame.test(lines[1]!.trim()) || heads.filter(isUsualHead).length >= 2)
  )
}

/** Rows of one interview: the longest have some thousand. */
const mostRows = 100_000

function refuseTooLong(text: string, file: string): void {
  let rows = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) rows++
  if (rows <= mostRows) return
  throw inputError({
    code: 'import/too-many-rows',
    place: { file },
    message: `the table has ${rows} lines; one transcript may have ${mostRows}`,
    fix: 'split it into one file an interview',
  })
}
