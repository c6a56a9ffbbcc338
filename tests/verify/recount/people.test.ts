import { describe, expect, test } from 'vitest'
import { recountPairs } from '../../../src/verify/recount/pairs.ts'
import { recountGroup, recountPeople } from '../../../src/verify/recount/people.ts'
import { type GivenStudy, recountedStudy } from '../../support/recounted-study.ts'

/** Ana is interviewed twice, once together with Bo; each answer has ten words and a number. */
const study: GivenStudy = {
  people: { Ana: 'X', Bo: 'X', Cy: 'Y', Di: null },
  interviews: { T1: '? Ana ? Ana', T2: 'Ana Bo ? Bo', T3: '? Cy' },
  groups: { Ana: { trade: 'cook' }, Bo: { trade: 'cook' }, Cy: { trade: '' } },
  codings: [
    { code: 'a1', at: 'T1/0' },
    { code: 'a2', at: 'T2/0' },
    { code: 'b1', at: 'T2/0' },
    { code: 'b1', at: 'T2/1' },
    { code: 'a3', at: 'T2/2' },
    { code: 'a3', at: 'T3/0', status: 'rejected' },
  ],
}

describe('recounted participants', () => {
  test('have the segments and the words of all their interviews; questions are nobody’s', () => {
    const { facts, atHand } = recountedStudy(study)
    const people = recountPeople(facts, atHand)
    expect(people.map(({ participantId, organization, segments }) => [participantId, organization, segments])).toEqual([
      ['Ana', 'X', 3],
      ['Bo', 'X', 2],
      ['Cy', 'Y', 1],
      ['Di', null, 0],
    ])
    // "We dug the beds over once more in the year" and a number: eleven words.
    expect(people.map(({ words }) => words)).toEqual([33, 22, 11, 0])
  })
  test('speak of a theme in as many segments as have it, and of nothing where it was rejected', () => {
    const { facts, atHand } = recountedStudy(study)
    const counts = recountPeople(facts, atHand).map((person) => [...person.counts.values()])
    // a, a1, a2, a3, b, b1
    expect(counts).toEqual([
      [2, 2, 1, 0, 1, 1],
      [1, 0, 0, 1, 1, 1],
      [0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0],
    ])
  })
})

describe('a recounted group', () => {
  const of = (unit: string, group: string, themeId: string, codeId: string | null = null) =>
    recountGroup(recountedStudy(study).facts, { unit, attribute: 'trade', group, themeId, codeId })
  test.each([
    ['participant', 'cook', 'a', null, { size: 2, count: 2 }],
    ['participant', 'cook', 'a', 'a3', { size: 2, count: 1 }],
    ['participant', 'not stated', 'a', null, { size: 2, count: 0 }],
    ['organisation', 'cook', 'b', null, { size: 1, count: 1 }],
    ['organisation', 'not stated', 'b', null, { size: 1, count: 0 }],
    ['participant', 'nurse', 'a', null, { size: 0, count: 0 }],
  ])('of %ss by trade %s has for %s (%s) %j', (unit, group, theme, code, expected) => {
    expect(of(unit, group, theme, code)).toEqual(expected)
  })
  test('is not found in what every object inherits', () => {
    const { facts } = recountedStudy(study)
    const row = { unit: 'participant', attribute: 'constructor', group: 'not stated', themeId: 'a', codeId: null }
    expect(recountGroup(facts, row)).toEqual({ size: 4, count: 2 })
  })
})

describe('recounted pairs', () => {
  const pairs = recountPairs(recountedStudy(study).facts)
  const pairOf = (unit: string, a: string, b: string) =>
    pairs.find((pair) => pair.unit === unit && pair.a === a && pair.b === b)
  test('of themes meet in a segment, and in what one participant says', () => {
    // segments: a in T1/0, T2/0, T2/2; b in T2/0, T2/1
    expect(pairOf('segment', 'a', 'b')).toMatchObject({ level: 'theme', both: 1, onlyA: 2, onlyB: 1, jaccard: 1 / 4 })
    expect(pairOf('participant', 'a', 'b')).toMatchObject({ both: 2, onlyA: 0, onlyB: 0, jaccard: 1 })
  })
  test('of codes never have a code with one that it is in, and each pair once', () => {
    expect(pairOf('segment', 'a1', 'a2')).toBeUndefined()
    expect(pairOf('segment', 'a2', 'a3')).toMatchObject({ both: 0, onlyA: 1, onlyB: 1, jaccard: 0 })
    // four codes make six pairs, of which one is a code and one inside it; themes make one; all in two units
    expect(pairs).toHaveLength(2 * (1 + 5))
    expect(new Set(pairs.map(({ unit, a, b }) => `${unit} ${a} ${b}`)).size).toBe(pairs.length)
  })
  test('that nobody speaks of have no share', () => {
    const nothing = recountPairs(recountedStudy({ ...study, codings: [] }).facts)
    expect(nothing.every(({ both, jaccard }) => both === 0 && jaccard === 0)).toBe(true)
  })
})
