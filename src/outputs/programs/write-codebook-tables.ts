import { stabilizeArchive } from '../../boundary/stable-archive.ts'
import type { Analysis } from '../../model/analysis.ts'
import { type Code, type Codebook, lineages } from '../../model/codebook.ts'
import type { Output } from '../output.ts'
import { withoutMarks, writeText } from '../tables/workbook-text.ts'
import { writeTable } from '../tables/write-table.ts'

/** A theme or code with the labels above it and its own. */
interface CodeRow {
  readonly path: readonly string[]
  readonly description: string
  readonly color: string
}

/** Themes and codes in the order of the codebook. */
function rowsOf(codebook: Codebook): CodeRow[] {
  const lineageById = lineages(codebook)
  return codebook.themes.flatMap((theme): CodeRow[] => [
    { path: [theme.label], description: theme.description, color: theme.color },
    ...codebook.codes
      .filter(({ themeId }) => themeId === theme.id)
      .map((code) => ({
        path: [
          theme.label,
          ...lineageById
            .get(code.id)!
            .map(({ label }) => label)
            .reverse(),
        ],
        description: describe(code),
        color: theme.color,
      })),
  ])
}

/** Definition, criteria and examples of a code as one text. */
const describe = ({ description, include, exclude, examples }: Code): string =>
  [
    description,
    include === '' ? '' : `Include: ${include}`,
    exclude === '' ? '' : `Exclude: ${exclude}`,
    ...examples.map((example) => `Example: ${example}`),
  ]
    .filter((part) => part !== '')
    .join('\n')

/** The codebook as a table that Taguette, Requal and others read. */
export const toTaguette = {
  summary: 'the codebook as a table for Taguette and Requal: codebook-taguette.csv',
  write: ({ codebook }: Analysis) => [
    {
      file: 'codebook-taguette.csv',
      text: writeTable(
        {
          name: ({ path }: CodeRow) => path.at(-1)!,
          path: ({ path }: CodeRow) => path.join(' > '),
          description: ({ description }: CodeRow) => description,
          color: ({ color }: CodeRow) => color,
        },
        rowsOf(codebook),
      ),
    },
  ],
} as const satisfies Output

/** Length at which MAXQDA cuts the names of codes. */
const maxName = 63

/** The codebook as the workbook that MAXQDA imports: paths of codes, and memos. */
export const toMaxqda = {
  summary: 'the codebook as a workbook for MAXQDA: codebook-maxqda.xlsx',
  async write({ codebook }: Analysis) {
    const { default: writeXlsxFile } = await import('write-excel-file/node')
    const text = (value: string) => ({ value: writeText(value), type: String })
    const rows = shortPaths(rowsOf(codebook)).map(({ path, description }) => [
      text(path.join(' > ')),
      text(description),
    ])
    const bytes = await writeXlsxFile([[text('Code'), text('Memo')], ...rows], { sheet: 'Codes' }).toBuffer()
    return [{ file: 'codebook-maxqda.xlsx', bytes: stabilizeArchive(bytes, withoutMarks) }]
  },
} as const satisfies Output

/**
 * Paths whose names MAXQDA does not cut: at most 63 characters each, without the sign that separates them. A longer name
 * is kept in the memo, and of two that would become equal the second gets a number.
 */
export function shortPaths(rows: readonly CodeRow[]): CodeRow[] {
  const shortOf = new Map<string, readonly string[]>()
  const taken = new Set<string>()
  return rows.map((row) => {
    const above = shortOf.get(JSON.stringify(row.path.slice(0, -1))) ?? []
    const full = row.path.at(-1)!
    const base = full.replace(/(?:(?<!\s)\s+)?[>\\]\s*/g, ' / ').replace(/^[\s/]+|(?<![\s/])[\s/]+$/g, '') || 'code'
    let name = base.slice(0, maxName).trim()
    for (let number = 2; taken.has(JSON.stringify([...above, name])); number++)
      name = `${base.slice(0, maxName - 1 - String(number).length).trim()} ${number}`
    const path = [...above, name]
    taken.add(JSON.stringify(path))
    shortOf.set(JSON.stringify(row.path), path)
    return name === full
      ? { ...row, path }
      : { ...row, path, description: `Full name: ${full}\n${row.description}`.trim() }
  })
}
