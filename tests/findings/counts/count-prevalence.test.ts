import { describe, expect, test } from 'vitest'
import { attributeCodings } from '../../../src/findings/counts/attribute-codings.ts'
import { countParticipants } from '../../../src/findings/counts/count-participants.ts'
import { countPrevalence } from '../../../src/findings/counts/count-prevalence.ts'
import type { Tally } from '../../../src/findings/tally/tally.ts'
import { lineages } from '../../../src/model/codebook.ts'
import { codingOf, gardenCodebook } from '../../support/builders.ts'

const tally = {
  spoken: new Map([['P2', { segments: 9, words: 80 }]]),
  drawn: { segments: new Map(), read: new Map(), rows: new Map() },
  byCode: new Map([
    [
      'soil-water',
      {
        segments: new Map([
          ['P10', 3],
          ['P2', 3],
          ['P1', 1],
        ]),
        accepted: new Map([['P2', 2]]),
        ...{ acceptedBlind: 1, suggested: 5, rejected: 4, disputed: 0, byStance: new Map([['works', 2]]) },
      },
    ],
  ]),
} as unknown as Tally
const nobodyAudited = { audited: [], organizations: { audited: [] } }
const rows = countPrevalence(tally, gardenCodebook, {
  roster: {
    organizationOf: new Map([
      ['P10', 'Acme'],
      ['P2', 'Acme'],
      ['P1', null],
    ]),
    ...{ participantCount: 4, organizationCount: 2 },
  },
  draw: null,
  audit: nobodyAudited,
} as unknown as Parameters<typeof countPrevalence>[2])
const rowOf = (id: string) => rows.find(({ codeId, themeId }) => (codeId ?? themeId) === id)!

describe('the prevalence of a code', () => {
  test('is its segments, its participants in the order of their names, and their organisations, each once', () => {
    expect(rowOf('soil-water')).toMatchObject({
      ...{ segments: 7, accepted: 2, acceptedBlind: 1, suggested: 5, rejected: 4, stances: { works: 2 }, depth: 1 },
      ...{ participants: ['P1', 'P2', 'P10'], organizations: ['Acme'], acceptedParticipants: ['P2'] },
      ...{ shareOfParticipants: 3 / 4, shareOfOrganizations: 1 / 2 },
    })
  })
  test('states who has most of it, all of those who have as much, and what share that is', () => {
    expect(rowOf('soil-water')).toMatchObject({ dominance: 3 / 7, dominant: ['P2', 'P10'] })
  })
  test('has a row where nobody mentioned it, with 0 and no division by 0', () => {
    expect(rowOf('people-help')).toMatchObject({
      segments: 0,
      participants: [],
      dominance: 0,
      dominant: [],
      stances: {},
    })
  })
  test('is listed in the order of the codebook, themes before their codes, and codes inside others deeper', () => {
    expect(rows.map(({ codeId, themeId, depth }) => [codeId ?? themeId, depth])).toEqual([
      ['soil', 0],
      ['soil-water', 1],
      ['soil-rain', 2],
      ['people', 0],
      ['people-help', 1],
    ])
  })
})

test('participants are listed by name, with what they said and 0 words if they said nothing', () => {
  const people = ['P10', 'P2', 'P1'].map((id) => ({ id, organization: null, attributes: {}, groups: {} }))
  const counted = countParticipants(tally, gardenCodebook, people as never)
  expect(counted.map(({ participantId, segments, words, counts }) => [participantId, segments, words, counts])).toEqual(
    [
      ['P1', 0, 0, { 'soil-water': 1 }],
      ['P2', 9, 80, { 'soil-water': 3 }],
      ['P10', 0, 0, { 'soil-water': 3 }],
    ],
  )
})

test('a coding with a code inside another counts for the code directly under the theme', () => {
  const [coding] = attributeCodings(
    [codingOf('soil-rain', 'T1#1')],
    [{ id: 'T1#1', speaker: 'Ana' }] as never,
    lineages(gardenCodebook),
    ({ speaker }) => ({ id: `person ${speaker}`, organization: 'Acme' }),
  )
  expect(coding).toMatchObject({
    ...{
      codeId: 'soil-rain',
      topCodeId: 'soil-water',
      themeId: 'soil',
      participantId: 'person Ana',
      organization: 'Acme',
    },
  })
})
