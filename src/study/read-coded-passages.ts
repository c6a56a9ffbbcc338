import { inputError } from '../boundary/diagnostic.ts'
import { readTable, type Table } from '../boundary/read-table.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import { type CodedPassage, readWhole } from '../model/coded-passage.ts'
import { nearMiss } from '../text/near-miss.ts'

/** A table of passages or of what coders gave them. */
export interface TableFile {
  readonly file: string
  readonly text: string
}

/**
 * Reads passages that people coded, from one table or from two that share the column `id`: `text`, `source` (the
 * interview; the whole file is one if it is absent), and a column for each coder, `coder_ana` or `codes`, with the
 * codes joined by `;` and an empty cell for none.
 *
 * @throws InputError for a table without such columns, a passage without a row, and every code that is not in the
 * codebook
 */
export function readCodedPassages(files: readonly TableFile[], codebook: Codebook): CodedPassage[] {
  const tables = files.map(({ file, text }) => ({ file, table: readTable(text, file) }))
  const texts = tables.find(({ table }) => table.columns.includes('id') && table.columns.includes('text'))
  const coded = tables.find(({ table }) => table.columns.includes('id') && coderColumns(table).length > 0)
  if (!texts || !coded) {
    throw inputError({
      code: 'gold/columns',
      place: { file: files[0]?.file ?? 'gold', line: 1, column: 1 },
      message: `coded passages need the columns id, text and at least one of coder_…; found ${tables.map(({ table }) => table.columns.join(', ')).join(' and ')}`,
      fix: 'name the columns id, text, source, coder_ana, coder_ben; codes are joined by ";"',
    })
  }
  const lineageById = lineages(codebook)
  const rowById = new Map(coded.table.rows.map((row) => [row.cells['id']!, row]))
  const columns = coderColumns(coded.table)
  return texts.table.rows.map(({ cells, line }) => {
    const id = cells['id']!
    const row = rowById.get(id)
    if (row === undefined)
      throw inputError({
        code: 'gold/passage',
        place: { file: texts.file, line, column: 1 },
        message: `the passage "${id}" has no row in ${coded.file}`,
        fix: 'add one, with empty cells if no code applies',
      })
    const codesByCoder = columns.map((column): [string, ReadonlySet<string>] => {
      const written = row.cells[column]!.split(';').flatMap((code) => code.trim() || [])
      const unknown = written.find((code) => !lineageById.has(code))
      if (unknown !== undefined) {
        const near = nearMiss(unknown, lineageById.keys())
        throw inputError({
          code: 'gold/code',
          place: { file: coded.file, line: row.line, column: 1 },
          message: `the codebook has no code "${unknown}"`,
          fix: near === undefined ? 'add it to the codebook, or correct the cell' : `write "${near}"`,
        })
      }
      return [column, new Set(written.flatMap((code) => lineageById.get(code)!.map((above) => above.id)))]
    })
    return {
      id,
      group: cells['source'] ?? cells['transcript'] ?? 'all',
      text: cells['text']!,
      codesByCoder: new Map(codesByCoder),
      judgedByCoder: new Map(columns.map((column) => [column, readWhole])),
      memoByCoder: new Map(),
    }
  })
}

const coderColumns = ({ columns }: Table): string[] =>
  columns.filter((column) => /^coder[_ -]/i.test(column) || column === 'codes')
