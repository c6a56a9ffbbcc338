import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  maxReadability,
  needsBefore,
  scoreAmong,
  scorePassage,
  scoreReadability,
  scoreSentence,
} from '../../src/findings/quotes/scoring.ts'

const suggested = (confidence: number) => ({ confidence, status: 'suggested' as const })
const accepted = (confidence: number) => ({ confidence, status: 'accepted' as const })

describe('of two passages the better to quote is', () => {
  test('the one that a person accepted, however sure a coder is of the other', () => {
    expect(scorePassage(accepted(0.01), 0)).toBeGreaterThan(scorePassage(suggested(1), 0))
  })
  test('the more confident one, where both are as typical', () => {
    expect(scorePassage(suggested(0.8), 0.3)).toBeGreaterThan(scorePassage(suggested(0.6), 0.3))
  })
  test('the more typical one, where both are as confident', () => {
    expect(scorePassage(suggested(0.8), 0.4)).toBeGreaterThan(scorePassage(suggested(0.8), 0.3))
  })
  test('any of a participant who was not quoted yet, whatever reading well adds to the other', () => {
    const best = scorePassage(accepted(1), 1) + maxReadability
    expect(scoreAmong(best, { ofParticipant: 1, ofOrganization: 1, ofRole: 1 })).toBeLessThan(
      scoreAmong(0, { ofParticipant: 0, ofOrganization: 0, ofRole: 9 }),
    )
  })
})

describe('a quote reads better', () => {
  const words = 30
  test('where it begins and ends with a sentence', () => {
    const whole = scoreReadability('The model drifts every week.', words)
    expect(scoreReadability('And it drifts every week.', words)).toBeLessThan(whole)
    expect(scoreReadability('The model drifts every', words)).toBeLessThan(whole)
    expect(scoreReadability('The model [inaudible] every week.', words)).toBeLessThan(whole)
  })
  test.each(['“It works.”', 'It works?', 'It works (mostly.)'])('%s ends with a sentence', (quote) => {
    expect(scoreReadability(quote.replace('It', 'All'), words)).toBe(maxReadability)
  })
  test('where it is neither a scrap nor a page', () => {
    expect(scoreReadability('All works.', 14)).toBeLessThan(scoreReadability('All works.', 15))
    expect(scoreReadability('All works.', 81)).toBeLessThan(scoreReadability('All works.', 80))
  })
  test('by no more than the bound by which passages are passed over unread', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(200), (quote, count) => {
        expect(scoreReadability(quote, count)).toBeLessThanOrEqual(maxReadability)
      }),
    )
  })
})

test('an excerpt is built around the sentence with most evidence, then with most of the subject, then the fullest', () => {
  const score = (words: number, hits: number, subject: number) => scoreSentence({ words, hits, subject })
  expect(score(1, 1, 0)).toBeGreaterThan(score(500, 0, 3))
  expect(score(1, 0, 1)).toBeGreaterThan(score(500, 0, 0))
  expect(score(12, 0, 0)).toBeGreaterThan(score(3, 0, 0))
  expect(score(20, 0, 0)).toBe(score(90, 0, 0))
})
test.each([
  ['They never told us.', true],
  ['"Because of that we stopped.', true],
  ['Theysen told us.', false],
  ['Item three is late.', false],
])('%s refers to what was said before: %s', (quote, expected) => {
  expect(needsBefore(quote)).toBe(expected)
})
