import { beforeAll, expect, test } from 'vitest'
import type { Analysis } from '../../../src/model/analysis.ts'
import type { Reviewer } from '../../../src/model/review.ts'
import { renderMarkdown } from '../../../src/outputs/formats/render-markdown.ts'
import { buildMethods } from '../../../src/outputs/report/build-methods.ts'
import { analyzeSample } from '../../support/sample-study.ts'

let sample: Analysis
beforeAll(async () => {
  sample = await analyzeSample({ coders: ['keyword'] })
}, 60_000)

/** The checks as methods.md describes them if only these people gave judgements. */
function checksOf(keep: (one: Reviewer, at: number) => boolean): string {
  const { findings } = sample
  const reviewers = findings.review.reviewers.filter(keep)
  const text = renderMarkdown(
    buildMethods({ ...sample, findings: { ...findings, review: { ...findings.review, reviewers } } }),
    null,
  )
  return text.slice(text.indexOf('## Checks'), text.indexOf('## Counting and limits'))
}
const noneComputed = 'Agreement between people was not computed: no segment was judged by two people.'
const computedElsewhere = 'is not in this analysis; “themata agreement” computes it from the same decisions'

test('where several people judged, the methods section names the coefficients and the command that computes them', () => {
  const checks = checksOf(() => true)
  expect(checks).toContain('3 people decided on the codings: ana gave')
  expect(checks).toContain(computedElsewhere)
  expect(checks).toMatch(
    /Cohen’s kappa with 95 % limits .* Krippendorff’s alpha; .* weighted by the inverse of their chance/,
  )
  expect(checks).not.toContain(noneComputed)
})
test('where one person judged alone, the methods section says that no agreement was computed, and why', () => {
  const checks = checksOf((_, at) => at === 0)
  expect(checks).toContain('1 person decided on the codings: ana gave')
  expect(checks).toContain(noneComputed)
  expect(checks).not.toContain(computedElsewhere)
})
test('where segments were drawn and nobody has answered yet, nobody is listed and no agreement was computed', () => {
  const checks = checksOf(() => false)
  expect(checks).toContain('0 people decided on the codings. Of ')
  expect(checks).toContain(noneComputed)
})
