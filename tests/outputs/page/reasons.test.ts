import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeEvidence, describeMemos, type Evidence, isShownWord } from '../../../src/model/coding.ts'
import { describeReason } from '../../../src/outputs/page/describe-reason.ts'
import { createReasons, readReasons } from '../../../src/outputs/page/reasons.ts'

const text = 'Flood after flood, the clay was under water, and the Clay stayed wet.'.repeat(4)
const span = fc.tuple(fc.nat(200), fc.nat(70)).map(([start, length]) => ({ start, end: start + length }))
const words = fc.string({ unit: 'grapheme', maxLength: 90 })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const odds = fc.oneof(fc.constantFrom(1, 0.8, 1.25, 4), fc.double({ min: 0.01, max: 90, noNaN: true }))
const reason: fc.Arbitrary<Evidence> = fc.oneof(
  fc.record({ kind: fc.constant('keyword'), keyword: words, span }),
  fc.record({ kind: fc.constant('quoted'), span }),
  fc.record({ kind: fc.constant('anchor'), anchor: words, similarity: share }),
  fc.record(
    { kind: fc.constant('learned'), chance: share, needed: share, keywords: odds, wording: odds, before: odds },
    { requiredKeys: ['kind', 'chance', 'needed', 'keywords', 'wording'] },
  ),
  fc.record({ kind: fc.constant('machine'), by: words, memo: words, span }),
  fc.record({
    ...{ kind: fc.constant('decision'), by: words, memo: words, span },
    status: fc.constantFrom('accepted', 'rejected', 'open'),
  }),
) as fc.Arbitrary<Evidence>
const coding = fc.record({ span, evidence: fc.array(reason, { maxLength: 4 }) })

/** Reasons as a page has them, written and read as JSON. */
function throughPage(codings: readonly { span: { start: number; end: number }; evidence: Evidence[] }[]) {
  const reasons = createReasons()
  for (const own of codings) reasons.add(own)
  const read = readReasons(JSON.parse(JSON.stringify(reasons.columns)))
  return codings.map((own, at) => read(at, own.span.start))
}

describe('the reasons of a page', () => {
  test('make the same sentences and mark the same words as those of the analysis', () => {
    const said = (evidence: readonly Evidence[]) => ({
      details: evidence.map((own) => describeEvidence(own, text)),
      memos: describeMemos(evidence),
      sentence: describeReason(evidence, text, 40),
      marked: evidence.filter(isShownWord).map((own) => own.span),
    })
    fc.assert(
      fc.property(fc.array(coding, { maxLength: 6 }), (codings) => {
        expect(throughPage(codings).map(said)).toEqual(codings.map(({ evidence }) => said(evidence)))
      }),
    )
  })
  test('are written once where they are those of many codings', () => {
    const reasons = createReasons()
    for (const start of [0, 20, 40])
      reasons.add({
        span: { start, end: start + 10 },
        evidence: [{ kind: 'keyword', keyword: 'clay', span: { start: start + 2, end: start + 6 } }],
      })
    expect(reasons.columns).toEqual({
      forms: [{ kind: 'keyword', keyword: 'clay' }],
      ...{ counts: [1, 1, 1], form: [0, 0, 0], from: [2, 2, 2], length: [4, 4, 4], percent: [] },
    })
  })
})
