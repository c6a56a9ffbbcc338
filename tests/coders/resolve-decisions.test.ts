import { describe, expect, test } from 'vitest'
import { resolveDecisions } from '../../src/coders/resolve-decisions.ts'
import type { Decision } from '../../src/model/decision.ts'
import { codingOf } from '../support/builders.ts'

const segment = { start: 100, end: 200 }
const decision = (coder: string, status: Decision['status'], more: Partial<Decision> = {}): Decision => ({
  ...{ coder, status, transcriptId: 'P1', codeId: 'pay', span: segment, quote: '', memo: '', stance: null },
  place: { file: `decisions/${coder}.csv` },
  ...more,
})
const verdict = (given: 'yes' | 'no' | 'rule' | 'both', status: Decision['status']): Decision =>
  decision('ben', status, {
    event: {
      ...{ id: 'e9', isOrdered: true, text: null, before: '', after: '', shown: 'revealed', suggestion: null },
      ...{ seconds: null, settlement: { verdict: given, settles: ['e1', 'e2'] } },
    },
  })
const statusOf = (...own: Decision[]) => resolveDecisions(own, segment, undefined).status

describe('decisions on a code in a segment', () => {
  test('leave it open where there are none, or only a memo', () => {
    expect(statusOf()).toBeNull()
    expect(statusOf(decision('ana', 'open'))).toBeNull()
  })
  test('accept it where somebody accepted any part of it', () => {
    expect(statusOf(decision('ana', 'accepted', { span: { start: 100, end: 104 } }))).toBe('accepted')
  })
  test('reject it only where the whole segment was rejected', () => {
    expect(statusOf(decision('ana', 'rejected'))).toBe('rejected')
    expect(statusOf(decision('ana', 'rejected', { span: { start: 100, end: 140 } }))).toBeNull()
  })
  test('reject it where each keyword that it rests on was rejected', () => {
    const keyword = (start: number) => ({ kind: 'keyword', keyword: 'pay', span: { start, end: start + 3 } }) as const
    const coding = codingOf('pay', 'P1#1', { evidence: [keyword(110), keyword(130)] })
    const no = (start: number) => decision('ana', 'rejected', { span: { start, end: start + 10 } })
    expect(resolveDecisions([no(108)], segment, coding).status).toBeNull()
    expect(resolveDecisions([no(108), no(128)], segment, coding).status).toBe('rejected')
  })
  test('are disputed where one rejects what another accepts, in either order, with an answer of each side', () => {
    const [yes, no] = [decision('ben', 'accepted'), decision('ana', 'rejected')]
    for (const own of [
      [yes, no],
      [no, yes],
    ])
      expect(resolveDecisions(own, segment, undefined)).toMatchObject({ status: 'disputed', dispute: [yes, no] })
  })
  test('have the stance that all who mark one agree on', () => {
    const yes = (coder: string, stance: Decision['stance']) => decision(coder, 'accepted', { stance })
    const of = (...own: Decision[]) => resolveDecisions(own, segment, undefined).stance
    expect(of(yes('ana', 'problem'), yes('ben', null))).toBe('problem')
    expect(of(yes('ana', 'problem'), yes('ben', 'works'))).toBeNull()
  })
  test('give way to a verdict, whatever the answers are', () => {
    const answers = [decision('ana', 'accepted'), decision('carla', 'rejected')]
    expect(statusOf(...answers, verdict('no', 'rejected'))).toBe('rejected')
    expect(statusOf(...answers, verdict('yes', 'accepted'))).toBe('accepted')
  })
  test('stay disputed where the verdict asks for a rule, and are agreed to differ where it keeps both', () => {
    const answers = [decision('ana', 'accepted'), decision('carla', 'rejected')]
    const resolve = (given: 'rule' | 'both') =>
      resolveDecisions([...answers, verdict(given, 'open')], segment, undefined)
    expect(resolve('rule')).toMatchObject({ status: 'disputed', dispute: answers })
    expect(resolve('both')).toMatchObject({ status: 'disputed', dispute: null })
  })
})
