import { describe, expect, test } from 'vitest'
import { lineageOf } from '../../../src/verify/recount/facts.ts'
import { recountThemes } from '../../../src/verify/recount/themes.ts'
import { type GivenStudy, recountedStudy } from '../../support/recounted-study.ts'

/** Ana and Bo of organisation X, Cy of Y, Di of none; each answers twice. */
const study: GivenStudy = {
  people: { Ana: 'X', Bo: 'X', Cy: 'Y', Di: null },
  interviews: { T1: '? Ana ? Ana', T2: '? Bo Bo', T3: '? Cy Cy', T4: 'Di Di' },
  codings: [
    { code: 'a1', at: 'T1/0', status: 'accepted' },
    { code: 'a2', at: 'T1/0' },
    { code: 'a2', at: 'T1/1', status: 'disputed', stance: 'problem' },
    { code: 'a1', at: 'T2/0', status: 'rejected', stance: 'works' },
    { code: 'a3', at: 'T4/1', stance: 'problem' },
    { code: 'b1', at: 'T3/0' },
  ],
}
const counted = (given: GivenStudy) =>
  Object.fromEntries(recountThemes(recountedStudy(given).facts).map(({ id, row, json }) => [id, { row, json }]))

describe('the recounted frequency of themes and codes', () => {
  test('has themes and their codes in the order of the codebook', () => {
    expect(Object.keys(counted(study))).toEqual(['a', 'a1', 'a2', 'a3', 'b', 'b1'])
  })
  test.each([
    // segments, people, organisations, share of participants, share of organisations; rejected codings count for nothing
    ['a', 3, ['Ana', 'Di'], ['X'], 2 / 4, 1 / 2],
    ['a1', 2, ['Ana'], ['X'], 1 / 4, 1 / 2],
    ['a2', 2, ['Ana'], ['X'], 1 / 4, 1 / 2],
    ['a3', 1, ['Di'], [], 1 / 4, 0],
    ['b', 1, ['Cy'], ['Y'], 1 / 4, 1 / 2],
  ])('of %s is %d segments by %j of %j', (id, segments, participants, organizations, ofPeople, ofPlaces) => {
    const { json, row } = counted(study)[id]!
    expect(json).toMatchObject({ segments, participants, organizations })
    expect([row.share_of_participants, row.share_of_organizations]).toEqual([ofPeople, ofPlaces])
    expect([row.participant_ids, row.organization_ids]).toEqual([participants.join('; '), organizations.join('; ')])
  })
  test('counts a segment once for a code, whatever the number of its codings, and rolls up to codes above', () => {
    const { a1, a2 } = counted(study)
    expect([a1!.json.segments, a2!.json.segments]).toEqual([2, 2])
    expect([a1!.row.code, a1!.row.subcode, a2!.row.code, a2!.row.subcode]).toEqual(['a1', '', 'a1', 'a2'])
    expect([a1!.json.depth, a2!.json.depth, counted(study)['a']!.json.depth]).toEqual([1, 2, 0])
  })
  test('counts what was accepted, suggested, rejected and disputed apart', () => {
    expect(counted(study)['a']!.row).toMatchObject({ accepted: 1, suggested: 2, rejected: 1, disputed: 1 })
    expect(counted(study)['a']!.row).toMatchObject({ accepted_participants: 1, accepted_organizations: 1 })
  })
  test('is of what people accepted alone, if that is counted', () => {
    const accepted = counted({ ...study, counted: 'accepted' })
    expect(accepted['a']!.json).toMatchObject({ segments: 1, participants: ['Ana'] })
    expect(accepted['b']!.json).toMatchObject({ segments: 0, participants: [], dominant: [], dominance: 0 })
  })
  test('has who speaks most of it from two segments on, and stances of what is counted', () => {
    expect(counted(study)['a']!.json).toMatchObject({ dominant: ['Ana'], dominance: 2 / 3, stances: { problem: 2 } })
    expect(counted(study)['b']!.json).toMatchObject({ dominant: [], dominance: 1 })
    expect(counted(study)['b']!.row.most_by_one_participant).toBeNull()
  })
  test('names everybody who has as many, P2 before P10', () => {
    const { a } = counted({
      people: { P10: null, P2: null },
      interviews: { T1: 'P10 P10 P10', T2: 'P2 P2' },
      codings: ['T1/0', 'T1/1', 'T2/0', 'T2/1'].map((at) => ({ code: 'a1', at })),
    })
    expect(a!.json).toMatchObject({ dominant: ['P2', 'P10'], dominance: 0.5 })
  })
  test('leaves the columns of organisations empty where none are known', () => {
    const { a } = counted({ ...study, people: { Ana: null, Bo: null, Cy: null, Di: null } })
    expect(a!.row).toMatchObject({ organizations: null, of_organizations: null, accepted_organizations: null })
    expect(a!.json).toMatchObject({ organizations: [], shareOfOrganizations: 0 })
  })
  test('counts as blind only what somebody accepted without seeing the suggestion', () => {
    const by = (shown: 'blind' | 'assisted', status: 'accepted' | 'rejected') => ({
      ...{ kind: 'decision' as const, by: 'ana', memo: '', span: { start: 0, end: 1 } },
      ...{ shown, status },
    })
    const { a } = counted({
      ...study,
      codings: [
        { code: 'a1', at: 'T1/0', status: 'accepted', evidence: [by('blind', 'accepted')] },
        { code: 'a1', at: 'T1/1', status: 'accepted', evidence: [by('assisted', 'accepted')] },
        { code: 'a1', at: 'T2/0', status: 'accepted', evidence: [by('blind', 'rejected'), by('assisted', 'accepted')] },
      ],
    })
    expect(a!.row).toMatchObject({ accepted: 3, accepted_blind: 1 })
  })
})

test('the lineage of codes that a damaged file has in a circle ends', () => {
  const circle = new Map([
    ['x', 'y'],
    ['y', 'x'],
  ])
  expect(lineageOf('x', circle)).toHaveLength(100)
  expect(lineageOf('unknown', circle)).toEqual(['unknown'])
})
