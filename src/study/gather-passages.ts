import type { Diagnostic } from '../model/diagnostic.ts'
import type { CodedTable } from './coded-table-shape.ts'

/** Takes in a problem of a table. */
export type Report = (problem: Omit<Diagnostic, 'level'>) => void

/** A passage while its codes are gathered. */
export interface Passage {
  readonly id: string
  readonly text: string
  readonly group: string | null
  readonly before: string | null
  readonly file: string
  readonly line: number
  readonly codes: Map<string, { readonly file: string; readonly line: number; readonly codes: Set<string> }>
}

/** Adds the passages of a table; one id is one passage, whose words must be the same wherever they are repeated. */
export function addPassages(
  { file, rows, id: idColumn, text, source, before, long }: CodedTable,
  passages: Map<string, Passage>,
  report: Report,
) {
  const seen = new Map<string, number>()
  for (const { cells, line } of rows) {
    const [id, words, place] = [cells[idColumn]!.trim(), cells[text!]!, { file, line, column: 1 }]
    const group = source === null ? null : cells[source]!.trim() || null
    const said = before === null ? null : cells[before]!.trim() || null
    const [first, repeated] = [passages.get(id), seen.get(id)]
    seen.set(id, line)
    if (id === '')
      report({ code: 'gold/id', place, message: 'the passage has no id', fix: 'give each passage an id of its own' })
    else if (repeated !== undefined && !long)
      report({
        code: 'gold/repeated',
        place,
        message: `the id "${id}" is used twice; it is first used on line ${repeated}`,
        fix: 'give each passage an id of its own',
      })
    else if (first !== undefined && fold(first.text) !== fold(words))
      report({
        code: 'gold/repeated',
        place,
        message: `the id "${id}" has other words in ${first.file}:${first.line}`,
        fix: 'give each passage an id of its own, the same in all tables',
      })
    else if (first !== undefined && first.group !== null && group !== null && first.group !== group)
      report({
        code: 'gold/repeated',
        place,
        message: `the id "${id}" is in the interview "${group}" here and in "${first.group}" in ${first.file}:${first.line}`,
        fix: 'give each passage an id of its own, the same in all tables',
      })
    else if (first === undefined)
      passages.set(id, { id, text: words, group, before: said, file, line, codes: new Map() })
    else if (first.before === null) passages.set(id, { ...first, before: said })
  }
}

const fold = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
