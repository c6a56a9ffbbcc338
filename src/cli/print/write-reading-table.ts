import { groupBy, ratio, sum } from '../../collections.ts'
import { plural } from '../../outputs/report/wording.ts'
import type { ReadingSummary } from '../../study/find-doubts.ts'
import { cleanName } from '../../text/clean.ts'

/** Max. number of doubtful files that are listed one by one. */
const mostListed = 40

/** Writes all files as one table: doubtful ones one by one with the reasons, then the others by format and shape. */
export function writeReadingTable(files: readonly ReadingSummary[]): string {
  const doubtful = files.filter(({ doubts }) => doubts.length > 0).sort((a, b) => b.doubts.length - a.doubts.length)
  const rest = [
    ...groupBy(
      files.filter(({ doubts }) => doubts.length === 0),
      ({ shape }) => shape,
    ),
  ]
  const [words, lost] = [sum(files, (file) => file.words), sum(files, (file) => file.lost)]
  const lines = [
    `${plural(files.length, 'file')}: ${words} words in turns, ${lost} left out that may be speech (${percent(lost, lost + words)})`,
    ...(doubtful.length === 0 ? [] : ['', `  look at these first (${doubtful.length}):`, ...listDoubtful(doubtful)]),
    ...(doubtful.length > mostListed ? [`    and ${doubtful.length - mostListed} more; --json lists all`] : []),
    ...(rest.length === 0
      ? []
      : ['', doubtful.length === 0 ? '  nothing is in doubt:' : '  the others:', ...listRest(rest)]),
  ]
  return `${lines.join('\n')}\n`
}

const listDoubtful = (files: readonly ReadingSummary[]): string[] =>
  alignColumns([
    ['file', 'read as', 'sure', 'speakers', 'words', 'left out', 'because'],
    ...files
      .slice(0, mostListed)
      .map(({ file, shape, confidence, speakers, words, lost, doubts }) => [
        file.length > 50 ? `...${file.slice(-47)}` : file,
        shape,
        percent(confidence, 1),
        String(speakers),
        String(words),
        percent(lost, lost + words),
        doubts.join('; '),
      ]),
  ])

const listRest = (groups: readonly (readonly [shape: string, files: readonly ReadingSummary[]])[]): string[] =>
  alignColumns([
    ['files', 'read as', 'sure', 'speakers', 'words', 'left out'],
    ...groups.map(([shape, files]) => {
      const [words, lost] = [sum(files, (file) => file.words), sum(files, (file) => file.lost)]
      const counts = files.map(({ speakers }) => speakers)
      const surest = files.map(({ confidence }) => confidence)
      return [
        String(files.length),
        shape,
        span(surest, (confidence) => percent(confidence, 1)),
        span(counts, String),
        String(words),
        percent(lost, lost + words),
      ]
    }),
  ])

/** The range of numbers, or a single number if all are equal. */
function span(numbers: readonly number[], write: (number: number) => string): string {
  const sorted = [...numbers].sort((a, b) => a - b)
  const [least, largest] = [write(sorted[0]!), write(sorted.at(-1)!)]
  return least === largest ? least : `${least} to ${largest}`
}

const percent = (part: number, whole: number): string => `${Math.round(100 * ratio(part, whole))} %`

/** Aligns the columns of rows, each on one line; the last column is not padded. */
export function alignColumns(written: readonly (readonly string[])[]): string[] {
  const rows = written.map((cells) => cells.map(cleanName))
  const widths = rows[0]!.map((_, column) => rows.reduce((widest, row) => Math.max(widest, row[column]!.length), 0))
  return rows.map(
    (row) =>
      `    ${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]!))).join('  ')}`,
  )
}
