import type { Diagnostic } from '../model/diagnostic.ts'
import { briefly, difference } from './evidence.ts'
import { type FormBlock, inOneLine } from './forms/form-block.ts'

/** A statement that a form of the report makes: a sentence, or a cell with its table, row and column. */
interface Statement {
  readonly key: string
  readonly shown: string
  readonly line: number
}

/** A sentence about the numbers of tables and figures, or about rows that are left out on paper: forms differ in these. */
const ofOneForm = /\b(?:Table|Figure) \d|: nothing was found\.$/

/** A form of the report with its blocks. */
export interface ReportForm {
  readonly file: string
  readonly blocks: readonly FormBlock[]
  /** True for a document that leaves out what others say of its figures and tables. */
  readonly isShorter: boolean
}

/**
 * Compares two forms of a report: a sentence of either must be in the other, and a cell of a table must be the same in the
 * other where that has the table, its row and its column.
 */
export const compareForms = (first: ReportForm, second: ReportForm): Diagnostic[] => [
  ...(second.isShorter ? [] : [...missingIn(first, second), ...withoutCell(first, second)]),
  ...missingIn(second, first),
  ...(second.isShorter ? withoutCell(second, first) : []),
]

/** Cells whose row or column the same table of a fuller form does not have: their names were changed. */
function withoutCell(own: ReportForm, other: ReportForm): Diagnostic[] {
  const captions = new Set(other.blocks.flatMap((block) => (block.kind === 'table' ? block.caption : [])))
  const keys = new Set(cellsOf(other.blocks).map(({ key }) => key))
  const lost = cellsOf(own.blocks).filter(({ key }) => !keys.has(key) && captions.has((JSON.parse(key) as [string])[0]))
  return lost.map(({ key, line }) => {
    const [caption, , row, , column] = JSON.parse(key) as [string, number, string, number, string, number]
    const shown = briefly(`${row}, ${column}`)
    return difference(
      'verify/forms',
      { file: own.file, line },
      `"${shown}" is a cell of "${briefly(caption)}" that ${other.file} does not have`,
    )
  })
}

function missingIn(own: ReportForm, other: ReportForm): Diagnostic[] {
  const text = other.blocks.map((block) => textsOf(block).map(inOneLine).join('\n')).join('\n')
  const cells = new Map(cellsOf(other.blocks).map(({ key, shown }) => [key, shown]))
  const wrong = ({ shown, line }: Statement): Diagnostic =>
    difference('verify/forms', { file: own.file, line }, `"${briefly(shown)}" is written otherwise in ${other.file}`)
  return [
    ...sentencesOf(own)
      .filter(({ shown }) => !text.includes(own.isShorter ? shown.replace(/\.$/, '') : shown))
      .map(wrong),
    ...cellsOf(own.blocks)
      .filter(({ key, shown }) => cells.has(key) && cells.get(key) !== shown)
      .map(wrong),
  ]
}

/** The texts of a block that is no table. */
function textsOf(block: FormBlock): readonly string[] {
  if (block.kind === 'table') return []
  return block.kind === 'quote' ? [block.text, block.source] : [block.text]
}

/** Headings of a shorter form alone, and its table of where quotes are from, in the place of their sources. */
const [ownHeadings, keyCaption] = [['Contents', 'Where quotes are from'], 'Key of quotes']

/** Sentences of paragraphs, headings and quotes; captions and descriptions of figures are not in every form. */
function sentencesOf({ blocks, isShorter }: ReportForm): Statement[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table')
      return block.caption !== keyCaption
        ? []
        : block.rows.slice(1).map(({ cells, line }) => ({ key: '', shown: inOneLine(cells[1] ?? ''), line }))
    if (block.kind === 'caption' || block.text.startsWith('Nothing was counted for:')) return []
    if (isShorter && ownHeadings.includes(block.text)) return []
    const texts = isShorter && block.kind === 'quote' ? [block.text] : textsOf(block)
    return texts
      .flatMap((text) => inOneLine(text).split(/(?<=\.)\s/))
      .filter((shown) => shown !== '' && !ofOneForm.test(shown))
      .map((shown) => ({ key: shown, shown, line: block.line }))
  })
}

/** Each text with the number of equal ones before it. */
function numberRepeats(texts: readonly string[]): (readonly [text: string, before: number])[] {
  const seen = new Map<string, number>()
  return texts.map((text) => {
    const before = seen.get(text) ?? 0
    seen.set(text, before + 1)
    return [text, before]
  })
}

/** Cells of tables by caption, row and column, and by their number among those of the same caption, row or column. */
function cellsOf(blocks: readonly FormBlock[]): Statement[] {
  const tables = new Map<string, number>()
  return blocks.flatMap((block) => {
    if (block.kind !== 'table') return []
    const number = tables.get(block.caption) ?? 0
    tables.set(block.caption, number + 1)
    const [head, ...lines] = block.rows
    const titles = numberRepeats(head?.cells.slice(1).map(inOneLine) ?? [])
    const labels = numberRepeats(lines.map(({ cells }) => inOneLine(cells[0] ?? '')))
    return lines.flatMap(({ cells, line }, at) => {
      return cells.slice(1).map((cell, column) => ({
        key: JSON.stringify([block.caption, number, ...labels[at]!, ...(titles[column] ?? ['', 0])]),
        shown: inOneLine(cell),
        line,
      }))
    })
  })
}
