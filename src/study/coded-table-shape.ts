import type { Table, TableRow } from '../boundary/read-table.ts'
import type { Diagnostic } from '../model/diagnostic.ts'

/** A coded table with its columns sorted by what they hold. */
export interface CodedTable {
  readonly file: string
  readonly rows: readonly TableRow[]
  /** Names of the columns as written; null where there is none. */
  readonly id: string
  readonly text: string | null
  readonly source: string | null
  readonly before: string | null
  /** A column of codes for each coder. */
  readonly coderColumns: readonly { readonly column: string; readonly coder: string }[]
  /** For a table with a row for each coder: the column of coders, that of codes, and whether a row holds one code of several. */
  readonly long: { readonly coder: string; readonly codes: string; readonly single: boolean } | null
}

const coderNames = ['coder', 'annotator', 'rater']
const sourceNames = ['source', 'transcript', 'interview']

/**
 * Sorts the columns of a table of passages or codes: `id`, `text`, `source`, `before`, and either a column for each coder
 * (`coder_ana`; `codes` is that of the person the file is named after) or a row for each coder (`coder` with `codes`,
 * or with `code` for a row for each code; `annotator`, `rater`, `labels` and `label` are known too). Capitals make no
 * difference.
 *
 * @param isCode whether a cell names a code of the codebook
 * @returns problems for a table of another shape, each naming a column
 */
export function sortColumns(
  file: string,
  { columns, rows }: Table,
  isCode: (written: string) => boolean,
): CodedTable | Omit<Diagnostic, 'level'>[] {
  const named = (names: readonly string[]): string | null =>
    columns.find((column) => names.includes(column.trim().toLowerCase())) ?? null
  const [id, text, source, coder] = [named(['id']), named(['text']), named(sourceNames), named(coderNames)]
  const before = named(['before'])
  const [codes, code] = [named(['codes', 'labels']), named(['code', 'label'])]
  const wide = columns.flatMap((column) => {
    const [, name] = /^coder[_ -](.+)$/i.exec(column.trim()) ?? []
    return name === undefined ? [] : [{ column, coder: name }]
  })
  const problem = (message: string, fix: string): Omit<Diagnostic, 'level'> => ({
    code: 'gold/columns',
    place: { file, line: 1, column: 1 },
    message,
    fix,
  })
  const problems: Omit<Diagnostic, 'level'>[] = []
  if (id === null)
    problems.push(
      problem(
        `there is no column "id"; the columns are ${columns.join(', ')}`,
        'name the columns id, text, source, and coder_ana, coder_ben … for the codes of each coder',
      ),
    )
  if (coder !== null && codes === null && code === null)
    problems.push(
      problem(
        `the column "${coder}" makes each row one coder's, and there is no column "codes"`,
        'add a column "codes", or "code" with a row for each code',
      ),
    )
  if (coder !== null && wide.length > 0)
    problems.push(
      problem(
        `the column "${coder}" makes each row one coder's, and "${wide[0]!.column}" is a column of its own for a coder`,
        'keep one of the two shapes',
      ),
    )
  if (coder === null && codes === null && code !== null && (wide.length === 0 || holdsCodes(rows, code, isCode)))
    problems.push(
      problem(
        `the column "${code}" holds codes, and no column says whose they are`,
        'name it "codes" (or coder_ana), or add a column "coder"',
      ),
    )
  for (const [position, column] of columns.entries()) {
    const repeated = column.replace(new RegExp(` ${position + 1}$`), '')
    if (repeated !== column && columns.indexOf(repeated) < position && columns.includes(repeated))
      problems.push(problem(`there are two columns "${repeated}"`, 'give each column a name of its own'))
  }
  const known = new Set([id, text, source, before, coder, codes, code, ...wide.map(({ column }) => column)])
  const namedAsCodes = columns.filter((column) => !known.has(column) && isCode(column.trim()))
  if (namedAsCodes.length > 0)
    problems.push(
      problem(
        `the column "${namedAsCodes[0]}" is named like a code: tables with a column for each code are not read`,
        'write the codes of a passage into one cell for each coder, joined by ";"',
      ),
    )
  for (const column of columns) {
    if (known.has(column) || !holdsCodes(rows, column, isCode)) continue
    problems.push(
      problem(
        `the column "${column}" holds codes of the codebook, and its name does not say whose`,
        `name it "coder_${column.toLowerCase().replace(/\W+/g, '_')}", or leave it out`,
      ),
    )
  }
  if (problems.length > 0) return problems
  return {
    file,
    rows,
    id: id!,
    text,
    source,
    before,
    coderColumns:
      coder !== null ? [] : [...wide, ...(codes === null ? [] : [{ column: codes, coder: nameOfFile(file) }])],
    long: coder === null ? null : { coder, codes: (codes ?? code)!, single: codes === null },
  }
}

/** True if each filled cell of a column holds nothing but codes. */
function holdsCodes(rows: readonly TableRow[], column: string, isCode: (written: string) => boolean): boolean {
  const written = rows.flatMap(({ cells }) => splitCodes(cells[column] ?? ''))
  return written.length > 0 && written.every(isCode)
}

/** The codes of a cell, which are parted by ";", "," or "|". */
export const splitCodes = (cell: string): string[] => cell.split(/[;,|\n]/).flatMap((code) => code.trim() || [])

const nameOfFile = (file: string): string => file.replace(/^.*[/\\]/, '').replace(/\.[^.]+$/, '')
