import type { SqlRow } from '../../foreign-reader.ts'

/** The text of a column; empty if it is absent, null or binary. */
export const textOf = (row: SqlRow, column: string): string => {
  const value = row[column]
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'bigint' ? String(value) : ''
}

/** The whole number of a column; null if it is anything else. */
export function numberOf(row: SqlRow, column: string): number | null {
  const value = Number(textOf(row, column) || Number.NaN)
  return Number.isSafeInteger(value) ? value : null
}

/** The names above an item and its own, from the top; a circle of parents ends where it begins. */
export function pathTo(
  id: string,
  items: ReadonlyMap<string, { readonly name: string; readonly parent: string }>,
): string[] {
  const path: string[] = []
  const seen = new Set<string>()
  for (let at = id; at !== '' && !seen.has(at); at = items.get(at)?.parent ?? '') {
    seen.add(at)
    const name = items.get(at)?.name
    if (name !== undefined) path.unshift(name)
  }
  return path
}
