import { expect, test } from 'vitest'
import { combineCodings } from '../../src/coders/combine-codings.ts'
import { fitExemplars } from '../../src/coders/fit-exemplars.ts'
import type { Coding } from '../../src/model/coding.ts'
import { matrixOf } from '../../src/model/matrix.ts'
import { codingOf, gardenCodebook } from '../support/builders.ts'

/** Vectors that know no synonyms: codings are merged, and no similarity is asked for. */
const nothing = matrixOf([], 2)
const exemplars = fitExemplars([], { vectors: nothing, knowsSynonyms: false }, nothing)
const combine = (...codings: Coding[]) =>
  combineCodings(codings, { segments: [], vectors: nothing }, { codebook: gardenCodebook, exemplars })
const coding = (coder: string, confidence: number, code = 'soil-water') =>
  codingOf(code, 'P1#1', {
    coder,
    confidence,
    evidence: [{ kind: 'keyword', keyword: coder, span: { start: 0, end: 1 } }],
  })

test('a code that keywords and meaning both suggest has one coding, named after the surer, with the evidence of both', () => {
  const [joint, ...others] = combine(coding('keyword', 0.5), coding('meaning', 0.6))
  expect(others).toEqual([])
  expect(joint).toMatchObject({ coder: 'meaning', confidence: 0.8 }) // 1 - 0.5 * 0.4
  expect(joint!.evidence.map((reason) => reason.kind === 'keyword' && reason.keyword)).toEqual(['meaning', 'keyword'])
})
test('what was learned includes the other signs, so that they make it no surer', () => {
  expect(combine(coding('keyword', 0.5), coding('learned', 0.6))).toMatchObject([{ coder: 'learned', confidence: 0.6 }])
})
test('one weak sign by itself is left out, two of them together are not', () => {
  expect(combine(coding('keyword', 0.3))).toEqual([])
  expect(combine(coding('keyword', 0.3), coding('meaning', 0.3))).toMatchObject([{ confidence: 0.51 }]) // 1 - 0.7 * 0.7
})
test('codings of other codes and segments stay apart', () => {
  const elsewhere = codingOf('soil-water', 'P1#2')
  const combined = combine(coding('keyword', 0.5), coding('meaning', 0.5, 'soil-rain'), elsewhere)
  expect(combined.map(({ segmentId, codeId }) => `${segmentId} ${codeId}`)).toEqual([
    'P1#1 soil-water',
    'P1#1 soil-rain',
    'P1#2 soil-water',
  ])
})
