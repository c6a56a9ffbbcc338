import { unescapeFormula } from '../../boundary/formula-cells.ts'
import type { ForeignCode, ForeignProject } from '../foreign-project.ts'
import type { ForeignReader, ForeignTable } from '../foreign-reader.ts'
import { headKey } from '../tables/columns.ts'
import { pathTo } from './databases/columns-of-rows.ts'

/** A table of codes: the names of its columns, in the form of `headKey`. */
interface CodeTable {
  readonly name: string
  readonly description: string
  /** Ids of codes and of those above them; absent where the name holds the path, or is indented. */
  readonly ids?: readonly [id: string, parent: string]
  readonly color?: string
}

/** The tables that are known: those of Dedoose, NVivo, MAXQDA, and of Taguette and Requal; the first that fits is taken. */
const kinds: readonly CodeTable[] = [
  { name: 'title', description: 'description', ids: ['id', 'parent id'] },
  { name: 'code', description: 'memo' },
  { name: 'path', description: 'description', color: 'color' },
  { name: 'tag', description: 'description', color: 'color' },
  { name: 'name', description: 'description', color: 'color' },
]

/** Columns of tables of quotes, which are no tables of codes. */
const ofQuotes = ['quote', 'segment', 'excerpt', 'content', 'document', 'document name', 'text']

/** Maximum number of rows above the names of the columns. */
const maxAbove = 10

/** Reads a codebook that a program exported as a table. */
export const codeTables: ForeignReader = {
  summary: 'codebooks as tables: of Dedoose, MAXQDA, NVivo, Taguette and Requal',
  recognizes: ({ tables }) => tables.some((table) => findKind(table) !== null),
  read: ({ tables }) => {
    const codes = tables.flatMap((table) => {
      const found = findKind(table)
      return found === null ? [] : readCodes(table, found)
    })
    return projectOf([...new Map(codes.map((code) => [code.id, code])).values()])
  },
}

interface FoundKind {
  readonly kind: CodeTable
  readonly columns: ReadonlyMap<string, number>
  /** Position of the row behind the names of the columns. */
  readonly first: number
}

function findKind({ rows }: ForeignTable): FoundKind | null {
  for (const [index, { cells }] of rows.slice(0, maxAbove + 1).entries()) {
    const columns = new Map(cells.map((cell, at) => [headKey(unescapeFormula(cell)), at]))
    if (ofQuotes.some((name) => columns.has(name))) return null
    const kind = kinds.find(({ name, description, ids = [] }) =>
      [name, description, ...ids].every((column) => columns.has(column)),
    )
    if (kind !== undefined) return { kind, columns, first: index + 1 }
  }
  return null
}

function readCodes({ rows }: ForeignTable, { kind, columns, first }: FoundKind): ForeignCode[] {
  const read = rows.slice(first).map(({ cells }) => {
    const cell = (column: string | undefined): string =>
      column === undefined ? '' : unescapeFormula(cells[columns.get(column) ?? -1] ?? '')
    return { cell, name: cell(kind.name) }
  })
  const [id, parent] = kind.ids ?? []
  const byId = new Map(
    read.map(({ cell, name }) => [cell(id).trim(), { name: name.trim(), parent: cell(parent).trim() }] as const),
  )
  const above: { readonly indent: number; readonly name: string }[] = []
  return read.flatMap(({ cell, name }): ForeignCode[] => {
    if (name.trim() === '') return []
    const path = id === undefined ? pathOf(name, above) : pathTo(cell(id).trim(), byId)
    const color = cell(kind.color).trim().toLowerCase()
    return [
      {
        id: JSON.stringify(path),
        path,
        description: cell(kind.description).trim(),
        color: /^#[0-9a-f]{6}$/.test(color) ? color : null,
        keywords: [],
      },
    ]
  })
}

/** The path in a name such as `A > B` or `A\B`, or of a name by its indent: below the last one with less. */
function pathOf(written: string, above: { readonly indent: number; readonly name: string }[]): string[] {
  const names = written.split(/ > |\\/).map((name) => name.trim())
  const indent = written.length - written.trimStart().length
  while (above.length > 0 && above.at(-1)!.indent >= indent) above.pop()
  const path = indent === 0 ? names : [...above.map(({ name }) => name), ...names]
  above.push({ indent, name: names.at(-1)! })
  return path.filter((name) => name !== '')
}

const projectOf = (codes: readonly ForeignCode[]): ForeignProject => ({
  program: 'a table of codes',
  documents: [],
  cases: [],
  codes,
  codings: [],
  memos: [],
  losses: [],
})
