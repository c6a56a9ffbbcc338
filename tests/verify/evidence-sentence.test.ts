import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeEvidence, describeMemos } from '../../src/model/coding.ts'
import type { Written } from '../../src/verify/evidence.ts'
import { writeMemos, writeReasons } from '../../src/verify/evidence-sentence.ts'

type Reason = Written['codings'][number]['evidence'][number]

const said = 'We had a flood, and nobody came to help us dig the ditch that we needed so badly.'
const span = { start: 9, end: 14 }
const learned = { kind: 'learned', chance: 0.6, needed: 0.224, keywords: 1, wording: 1 } as const
const decision = { kind: 'decision', by: 'ana', status: 'accepted', memo: '', span } as const

describe('a reason of a coding, written by verify', () => {
  test.each<[Reason, string]>([
    [{ kind: 'keyword', keyword: 'flood*', span }, '"flood" at 9 by flood*'],
    [{ kind: 'quoted', span }, 'a language model quoted "flood"'],
    [{ kind: 'anchor', anchor: 'Water comes.', similarity: 0.876 }, 'similar to "Water comes." (0.88)'],
    [
      { kind: 'anchor', anchor: 'Water stays on the ground for so long that nothing grows in it.', similarity: 0.5 },
      'similar to "Water stays on the ground for so long that nothing grows in …" (0.50)',
    ],
    [
      learned,
      'like passages that people coded so: 60 % likely (22 % suffice), no keywords, wording neither for nor against it',
    ],
    [
      { ...learned, keywords: 4, wording: 0.79 },
      'like passages that people coded so: 60 % likely (22 % suffice), keywords strongly for it, wording against it',
    ],
    [
      { ...learned, keywords: 1.25, wording: 1.26 },
      'like passages that people coded so: 60 % likely (22 % suffice), keywords neither for nor against it, wording for it',
    ],
    [{ kind: 'machine', by: 'gpt', memo: '', span }, 'given by gpt'],
    [{ kind: 'machine', by: 'gpt', memo: 'It rained.', span }, 'given by gpt: It rained.'],
    [decision, 'accepted by ana'],
    [{ ...decision, shown: 'blind' }, 'accepted by ana (blind)'],
    [{ ...decision, shown: 'unknown', status: 'rejected' }, 'rejected by ana'],
    [{ ...decision, status: 'open' }, 'noted by ana'],
    [{ ...decision, verdict: 'both' }, 'settled (both) by ana'],
  ])('of %j is %s', (reason, sentence) => {
    expect(writeReasons([reason], said)).toBe(sentence)
  })
  test('stands beside the others with a bar between them', () => {
    expect(writeReasons([decision, { ...decision, by: 'ben' }], said)).toBe('accepted by ana | accepted by ben')
    expect(writeReasons([], said)).toBe('')
  })
})

test.each([
  [[], ''],
  [[{ ...decision, memo: 'Why?' }], 'Why?'],
  [
    [
      { ...decision, memo: 'Why?' },
      { ...decision, by: 'ben' },
    ],
    'ana: Why?',
  ],
  [[{ ...decision, memo: 'Why?' }, learned, { ...decision, by: 'ben', memo: 'So.' }], 'ana: Why? | ben: So.'],
])('memos carry names where several people decided: %#', (reasons, written) => {
  expect(writeMemos(reasons)).toBe(written)
})

const place = fc
  .tuple(fc.nat({ max: 80 }), fc.nat({ max: 80 }))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
const words = fc
  .array(fc.constantFrom('a', 'ground', ' ', '  ', '\n', 'incomprehensibilities', 'é', '.'), { maxLength: 40 })
  .map((own) => own.join(''))
const odds = fc.oneof(fc.constantFrom(0.8, 1, 1.25, 4), fc.double({ min: 0, max: 9, noNaN: true }))
const reason: fc.Arbitrary<Reason> = fc.oneof(
  fc.record({ kind: fc.constant('keyword' as const), keyword: words, span: place }),
  fc.record({ kind: fc.constant('quoted' as const), span: place }),
  fc.record({
    kind: fc.constant('anchor' as const),
    anchor: words,
    similarity: fc.double({ min: -1, max: 1, noNaN: true }),
  }),
  fc.record({
    ...{ kind: fc.constant('learned' as const), chance: fc.double({ min: 0, max: 1, noNaN: true }) },
    needed: fc.double({ min: 0, max: 1, noNaN: true }),
    keywords: odds,
    wording: odds,
  }),
  fc.record({ kind: fc.constant('machine' as const), by: words, memo: words, span: place }),
  fc.record(
    {
      ...{ kind: fc.constant('decision' as const), by: words, memo: words, span: place },
      status: fc.constantFrom('accepted' as const, 'rejected' as const, 'open' as const),
      shown: fc.constantFrom('blind' as const, 'assisted' as const, 'revealed' as const, 'unknown' as const),
      verdict: fc.constantFrom('yes' as const, 'no' as const, 'rule' as const, 'both' as const),
    },
    { requiredKeys: ['kind', 'by', 'memo', 'span', 'status'] },
  ),
)
test('the two ways to write reasons and memos agree on every coding', () => {
  fc.assert(
    fc.property(fc.array(reason, { maxLength: 4 }), (reasons) => {
      expect(writeReasons(reasons, said)).toBe(reasons.map((own) => describeEvidence(own, said)).join(' | '))
      expect(writeMemos(reasons)).toBe(describeMemos(reasons))
    }),
    { numRuns: 500 },
  )
})
