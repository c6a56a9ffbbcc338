import { expect, test } from 'vitest'
import { tallyReview } from '../../src/findings/tally/tally-review.ts'
import type { AttributedCoding, Evidence } from '../../src/model/coding.ts'
import { codingOf } from '../support/builders.ts'

const keyword: Evidence = { kind: 'keyword', keyword: 'water', span: { start: 0, end: 5 } }
const by = (
  name: string,
  status: 'accepted' | 'rejected' | 'open',
  verdict?: 'yes' | 'no' | 'rule' | 'both',
): Evidence => ({
  ...{ kind: 'decision', by: name, status, memo: '', span: { start: 0, end: 5 } },
  ...(verdict === undefined ? {} : { verdict }),
})
const coding = (status: AttributedCoding['status'], ...evidence: Evidence[]): AttributedCoding => ({
  ...codingOf('soil-water', 'P1#1', { status, evidence }),
  ...{ participantId: 'P1', organization: null, themeId: 'soil', topCodeId: 'soil-water' },
})

test('a suggestion is decided when somebody answered it; a memo is no answer', () => {
  const codings = [
    coding('suggested', keyword),
    coding('suggested', keyword, by('ana', 'open')),
    coding('accepted', keyword, by('ana', 'accepted')),
    coding('rejected', keyword, by('ana', 'rejected'), by('ben', 'rejected')),
  ]
  expect(tallyReview(codings)).toEqual({
    ...{ suggestions: 4, decided: 2, open: 0, settled: 0 },
    decidedBy: new Map([
      ['ana', 2],
      ['ben', 1],
    ]),
  })
})
test('what only people coded was no suggestion', () => {
  expect(tallyReview([coding('accepted', by('ana', 'accepted'))])).toMatchObject({ suggestions: 0, decided: 0 })
})
test('a disagreement is open until a verdict, and stays open where the verdict asks for a rule', () => {
  const answers = [keyword, by('ana', 'accepted'), by('ben', 'rejected')]
  const of = (...codings: AttributedCoding[]) => {
    const { open, settled } = tallyReview(codings)
    return { open, settled }
  }
  expect(of(coding('disputed', ...answers))).toEqual({ open: 1, settled: 0 })
  expect(of(coding('accepted', ...answers, by('carla', 'accepted', 'yes')))).toEqual({ open: 0, settled: 1 })
  expect(of(coding('disputed', ...answers, by('carla', 'open', 'both')))).toEqual({ open: 0, settled: 1 })
  expect(of(coding('disputed', ...answers, by('carla', 'open', 'rule')))).toEqual({ open: 1, settled: 0 })
})
