import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countMatrix } from '../../src/findings/counts/count-matrix.ts'
import type { Tally } from '../../src/findings/tally/tally.ts'
import { createPairTally, findMeetings } from '../../src/findings/tally/tally-pairs.ts'
import type { AttributedCoding } from '../../src/model/coding.ts'
import { createPlaceOf } from '../../src/model/meeting-unit.ts'
import { type MeetingUnit, meetingUnits } from '../../src/model/options.ts'
import { codingOf, gardenCodebook, transcriptOf } from '../support/builders.ts'

const talk = transcriptOf(
  'P1',
  ['Interviewer', 'Where did it begin?'],
  ['Ana', 'With water.'],
  ['Interviewer', 'Mhm.'],
  ['Ana', 'And with help.'],
  ['Interviewer', 'And then, tell me about the rest of it.'],
  ['Ana', 'More water.'],
  ['Ben', 'More help.'],
)

describe('turns are numbered', () => {
  const placesIn = (unit: MeetingUnit, transcript = talk) =>
    transcript.turns.map(({ number }) => createPlaceOf(transcript, unit)(number))
  test('by exchange: from one question to the next; a remark that asks nothing begins none', () => {
    expect(placesIn('exchange')).toEqual([1, 1, 1, 1, 2, 2, 2])
  })
  test('by answer', () => {
    const answers = talk.turns.flatMap(({ number, role }) =>
      role === 'interviewer' ? [] : [createPlaceOf(talk, 'neighbours')(number)],
    )
    expect(answers).toEqual([1, 2, 3, 4])
  })
  test('each as an exchange of its own where nobody asks', () => {
    expect(placesIn('exchange', transcriptOf('P2', ['Ana', 'Water.'], ['Ben', 'Help.']))).toEqual([1, 2])
  })
})

const coding = (codeId: string, turn: number, participantId: string): AttributedCoding => ({
  ...codingOf(codeId, `P1#${turn}`, { turn }),
  ...{ participantId, organization: 'O', topCodeId: codeId, themeId: codeId.split('-')[0]! },
})
const codings = [
  coding('soil-water', 2, 'Ana'),
  coding('people-help', 4, 'Ana'),
  coding('soil-water', 6, 'Ana'),
  coding('people-help', 7, 'Ben'),
]
const pairsOf = (unit: MeetingUnit) =>
  Object.fromEntries(
    Array.from(createPairTally(gardenCodebook)(findMeetings(codings, talk, unit)), ([key, counts]) => [
      key,
      [...counts],
    ]),
  )

describe('codes meet', () => {
  test('in one exchange of one participant', () => {
    expect(pairsOf('exchange')).toEqual({ 'soil people': [['Ana', 1]], 'soil-water people-help': [['Ana', 1]] })
  })
  test('in answers next to each other, counted at each of them', () => {
    expect(pairsOf('neighbours')['soil-water people-help']).toEqual([['Ana', 3]])
  })

  const people = new Map([
    ['Ana', 'O'],
    ['Ben', 'O'],
    ['Kim', null],
  ])
  const marked = {
    ...gardenCodebook,
    themes: gardenCodebook.themes.map((theme) => ({ ...theme, crosscutting: theme.id === 'people' })),
  }
  const speaking = (...ids: string[]) => ({ segments: new Map(ids.map((id) => [id, 2])) })
  const cellsOf = (matrixUnit: MeetingUnit, water: string[], help: string[]) => {
    const byCode = new Map([
      ['soil-water', speaking(...water)],
      ['people-help', speaking(...help)],
    ])
    const tally = { byCode, coOccurrence: new Map(), meetings: new Map() } as unknown as Tally
    return countMatrix(tally, marked, { organizationOf: people }, { matrixUnit, minCell: 0 }).cells
  }
  test('with a participant who says both, wherever', () => {
    expect(cellsOf('participant', ['Ana', 'Kim'], ['Kim', 'Ben'])).toMatchObject([
      { segments: 1, participants: ['Kim'] },
    ])
  })
  test('in an organisation, whoever says them', () => {
    expect(cellsOf('organisation', ['Ana', 'Kim'], ['Ben', 'Kim'])).toMatchObject([
      { segments: 1, participants: ['Ana', 'Ben'], organizations: ['O'] },
    ])
  })
})

test('a wider stretch of talk never loses a meeting: segment, exchange, participant', () => {
  const any = fc.array(
    fc
      .tuple(fc.constantFrom('soil-water', 'people-help'), fc.constantFrom(2, 4, 6), fc.constantFrom('Ana', 'Ben'))
      .map(([code, turn, who]) => coding(code, turn, who)),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(any, (drawn) => {
      const people = (unit: MeetingUnit) => [
        ...(
          createPairTally(gardenCodebook)(findMeetings(drawn, talk, unit)).get('soil-water people-help') ?? new Map()
        ).keys(),
      ]
      const same = drawn.filter(({ codeId, turn, participantId }) =>
        drawn.some((own) => own.codeId !== codeId && own.turn === turn && own.participantId === participantId),
      )
      for (const { participantId } of same)
        for (const unit of ['exchange', 'neighbours'] as const) expect(people(unit)).toContain(participantId)
    }),
  )
  expect(meetingUnits).toContain('exchange')
})
