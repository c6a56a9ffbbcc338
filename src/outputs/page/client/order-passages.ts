import type { FoundCoding } from './query.ts'

/** Orders of passages, with their labels. */
export const orders = [
  ['', 'as said'],
  ['likely', 'likeliest first'],
  ['unlikely', 'least likely first'],
  ['code', 'by code'],
] as const

const likelihood = (passage: readonly FoundCoding[]): number => Math.max(...passage.map(({ confidence }) => confidence))

/** Passages in the order that an address asks for; those alike stay as they are said. */
export function orderPassages(passages: readonly FoundCoding[][], order: string | undefined): FoundCoding[][] {
  const sorted = [...passages]
  if (order === 'likely') sorted.sort((a, b) => likelihood(b) - likelihood(a))
  if (order === 'unlikely') sorted.sort((a, b) => likelihood(a) - likelihood(b))
  if (order === 'code') sorted.sort((a, b) => a[0]!.c - b[0]!.c)
  return sorted
}

/** What people decided on suggestions of each code by each coder: `code coder` → accepted of decided. */
export function trackRecords(
  codings: readonly FoundCoding[],
): ReadonlyMap<string, { accepted: number; decided: number }> {
  const records = new Map<string, { accepted: number; decided: number }>()
  for (const { c, coder, status } of codings) {
    if (status !== 'accepted' && status !== 'rejected') continue
    const record = records.get(`${c} ${coder}`) ?? { accepted: 0, decided: 0 }
    record.decided++
    if (status === 'accepted') record.accepted++
    records.set(`${c} ${coder}`, record)
  }
  return records
}
