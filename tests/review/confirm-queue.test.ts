import { describe, expect, test } from 'vitest'
import { isDone, readAnswers, settledIn } from '../../src/review/client/answers.ts'
import { queueOfOpenPairs } from '../../src/review/confirm-queue.ts'
import type { ReviewPassage, ReviewTranscript } from '../../src/review/review-data.ts'
import { openSession } from '../../src/review/review-session.ts'
import { codeEvent, placeAt } from '../support/events.ts'
import { reviewStudy } from '../support/review-study.ts'

/** A passage of ten characters with what is suggested for it: codes and their confidence. */
const passage = (at: number, participant: string, suggested: Readonly<Record<string, number>>): ReviewPassage => ({
  ...{ start: 10 * at, end: 10 * at + 10, turn: at + 1 },
  ...(Object.keys(suggested).length === 0 ? {} : { participant }),
  suggestions: Object.entries(suggested).map(([codeId, confidence]) => ({
    ...{ codeId, confidence, coder: 'keyword', why: [], evidence: [], keywords: [] },
  })),
})
const transcript = (id: string, passages: readonly ReviewPassage[]): ReviewTranscript => ({
  ...{ id, passages, text: 'x'.repeat(10 * passages.length) },
  turns: passages.map(({ turn: number, start, end }) => ({ number, speaker: id, role: 'participant', start, end })),
})
const study = [
  transcript('P1', [
    passage(0, 'P1', { pay: 0.5 }),
    passage(1, 'P1', { pay: 0.9, joy: 0.4 }),
    passage(2, 'P1', {}),
    passage(3, 'P1', { pay: 0.7 }),
  ]),
  transcript('P2', [passage(0, 'P2', { pay: 0.6 })]),
]
const places = (queue: readonly { transcript: number; passage: number }[]) =>
  queue.map((item) => [item.transcript, item.passage])

describe('the queue that settles who speaks of what', () => {
  test('asks first for the surest passage of each participant and code, and for one that serves several', () => {
    expect(places(queueOfOpenPairs(study, []))).toEqual([
      [0, 1], // P1 on pay and on joy
      [1, 0], // P2 on pay
      [0, 3], // P1 on pay, second
      [0, 0], // P1 on pay, third
    ])
  })
  test('leaves out what somebody has accepted, wherever in the speech of the participant', () => {
    const accepted = codeEvent({ on: placeAt(22, 28, 'P1'), code: 'pay' })
    const queue = queueOfOpenPairs(study, [accepted])
    expect(places(queue)).toEqual([
      [1, 0],
      [0, 1],
    ])
    expect(queue[1]!.codes).toEqual(['joy'])
  })
  test('an accepted passage that another rejects settles nothing', () => {
    const on = placeAt(10, 20, 'P1')
    const events = [codeEvent({ on, code: 'joy' }), codeEvent({ on, code: 'joy', coder: 'ben', status: 'rejected' })]
    expect(places(queueOfOpenPairs(study, events))).toHaveLength(4)
  })
  test('of organisations asks for one participant of each, and leaves out who has none', () => {
    const at = (own: ReviewTranscript, organization: string | null): ReviewTranscript => ({
      ...own,
      passages: own.passages.map((one) => (organization === null ? one : { ...one, organization })),
    })
    const [first, second] = study
    const unitsIn = (queue: ReturnType<typeof queueOfOpenPairs>) => queue.map(({ person }) => person)
    const together = [at(first!, 'North'), at(second!, 'North')]
    const queue = queueOfOpenPairs(together, [], 'organisations')
    expect(places(queue)[0]).toEqual([0, 1]) // the surest of all on pay, and the only one on joy
    expect(new Set(unitsIn(queue))).toEqual(new Set(['North']))
    const accepted = codeEvent({ on: placeAt(0, 8, 'P2'), code: 'pay' })
    expect(queueOfOpenPairs(together, [accepted], 'organisations').map(({ codes }) => codes)).toEqual([['joy']])
    const apart = queueOfOpenPairs([at(first!, null), at(second!, 'South')], [], 'organisations')
    expect(unitsIn(apart)).toEqual(['South'])
  })
  test('one accepted passage of a participant makes the others of that code done, a rejected one does not', () => {
    const queue = queueOfOpenPairs(study, [])
    const ids = ['P1', 'P2']
    const left = (status: 'accepted' | 'rejected') => {
      const answers = readAnswers([codeEvent({ on: placeAt(10, 20, 'P1'), code: 'pay', status })], 'ana')
      const settled = settledIn(queue, answers, ids)
      return places(queue.filter((item) => !isDone(answers, ids[item.transcript]!, item, settled)))
    }
    expect(left('accepted')).toEqual([
      [0, 1], // joy is still open
      [1, 0],
    ])
    expect(left('rejected')).toHaveLength(4)
  })
  test('is what the page gets', async () => {
    const options = { coder: 'ana', isBlind: false, isSettling: false, order: 'doubt', sameAs: null } as const
    const session = await openSession(reviewStudy({ transcripts: study }), { ...options, confirming: 'participants' })
    expect(places(session.outline().queue)).toEqual(places(queueOfOpenPairs(study, [])))
  })
})
