import { InputError } from '../boundary/diagnostic.ts'
import { readStudyTable } from '../boundary/read-table.ts'
import { getOrInsert, groupBy, unique } from '../collections.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import { type CodedPassage, type Judged, readWhole } from '../model/coded-passage.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { nearMiss } from '../text/near-miss.ts'
import { type CodedTable, sortColumns, splitCodes } from './coded-table-shape.ts'
import { addPassages, type Passage, type Report } from './gather-passages.ts'
import { warnOfGaps } from './warn-of-gaps.ts'

/** A table of passages or of what coders gave them. */
export interface TableFile {
  readonly file: string
  readonly text: string
}

/** The meaning of an empty cell: not coded, or read and nothing found. */
export type EmptyCell = 'not-coded' | 'none'

/** Passages of coded tables. */
export interface CodedTables {
  /** Those that at least one coder coded. */
  readonly passages: readonly CodedPassage[]
  /** Those that nobody coded. */
  readonly uncoded: readonly CodedPassage[]
  readonly warnings: readonly Diagnostic[]
}

/** Cells that mean "read, and nothing found". */
const nothingFound = ['-', '–', '—', 'none']

/**
 * Reads passages that people coded, from tables that share the column `id`: `text`, `source` (the interview; the whole
 * table is one if it is absent), `before` (what was said just before the passage, if known), and a column for each coder (`coder_ana`), a table for each coder (`codes`, the coder
 * being the name of the file), or a row for each coder (`coder` and `codes`). Codes are joined by `;`; `-` or `none` is
 * "read, and nothing found"; an empty cell is not coded.
 *
 * @param empty what an empty cell says, where a table is kept otherwise
 * @throws InputError with every id that repeats or has no passage, every column whose part is not known, and every code
 * that is not in the codebook
 * @example
 * const code = (id) => ({ id, themeId: 't', parentId: null })
 * const codebook = { themes: [], codes: [code('rain'), code('sun')] }
 * const text = 'id,text,coder_ana,coder_ben\n1,It poured.,rain,\n2,We sat inside.,none,sun\n'
 * const { passages } = readCodedPassages([{ file: 'coded.csv', text }], codebook)
 * passages.map(({ codesByCoder }) => codesByCoder.size) // => [1, 2]
 * passages[1].codesByCoder.get('ana').size // => 0
 */
export function readCodedPassages(
  files: readonly TableFile[],
  codebook: Pick<Codebook, 'themes' | 'codes'>,
  empty: EmptyCell = 'not-coded',
): CodedTables {
  const lineageById = lineages(codebook as Codebook)
  const idByFolded = new Map([...lineageById.keys()].map((id) => [id.toLowerCase(), id]))
  const problems: Diagnostic[] = []
  const report = (problem: Omit<Diagnostic, 'level'>): void => void problems.push({ level: 'error', ...problem })
  const isNothing = (written: string): boolean =>
    nothingFound.includes(written.toLowerCase()) && !idByFolded.has(written)
  const isCode = (written: string): boolean => isNothing(written) || idByFolded.has(written.toLowerCase())

  const tables = files.flatMap(({ file, text }): CodedTable[] => {
    const sorted = sortColumns(file, readStudyTable(text, file), isCode)
    if (!Array.isArray(sorted)) return [sorted as CodedTable]
    for (const problem of sorted) report(problem)
    return []
  })
  if (problems.length > 0) throw new InputError(problems)
  const cells = tables.flatMap(cellsOf)
  requireShape(tables, files, report)
  const passages = new Map<string, Passage>()
  for (const table of tables) if (table.text !== null) addPassages(table, passages, report)
  const empties = new Map<string, number>()
  for (const { id, coder, written, file, line, single } of cells) {
    const place = { file, line, column: 1 }
    const passage = passages.get(id)
    if (coder === '')
      report({ code: 'gold/coder', place, message: 'the row names no coder', fix: 'write who coded the passage' })
    if (passage === undefined) {
      report({
        code: 'gold/passage',
        place,
        message: `no table has the text of the passage "${id}"`,
        fix: 'write the id as it is beside the text',
      })
      continue
    }
    const codes = splitCodes(written)
    if (codes.length === 0) empties.set(coder, (empties.get(coder) ?? 0) + 1)
    if (codes.length === 0 && empty === 'not-coded') continue
    const known = codes.flatMap((code) => (isNothing(code) ? [] : resolve(code, place)))
    if (known.length > 0 && known.length < codes.length && codes.some(isNothing))
      report({
        code: 'gold/code',
        place,
        message: `"${written}" says that codes apply and that none does`,
        fix: 'keep the codes, or "none"',
      })
    const before = passage.codes.get(coder)
    if (before !== undefined && !single)
      report({
        code: 'gold/repeated',
        place,
        message: `${coder} codes the passage "${id}" a second time; the first is in ${before.file}:${before.line}`,
        fix: 'keep one of the two, or give each passage an id of its own',
      })
    const own = getOrInsert(passage.codes, coder, () => ({ file, line, codes: new Set<string>() }))
    for (const code of known) for (const above of lineageById.get(code)!) own.codes.add(above.id)
  }
  reportAlike(cells, report)
  if (problems.length > 0) throw new InputError(problems)

  const coders = unique(cells.map(({ coder }) => coder))
  const read = [...passages.values()].map((passage) => toCodedPassage(passage, coders))
  return {
    passages: read.filter(({ codesByCoder }) => codesByCoder.size > 0),
    uncoded: read.filter(({ codesByCoder }) => codesByCoder.size === 0),
    warnings: empty === 'none' ? [] : warnOfGaps(read, coders, empties, files[0]!.file),
  }

  function resolve(written: string, place: Diagnostic['place']): string[] {
    const id = idByFolded.get(written.toLowerCase())
    if (id !== undefined) return [id]
    const near = nearMiss(written, lineageById.keys())
    report({
      code: 'gold/code',
      place,
      message: `the codebook has no code "${written}"`,
      fix: near === undefined ? 'add it to the codebook, or correct the cell' : `write "${near}"`,
    })
    return []
  }
}

/** One coder's cell for one passage. */
interface CoderCell {
  readonly id: string
  readonly coder: string
  readonly written: string
  readonly file: string
  readonly line: number
  /** True if a row holds one of several codes of the coder. */
  readonly single: boolean
}

function cellsOf({ file, rows, id, coderColumns, long }: CodedTable): CoderCell[] {
  return rows.flatMap(({ cells, line }): CoderCell[] => {
    const own = { id: cells[id]!.trim(), file, line }
    if (long) return [{ ...own, coder: cells[long.coder]!.trim(), written: cells[long.codes]!, single: long.single }]
    return coderColumns.map(({ column, coder }) => ({ ...own, coder, written: cells[column]!, single: false }))
  })
}

/** Refuses one coder under several spellings: whether they are one person cannot be known. */
function reportAlike(cells: readonly CoderCell[], report: Report): void {
  const alike = groupBy(cells, ({ coder }) => coder.replace(/[\s_-]+/g, ' ').toLowerCase())
  for (const own of alike.values()) {
    const [first] = own
    const other = own.find(({ coder }) => coder !== first!.coder)
    if (other === undefined) continue
    report({
      code: 'gold/coder',
      place: { file: other.file, line: other.line, column: 1 },
      message: `"${other.coder}" is nearly "${first!.coder}" of ${first!.file}:${first!.line}`,
      fix: `write the same name for the same person, and names that differ in more than capitals for two`,
    })
  }
}

function requireShape(tables: readonly CodedTable[], files: readonly TableFile[], report: Report): void {
  const place = { file: files[0]?.file ?? 'coded', line: 1, column: 1 }
  const fix = 'name the columns id, text, source, coder_ana, coder_ben; codes are joined by ";"'
  if (!tables.some(({ text }) => text !== null))
    report({ code: 'gold/columns', place, message: 'no table has a column "text" with the words of the passages', fix })
  if (!tables.some(({ coderColumns, long }) => coderColumns.length > 0 || long))
    report({
      code: 'gold/columns',
      place,
      message: 'no table has a column of codes, such as "coder_ana" or "codes"',
      fix,
    })
}

function toCodedPassage({ id, text, group, before, codes }: Passage, coders: readonly string[]): CodedPassage {
  const own = coders.filter((coder) => codes.has(coder))
  return {
    id,
    group: group ?? 'all',
    text,
    ...(before === null ? {} : { before }),
    codesByCoder: new Map(own.map((coder) => [coder, codes.get(coder)!.codes])),
    judgedByCoder: new Map(own.map((coder): [string, Judged] => [coder, readWhole])),
    memoByCoder: new Map(),
  }
}
