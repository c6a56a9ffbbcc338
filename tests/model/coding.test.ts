import { describe, expect, test } from 'vitest'
import { describeEvidence, describeMemos, type Evidence, stances } from '../../src/model/coding.ts'

const text = 'We watered the beds every evening.'
const decision = (more: Partial<Extract<Evidence, { kind: 'decision' }>> = {}): Evidence => ({
  kind: 'decision',
  by: 'Ana',
  status: 'accepted',
  memo: '',
  span: { start: 0, end: 10 },
  ...more,
})

describe('evidence is described in a sentence', () => {
  test('a keyword by the words it matched, their place and the keyword itself', () => {
    const reason: Evidence = { kind: 'keyword', keyword: 'water & bed*', span: { start: 3, end: 19 } }
    expect(describeEvidence(reason, text)).toBe('"watered the beds" at 3 by water & bed*')
  })

  test.each([
    [{ keywords: 3.2, wording: 0.5 }, 'keywords for it, wording against it'],
    [{ keywords: 1, wording: 4 }, 'no keywords, wording strongly for it'],
    [{ keywords: 3, wording: 2, before: 1.1 }, 'keywords for it, wording for it'],
    [{ keywords: 3, wording: 2, before: 1.5 }, 'keywords for it, wording for it, what was said just before for it'],
    [{ keywords: 1, wording: 2, before: 0.5 }, 'no keywords, wording for it, what was said just before against it'],
    [{ keywords: 0.9, wording: 1.2 }, 'keywords neither for nor against it, wording neither for nor against it'],
  ])('what was learned by its probability, its limit and what speaks for it: %o', (ratios, signs) => {
    const reason: Evidence = { kind: 'learned', chance: 0.82, needed: 0.5, ...ratios }
    expect(describeEvidence(reason, text)).toBe(
      `like passages that people coded so: 82 % likely (50 % suffice), ${signs}`,
    )
  })
  test.each([
    ['We keep two gardens.', 'We keep two gardens.'],
    [
      'Nobody had written down which of the twelve gardens is watered when.',
      'Nobody had written down which of the twelve gardens is …',
    ],
    ['x'.repeat(80), `${'x'.repeat(60)} …`],
  ])(
    'a similar example by its words in the first 60 characters, and its similarity to two digits: %s',
    (anchor, shown) => {
      const reason: Evidence = { kind: 'anchor', anchor, similarity: 0.61234 }
      expect(describeEvidence(reason, text)).toBe(`similar to "${shown}" (0.61)`)
    },
  )

  test.each([
    [decision(), 'accepted by Ana'],
    [decision({ status: 'rejected', shown: 'blind' }), 'rejected by Ana (blind)'],
    [decision({ shown: 'unknown' }), 'accepted by Ana'],
    [decision({ status: 'open' }), 'noted by Ana'],
    [decision({ status: 'rejected', verdict: 'no', shown: 'assisted' }), 'settled (no) by Ana'],
    [decision({ status: 'open', verdict: 'rule' }), 'settled (rule) by Ana'],
  ])('a decision by what was decided, by whom, and what they saw: %#', (reason, sentence) => {
    expect(describeEvidence(reason, text)).toBe(sentence)
  })
})

describe('memos of a coding', () => {
  test('are the bare words of the one person who decided', () => {
    expect(describeMemos([decision({ memo: 'clear case' })])).toBe('clear case')
    expect(describeMemos([decision()])).toBe('')
  })

  test('have names as soon as several people decided, also where only one of them wrote something', () => {
    const both = [decision({ memo: 'yes' }), decision({ by: 'Ben', memo: 'no' })]
    expect(describeMemos(both)).toBe('Ana: yes | Ben: no')
    expect(describeMemos([decision(), decision({ by: 'Ben', memo: 'no' })])).toBe('Ben: no')
  })

  test('are empty where a machine alone gave the reasons', () => {
    expect(describeMemos([])).toBe('')
    expect(describeMemos([{ kind: 'anchor', anchor: 'memo: x', similarity: 1 }])).toBe('')
  })
})

test('a passage is a problem, a practice that works, or neither', () => {
  expect(stances).toEqual(['problem', 'works', 'neutral'])
})
