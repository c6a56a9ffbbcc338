import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countGroups, hideSmall } from '../../../src/findings/counts/count-groups.ts'
import type { ParticipantRow } from '../../../src/model/findings.ts'
import { gardenCodebook } from '../../support/builders.ts'

const person = (
  participantId: string,
  groups: Record<string, string>,
  counts: Record<string, number>,
  organization: string | null = null,
): ParticipantRow => ({
  ...{ participantId, organization, attributes: groups, groups, segments: 10, words: 100, counts },
})
const rowsFor = (rows: readonly ParticipantRow[], id: string, minCell = 0) =>
  countGroups(rows, gardenCodebook, minCell)
    .filter(({ codeId, themeId }) => (codeId ?? themeId) === id)
    .map(({ unit, attribute, group, size, count }) => [unit, attribute, group, size, count])

describe('participants by an attribute', () => {
  const rows = [
    person('P1', { role: 'digger' }, { soil: 3, 'soil-water': 3 }),
    person('P2', { role: 'digger' }, { soil: 0 }),
    person('P3', { role: '' }, { soil: 9 }),
    person('P4', {}, {}),
  ]
  test('count once each, however often they speak of it; those without a value are a group', () => {
    expect(rowsFor(rows, 'soil')).toEqual([
      ['participant', 'role', 'digger', 2, 1],
      ['participant', 'role', 'not stated', 2, 1],
    ])
  })
  test('have a row for every theme and code, those that nobody met too', () => {
    const counted = countGroups(rows, gardenCodebook, 0)
    expect(counted).toHaveLength(2 * (gardenCodebook.themes.length + gardenCodebook.codes.length))
    expect(counted.filter(({ codeId }) => codeId === 'people-help').map(({ count, share }) => [count, share])).toEqual([
      [0, 0],
      [0, 0],
    ])
  })
  test('of whom all have one value make no groups', () => {
    expect(rowsFor([person('P1', { role: 'a' }, {}), person('P2', { role: 'a' }, {})], 'soil')).toEqual([])
  })
  test('may have values that objects have of their own', () => {
    const odd = [person('P1', { role: 'constructor' }, { soil: 1 }), person('P2', { role: '__proto__' }, { soil: 1 })]
    expect(rowsFor(odd, 'soil').map(([, , group, size]) => [group, size])).toEqual([
      ['__proto__', 1],
      ['constructor', 1],
    ])
  })
})

test('organisations are counted by what all of their participants share, and speak of what any of them does', () => {
  const rows = [
    person('P1', { role: 'a', kind: 'public' }, { soil: 1 }, 'X'),
    person('P2', { role: 'b', kind: 'public' }, {}, 'X'),
    person('P3', { role: 'a', kind: 'private' }, {}, 'Y'),
  ]
  expect(rowsFor(rows, 'soil').filter(([unit]) => unit === 'organization')).toEqual([
    ['organization', 'kind', 'private', 1, 0],
    ['organization', 'kind', 'public', 1, 1],
  ])
})

describe('small counts are left out', () => {
  test.each([
    ['not at all, if none is small', [5, 6], [10, 10], 3, []],
    [
      'with the one that is nearest to none or all, since the total would give it away',
      [1, 6, 7],
      [10, 10, 10],
      3,
      [0, 2],
    ],
    ['and a 0 stays, since it names nobody', [0, 6], [10, 10], 3, []],
    ['of a small group, whatever the count', [0, 6, 7], [2, 10, 10], 3, [0, 2]],
  ])('%s', (_, counts, sizes, minCell, hidden) => expect([...hideSmall(counts, sizes, minCell)].sort()).toEqual(hidden))
  test('and what is shown never gives one of them away, together with the total', () => {
    const row = fc.array(
      fc.nat(12).chain((size) => fc.tuple(fc.nat(size), fc.constant(size))),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(row, fc.integer({ min: 1, max: 6 }), (cells, minCell) => {
        const [counts, sizes] = [cells.map(([count]) => count), cells.map(([, size]) => size)]
        const hidden = hideSmall(counts, sizes, minCell)
        for (const [at, count] of counts.entries())
          if (!hidden.has(at)) expect(sizes[at]! >= minCell && (count === 0 || count >= minCell)).toBe(true)
        if (hidden.size > 0 && hidden.size < counts.length) expect(hidden.size).toBeGreaterThan(1)
      }),
    )
  })
})
