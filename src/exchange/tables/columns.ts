import { getOrInsert } from '../../collections.ts'
import { nameKey } from '../../text/name-key.ts'

/** What a column of a table of quotes may hold. */
export const columnRoles = [
  'document',
  'quote',
  'code',
  'category',
  'coder',
  'model',
  'memo',
  'time',
  'start',
  'end',
  'paragraph',
  'paragraphEnd',
  'confidence',
  'status',
] as const

export type ColumnRole = (typeof columnRoles)[number]

/** Names of columns by what they hold. */
export type ColumnNames = Partial<Record<ColumnRole, string>>

/** Known names of columns by what they hold, in the form of `headKey`. */
export type KnownHeads = Partial<Record<ColumnRole, readonly string[]>>

/**
 * The name of a column as it is compared with others.
 *
 * @example
 * headKey('Doc_Name ') // => 'doc name'
 */
export const headKey = (head: string): string =>
  nameKey(head.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .replace(/[\s_.-]+/g, ' ')
    .trim()

/**
 * The position of the column for each role; absent where there is none.
 *
 * @param named names that a person gave; they come before the known ones
 */
export function findColumns(
  heads: readonly string[],
  known: KnownHeads,
  named: ColumnNames = {},
): ReadonlyMap<ColumnRole, number> {
  const positions = new Map<string, number>()
  for (const [position, head] of heads.entries()) getOrInsert(positions, headKey(head), () => position)
  const columns = new Map<ColumnRole, number>()
  for (const role of columnRoles) {
    const asked = named[role]
    const names = asked === undefined ? (known[role] ?? []) : [headKey(asked)]
    const found = names.find((name) => positions.has(name))
    if (found !== undefined) columns.set(role, positions.get(found)!)
  }
  return columns
}
