import { describe, expect, test } from 'vitest'
import { recountMatrix } from '../../../src/verify/recount/matrix.ts'
import { type GivenStudy, recountedStudy } from '../../support/recounted-study.ts'

/**
 * In T1 Ana answers one question in two turns, then two more; in T2 Bo and Cy answer together; T3 has no questions.
 *
 * | answer | codes    |
 * | ------ | -------- |
 * | T1/0   | a1       |
 * | T1/1   | b1       | the same question
 * | T1/3   | b1       | two questions on
 * | T2/0   | a2 (Bo)  |
 * | T2/1   | b1 (Cy)  | the same question, somebody else
 * | T3/0   | a3 and b1 (Di) |
 */
const study: GivenStudy = {
  people: { Ana: 'X', Bo: 'X', Cy: 'Y', Di: null },
  interviews: { T1: '? Ana Ana ? Ana ? Ana', T2: '? Bo Cy', T3: 'Di Di' },
  codings: [
    { code: 'a1', at: 'T1/0' },
    { code: 'b1', at: 'T1/1' },
    { code: 'b1', at: 'T1/3' },
    { code: 'a2', at: 'T2/0' },
    { code: 'b1', at: 'T2/1' },
    { code: 'a3', at: 'T3/0' },
    { code: 'b1', at: 'T3/0' },
  ],
}
type Unit = NonNullable<NonNullable<GivenStudy['matrix']>['unit']>
const cellsOf = (unit: Unit, more: Partial<GivenStudy> = {}, rows: string[] = ['a']) => {
  const { facts, atHand } = recountedStudy({ ...study, ...more, matrix: { rows, columns: ['b'], unit } })
  return recountMatrix(facts, atHand).map(({ row, segments, participants, organizations }) => [
    row,
    segments,
    participants.join(' '),
    organizations.join(' '),
  ])
}

describe('a recounted cell of the matrix', () => {
  test.each([
    // in one segment: only T3/0
    ['segment', 1, 'Di', ''],
    // between one question and the next: T1/0 with T1/1, and Di; Bo and Cy are two people. Each coded side counts once.
    ['exchange', 2, 'Ana Di', 'X'],
    // an answer and its neighbours: T1/0 and T1/1 see each other, and so does Di
    ['neighbours', 3, 'Ana Di', 'X'],
    // anything that one participant says
    ['participant', 2, 'Ana Di', 'X'],
    // anything that people of one organisation say; Bo speaks of a, and Ana of both
    ['organisation', 1, 'Ana Bo', 'X'],
  ] as const)('in a stretch "%s" is %d of %s (%s)', (unit, count, people, places) => {
    expect(cellsOf(unit)).toEqual([['a', count, people, places]])
  })
  test('counts nothing that was rejected', () => {
    const codings = study.codings.map((own) => (own.at === 'T3/0' ? { ...own, status: 'rejected' as const } : own))
    expect(cellsOf('segment', { codings })).toEqual([])
  })
  test('is without its count and its people where fewer than the smallest cell speak', () => {
    expect(cellsOf('exchange', { minCell: 2 })).toEqual([['a', 2, 'Ana Di', 'X']])
    expect(cellsOf('exchange', { minCell: 3 })).toEqual([['a', null, '', '']])
  })
  test('is there for codes as well, and never for a code with itself', () => {
    expect(cellsOf('exchange', {}, ['a1', 'a2', 'a3', 'b'])).toEqual([
      ['a1', 1, 'Ana', 'X'],
      ['a3', 1, 'Di', ''],
    ])
  })
})
