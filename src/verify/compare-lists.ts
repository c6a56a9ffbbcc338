import { lookup } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { firstDifference } from './check-quotes.ts'
import { briefly, difference } from './evidence.ts'
import type { jsonPlaces } from './json-places.ts'
import { type Expected, isAsExpected, type OwnTable } from './read-own-table.ts'

/** The rows that a table is expected to have; columns that are not named may hold anything. */
export type ExpectedRows = readonly Readonly<Record<string, Expected>>[]

/** Compares a table with the rows that were recounted, cell by cell. */
export function compareTable({ name, rows, decimal, columns }: OwnTable, expected: ExpectedRows): Diagnostic[] {
  const wrong = (line: number | undefined, message: string): Diagnostic =>
    difference('verify/count', { file: name, ...(line === undefined ? {} : { line }) }, message)
  const missing = Object.keys(expected[0] ?? {}).filter((column) => !columns.includes(column))
  const length =
    rows.length === expected.length
      ? []
      : [wrong(undefined, `there are ${rows.length} rows, and ${expected.length} are expected`)]
  return [
    ...missing.map((column) => wrong(1, `there is no column "${column}"`)),
    ...length,
    ...rows.slice(0, expected.length).flatMap(({ line, cells }, number) =>
      Object.entries(expected[number]!).flatMap(([column, value]) => {
        const cell = lookup(cells, column)
        if (cell === undefined || isAsExpected(cell, value, decimal)) return []
        return [wrong(line, `"${column}" is "${briefly(cell)}", and "${briefly(String(value ?? ''))}" is expected`)]
      }),
    ),
  ]
}

/** The list with the fewest entries: where several things have one name, the differences from the one that is meant. */
export const fewest = <Entry>(lists: readonly (readonly Entry[])[]): Entry[] => [
  ...lists.reduce((least, list) => (list.length < least.length ? list : least)),
]

/** Compares fields of a list in `analysis.json` with what was recounted. */
export function compareItems(
  list: string,
  written: readonly object[],
  expected: readonly object[],
  placeOf: ReturnType<typeof jsonPlaces>,
): Diagnostic[] {
  const wrong = (number: number | undefined, message: string): Diagnostic =>
    difference('verify/count', placeOf(list, number), message)
  if (written.length !== expected.length)
    return [wrong(undefined, `there are ${written.length} entries, and ${expected.length} are expected`)]
  return written.flatMap((item, number) =>
    Object.entries(expected[number]!).flatMap(([key, value]) => {
      const found = canonical((item as Record<string, unknown>)[key])
      const wanted = canonical(value)
      if (value === undefined || found === wanted) return []
      return [wrong(number, `"${key}" is ${shorten(found, wanted)}, and ${shorten(wanted, found)} is expected`)]
    }),
  )
}

/** A value as it is shown beside another: of a long one where they begin to differ. */
function shorten(value: string, other: string): string {
  if (value.length <= 80) return value
  const at = Math.max(0, firstDifference(value, other) - 20)
  return `${at === 0 ? '' : '… '}${value.slice(at, at + 80)} …`
}

/** A value as JSON, numbers to six digits and keys in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) => {
    if (typeof part === 'number') return Number.isInteger(part) ? part : Number.parseFloat(part.toPrecision(6))
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
