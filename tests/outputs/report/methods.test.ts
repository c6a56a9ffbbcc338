import { beforeAll, expect, test } from 'vitest'
import type { Analysis } from '../../../src/model/analysis.ts'
import type { Reviewer } from '../../../src/model/review.ts'
import { renderMarkdown } from '../../../src/outputs/formats/render-markdown.ts'
import { buildMethods } from '../../../src/outputs/report/build-methods.ts'
import { buildReport } from '../../../src/outputs/report/build-report.ts'
import { analyzeSample } from '../../support/sample-study.ts'

let sample: Analysis
beforeAll(async () => {
  sample = await analyzeSample({ coders: ['keyword'] })
}, 60_000)

/** The checks as methods.md describes them if only these people gave judgements. */
function checksOf(keep: (one: Reviewer, at: number) => boolean): string {
  const { findings } = sample
  const reviewers = findings.review.reviewers.filter(keep)
  const agreement = reviewers.length < 2 ? [] : findings.agreement
  const text = renderMarkdown(
    buildMethods({ ...sample, findings: { ...findings, agreement, review: { ...findings.review, reviewers } } }),
    null,
  )
  return text.slice(text.indexOf('## Checks'), text.indexOf('## Counting and limits'))
}
const noneComputed = 'Agreement between people was not computed: fewer than two people judged segments.'

test('where several people judged, the methods section has the coefficients of their agreement, pooled and for each theme', () => {
  const checks = checksOf(() => true)
  expect(checks).toContain('3 people decided on the codings: ana gave')
  expect(checks).toContain(
    'Agreement between people is that of ana, ben and eva, of their own answers without verdicts on differences, in 76 segments that at least two of them judged (3 pairs with 29 to 47 segments in common).',
  )
  expect(checks).toContain('| ana and ben | all | 47 | 0.93 | 0.64 | 0.98 | 0.62 |')
  expect(checks).toContain('| ben and eva | both blind | 28 | 0.96 | 0.87 | 0.98 | 0.79 |')
  expect(checks).toContain('| Requirements | 76 | 13 | 0.94 | 0.76 (0.69 to 0.82) | 0.76 |')
  expect(checks).toContain(
    'kappa in all 281 segments is 0.92 (0.81 to 1.00) over themes and 0.82 (0.70 to 0.94) over codes.',
  )
  expect(checks).not.toContain('was not computed')
})
test('where two people judged no segment in common, the methods section and the report say so', () => {
  const apart = { ...sample, findings: { ...sample.findings, agreement: [] } }
  const reason = 'Agreement between people was not computed: 3 people judged segments, but no two of them the same one.'
  expect(renderMarkdown(buildMethods(apart), null)).toContain(reason)
  expect(renderMarkdown(buildReport(apart), null)).toContain(reason)
})
test('where one person judged alone, the methods section says that no agreement was computed, and why', () => {
  const checks = checksOf((_, at) => at === 0)
  expect(checks).toContain('1 person decided on the codings: ana gave')
  expect(checks).toContain(noneComputed)
})
test('where segments were drawn and nobody has answered yet, nobody is listed and no agreement was computed', () => {
  const checks = checksOf(() => false)
  expect(checks).toContain('0 people decided on the codings. Of ')
  expect(checks).toContain(noneComputed)
})
