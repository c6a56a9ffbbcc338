import { expect, test } from 'vitest'
import { countCoOccurrence } from '../../../src/findings/counts/count-co-occurrence.ts'
import type { Tally } from '../../../src/findings/tally/tally.ts'
import { pairKey } from '../../../src/findings/tally/tally-pairs.ts'
import { gardenCodebook } from '../../support/builders.ts'

/** A tally of who has which code in how many segments, and of pairs in one segment. */
const tallyOf = (byCode: Record<string, Record<string, number>>, pairs: [string, string, number][]) =>
  ({
    byCode: new Map(Object.entries(byCode).map(([id, people]) => [id, { segments: new Map(Object.entries(people)) }])),
    coOccurrence: new Map(pairs.map(([a, b, count]) => [pairKey(a, b), new Map([['P1', count]])])),
  }) as unknown as Tally
const rows = [
  ...countCoOccurrence(
    tallyOf(
      {
        'soil-water': { P1: 4, P2: 1 },
        'people-help': { P1: 2, P3: 3 },
        soil: { P1: 4, P2: 1 },
        people: { P1: 2, P3: 3 },
      },
      [['soil-water', 'people-help', 1]],
    ),
    gardenCodebook,
  ),
]
const rowOf = (unit: string, a: string, b: string) =>
  rows.find((row) => row.unit === unit && row.a === a && row.b === b)

test('two codes meet in the segments that have both, of those that have either', () => {
  // 5 segments have water, 5 have help, 1 has both: 1 of 9.
  expect(rowOf('segment', 'soil-water', 'people-help')).toMatchObject({ both: 1, onlyA: 4, onlyB: 4, jaccard: 1 / 9 })
})
test('they meet in the participants who speak of both, whatever the segments', () => {
  expect(rowOf('participant', 'soil-water', 'people-help')).toMatchObject({
    both: 1,
    onlyA: 1,
    onlyB: 1,
    jaccard: 1 / 3,
  })
})
test('a code is never compared with one that it is in, each pair has one row, and pairs that never meet have 0', () => {
  const pairs = rows.map(({ level, unit, a, b }) => [level, unit, ...[a, b].sort()].join())
  expect(new Set(pairs).size).toBe(rows.length)
  expect(rowOf('segment', 'soil-water', 'soil-rain')).toBeUndefined()
  expect(rowOf('segment', 'soil-rain', 'people-help')).toMatchObject({ both: 0, onlyA: 0, onlyB: 5, jaccard: 0 })
})
