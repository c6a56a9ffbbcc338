import type { CellRow } from '../../boundary/read-table.ts'
import { groupBy, sum, unique } from '../../collections.ts'
import { countWords } from '../../text/words.ts'
import { findUsualColumn, type TableLayout } from './column-names.ts'
import { splitAtLabels } from './split-at-labels.ts'
import { countTitleRows, hasHead } from './table-head.ts'
import { identifyColumns } from './table-layout.ts'

/** One of several interviews that a table holds, as a file of its own. */
export interface SplitInterview {
  /** The interview's name and the ending of its format. */
  readonly name: string
  readonly text: string
}

/** The interviews in a table, and words of it that belong to none. */
export interface SplitTable {
  readonly interviews: readonly SplitInterview[]
  readonly leftOut: readonly { readonly column: string; readonly words: number }[]
}

/**
 * The interviews of a table that holds several: one in each cell, with labels before what is said; one in each row, with
 * a question at the head of each column; or rows of several interviews one after another, named in a column. Lines are
 * numbered as in the table. Null for a table of one interview.
 */
export function splitTable(all: readonly CellRow[], file: string): SplitTable | null {
  const title = countTitleRows(all)
  const found = splitQuestions(all.slice(title)) ?? splitByColumns(all, file)
  const words = sum(all.slice(0, title), ({ cells }) => sum(cells, countWords))
  return found === null || words === 0
    ? found
    : { ...found, leftOut: [...found.leftOut, { column: 'lines above the table', words }] }
}

function splitByColumns(all: readonly CellRow[], file: string): SplitTable | null {
  try {
    const table = identifyColumns(all, {}, file)
    return splitCells(table) ?? splitRows(table)
  } catch {
    return null // the importer says what is missing
  }
}

/** Lines that begin like a label, from which a cell may be a whole interview. */
const fewLabels = 2
const labelLine = /^[-*>[(#\d.:,\]) \t]{0,24}(\p{L}[^\n:：*]{0,40}?)\*{0,3}[ \t]?[:：]/gmu

/** Whether cells are whole interviews: most have lines with labels. */
function areInterviews(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  const labelled = filled.filter((cell) => {
    const labels = Array.from(cell.matchAll(labelLine), ([, label]) => label!)
    return labels.length >= fewLabels && labels.length >= unique(labels).length
  })
  const isMost = labelled.length > 0 && labelled.length >= 0.5 * filled.length
  return isMost && filled.some((cell) => cell.trim().includes('\n'))
}

/** Interviews that are each a cell, in the column of the words or in a column each, where nobody is named beside them. */
function splitCells({ rows, names, columns, voices }: TableLayout): SplitTable | null {
  const talk = (columns.text === undefined ? voices : [columns.text]).map((at) => ({
    at,
    cells: rows.map((row) => splitAtLabels(row.cells[at] ?? '')),
  }))
  if (talk.length === 0 || !talk.every(({ cells }) => areInterviews(cells))) return null
  const nameOf = createNamer(rows, names, { preferred: [columns.interview ?? columns.speaker ?? -1] })
  const nameOfCell = (row: CellRow, at: number): string =>
    talk.length === 1 ? nameOf(row) : rows.length === 1 ? names[at]! : `${names[at]!} line ${row.line}`
  const interviews = talk.flatMap(({ at, cells }) =>
    rows.flatMap((row, index) =>
      cells[index]!.trim() === '' ? [] : [{ name: `${nameOfCell(row, at)}.txt`, text: atLine(cells[index]!, row) }],
    ),
  )
  const kept = talk.map(({ at }) => at)
  return { interviews, leftOut: countColumns(rows, names, kept) }
}

/** Rows of several interviews, each named in a column of its own in rows that follow each other. */
function splitRows({ head, rows, names, columns, voices }: TableLayout): SplitTable | null {
  const { interview } = columns
  if (head === null || interview === undefined) return null
  const byInterview = groupBy(
    rows.filter(({ cells }) => (cells[interview] ?? '').trim() !== ''),
    ({ cells }) => cells[interview]!.trim(),
  )
  const isNamed = columns.speaker !== undefined || voices.length > 0
  if (!isNamed || byInterview.size < 2 || rows.length < 2 * byInterview.size) return null
  // Ids of which each has a speaker of its own, and which take turns, are those of the speakers.
  const voiceOf = ({ cells }: CellRow): string => (columns.speaker === undefined ? '' : (cells[columns.speaker] ?? ''))
  const runs = rows.filter(({ cells }, at) => cells[interview] !== rows[at - 1]?.cells[interview]).length
  const areVoices = [...byInterview.values()].every((own) => new Set(own.map(voiceOf)).size === 1)
  if (areVoices && runs > byInterview.size && new Set(rows.map(voiceOf)).size > 1) return null
  const nameOf = createNamer(rows, names, { preferred: [interview] })
  const kept = names.flatMap((_, at) => (at === interview ? [] : [at]))
  const interviews = [...byInterview.values()].map((own) => {
    const pick = ({ cells, line }: CellRow): CellRow => ({ line, cells: kept.map((at) => cells[at] ?? '') })
    const text = writeRows([{ ...pick(head), line: 1 }, ...own.map(pick)])
    return { name: `${nameOf(own[0]!)}.csv`, text }
  })
  return { interviews, leftOut: countColumns(rows, names, kept) }
}

/** The sheets of a workbook that are an interview each, with words and speakers; null where fewer than two are. */
export function splitSheets(sheets: readonly NamedRows[], file: string): SplitTable | null {
  const talk = sheets.filter(({ rows }) => {
    const { cells: head = [] } = rows[countTitleRows(rows)] ?? {}
    return findUsualColumn(head, 'text') >= 0 && findUsualColumn(head, 'speaker') >= 0
  })
  if (talk.length < 2) return null
  const interviews = talk.flatMap(({ name, rows }): SplitInterview[] => {
    const split = splitTable(rows, file)
    return split === null
      ? [{ name: `${name}.csv`, text: writeRows(rows) }]
      : split.interviews.map((interview) => ({ ...interview, name: `${name} ${interview.name}` }))
  })
  const others = sheets.filter((sheet) => !talk.includes(sheet))
  const leftOut = others.flatMap(({ name, rows }) => {
    const words = sum(rows, ({ cells }) => sum(cells, countWords))
    return words === 0 ? [] : [{ column: `sheet "${name}"`, words }]
  })
  return { interviews, leftOut }
}

/** The rows of a sheet with its name. */
export interface NamedRows {
  readonly name: string
  readonly rows: readonly CellRow[]
}

/** Rows as CSV, each on its line as far as cells of several lines allow. */
const writeRows = (rows: readonly CellRow[]): string =>
  rows.reduce(
    (written, { cells, line }) => {
      const row = writeRow(cells)
      const gap = line - written.line - (row.split('\n').length - 1)
      return { text: written.text + '\n'.repeat(Math.max(0, gap)) + row, line: Math.max(line, written.line) }
    },
    { text: '', line: 0 },
  ).text

/** A row of CSV with every cell quoted. */
const writeRow = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`

/** Heads from which a column is a question to everybody: a question mark, or as many words as this. */
const wordsOfQuestion = 4

/** Interviews that are each a row, a column a question: the head is asked, the cell answers. */
function splitQuestions(all: readonly CellRow[]): SplitTable | null {
  const [head, ...rows] = all
  if (head === undefined || rows.length === 0 || !hasHead(all)) return null
  const names = head.cells.map((cell) => cell.trim())
  const asked = names.flatMap((name, at) => {
    const isQuestion = /[?？]\s*$/.test(name) || countWords(name) >= wordsOfQuestion
    const answers = rows.map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => cell !== '')
    const said = answers.reduce((total, cell) => total + countWords(cell), 0)
    const isAsked = /[?？]\s*$/.test(name) && answers.some((cell) => /\p{L}/u.test(cell))
    return isQuestion && answers.length > 0 && (isAsked || said >= 2 * answers.length)
      ? [{ at, isAsked, isLong: said >= 2 * answers.length }]
      : []
  })
  const questions = asked.map(({ at }) => at)
  if (asked.length < 2 || !asked.some(({ isAsked }) => isAsked) || !asked.some(({ isLong }) => isLong)) return null
  const nameOf = createNamer(rows, names)
  const interviews = rows.flatMap((row) => {
    const turns = questions.flatMap((at) => {
      const answer = (row.cells[at] ?? '').trim()
      return answer === ''
        ? []
        : [
            { speaker: 'Interviewer', text: names[at]! },
            { speaker: 'Participant', text: answer },
          ]
    })
    return turns.length === 0 ? [] : [{ name: `${nameOf(row)}.json`, text: JSON.stringify(turns) }]
  })
  return { interviews, leftOut: countColumns([head, ...rows], names, questions) }
}

/** Heads of columns that name interviews or people. */
const idHead =
  /(^|[\s_.-])(id|nr|no|number|code|name|participant|respondent|interviewee|interview|transcript|case|file|title|proband|teilnehmer)(in)?$|^#$/i

/** Names for interviews: what a column says of each, if every row has a value of its own; else the number of the row. */
export function createNamer(
  rows: readonly CellRow[],
  names: readonly string[],
  { preferred = [], unit = 'line' }: { readonly preferred?: readonly number[]; readonly unit?: 'line' | 'item' } = {},
) {
  const likely = names.flatMap((name, at) => (idHead.test(name) ? [at] : []))
  const cellOf = (row: CellRow, at: number): string => (row.cells[at] ?? '').trim()
  const namesAll = (at: number): boolean =>
    at >= 0 && rows.every((row) => cellOf(row, at) !== '' && cellOf(row, at).length <= 60)
  const isUnique = (at: number): boolean =>
    namesAll(at) && new Set(rows.map((row) => cellOf(row, at))).size === rows.length
  const column = preferred.find(namesAll) ?? likely.find(isUnique) ?? -1
  const used = new Set<string>()
  return (row: CellRow): string => {
    const written =
      column === -1
        ? ''
        : cellOf(row, column)
            .replace(/[^\p{L}\p{N} _.-]+/gu, '-')
            .replace(/^[.\s]+|(?<![.\s])[.\s]+$/g, '')
    const name =
      written === '' || used.has(written) ? `${written === '' ? '' : `${written} `}${unit} ${row.line}` : written
    used.add(name)
    return name
  }
}

/** A text with so many line ends before it that its lines have the numbers of the table's. */
const atLine = (text: string, { line, cells }: CellRow): string => {
  const ends = cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0)
  return '\n'.repeat(Math.max(0, line - ends - 1)) + text
}

function countColumns(rows: readonly CellRow[], names: readonly string[], kept: readonly number[]) {
  return names.flatMap((column, at) => {
    const words = kept.includes(at) ? 0 : rows.reduce((total, { cells }) => total + countWords(cells[at] ?? ''), 0)
    return words === 0 ? [] : [{ column, words }]
  })
}
