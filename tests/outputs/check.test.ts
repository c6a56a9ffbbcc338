import { expect, test } from 'vitest'
import { estimateCode } from '../../src/estimation/estimate-code.ts'
import type { Analysis } from '../../src/model/analysis.ts'
import type { DrawSummary } from '../../src/model/draw.ts'
import type { Estimate } from '../../src/model/estimate.ts'
import { drawChecked } from '../../src/outputs/figures/draw-checked.ts'
import { renderMarkdown } from '../../src/outputs/formats/render-markdown.ts'
import { buildReport } from '../../src/outputs/report/build-report.ts'
import { describeDraw, describeWish } from '../../src/outputs/report/describe-draw.ts'
import { describeReading } from '../../src/outputs/report/describe-reading.ts'
import { tables } from '../../src/outputs/tables/build-tables.ts'
import { analyzeSample } from '../support/sample-study.ts'

const draw: DrawSummary = {
  ...{ id: 'draw-1', by: 'ana', time: null, seed: 1, frame: 'sha256:0', transcripts: 16 },
  classes: [
    { class: 'rare', size: 300, drawn: 60, read: 60, rule: 'a' },
    { class: 'rest', size: 1700, drawn: 140, read: 140, rule: 'b' },
  ],
  ...{ reader: 'eva', waiting: 0, seen: 0 },
  readers: [
    { coder: 'eva', read: 200 },
    { coder: 'ben', read: 40 },
  ],
}
/** The cells of an estimate whose limits other programs give: 230 (184 to 308), precision 55 %, recall 72 %. */
const checked: Estimate = estimateCode([
  { class: 'rare', isSuggested: true, size: 300, read: 60, yes: 33 },
  { class: 'rest', isSuggested: false, size: 500, read: 60, yes: 6 },
  { class: 'rest', isSuggested: false, size: 1200, read: 80, yes: 1 },
])
const unread: Estimate = estimateCode([{ class: 'rest', isSuggested: false, size: 2000, read: 0, yes: 0 }])

const audit = {
  ...{ audited: ['P1a', 'P2a', 'P3a'], next: ['P8a'] },
  organizations: { audited: ['2'], next: ['5', '1'] },
}
const sample = await analyzeSample()
const without: Analysis = withCheck(null, () => null)
const withSample: Analysis = withCheck(draw, (id) => (id.startsWith('data') ? unread : checked))

/** The sample study with another check, and none of its people's decisions counted. */
function withCheck(own: DrawSummary | null, estimateOf: (id: string) => Estimate | null): Analysis {
  const prevalence = sample.findings.prevalence.map((row) => ({
    ...row,
    suggested: Math.max(1, row.suggested),
    estimate: estimateOf(row.codeId ?? row.themeId),
    people: own && { value: 12.5, low: 9, high: 15 },
    organizationsEstimate: own && { value: 6, low: 5, high: 8 },
  }))
  const review = { ...sample.findings.review, counted: 'all' as const }
  return { ...sample, learned: null, findings: { ...sample.findings, draw: own, audit, prevalence, review } }
}
const report = (analysis: Analysis): string => renderMarkdown(buildReport(analysis))

test('without a drawn sample every count of suggestions says that it is not checked', () => {
  const text = report(without)
  expect(text).toMatch(/\*\*Not checked\.\*\* Nobody has read segments drawn by chance/)
  expect(text).toMatch(/in \d+ segments \(not checked\)/)
  expect(text).toMatch(/\| not checked \|/)
  expect(drawChecked(without)).toBeNull()
})
test('with one, each theme and code has precision, recall and the corrected count beside it', () => {
  const text = report(withSample)
  expect(text).toMatch(
    /Checked by reading\.\*\* eva has read 200 of the 200 drawn segments without suggestions; ben 40 of them, too/,
  )
  expect(text).toContain(
    '(checked by 200 readings: 55 % (44 to 66 %) of 300 suggestions are right; 72 % (54 to 83 %) of what is there is suggested; so that a reader of all would find it in 230 (184 to 308) of 2000)',
  )
  expect(text).toMatch(/\| 55 % \(44 to 66 %\) +\| 72 % \(54 to 83 %\) +\| 230 \(184 to 308\) +\|/)
})
test('who speaks of a theme is only certain where a passage is accepted', () => {
  const text = report(withSample)
  const row = withSample.findings.prevalence[0]!
  expect(text).toContain(
    `Confirmed by an accepted passage: at least ${row.acceptedOrganizations.length} of 8 organisations and at least ${row.acceptedParticipants.length} of 16 participants; estimated 6 (5 to 8) organisations, from 1 of 8 chosen by chance and read whole, and 13 (9 to 15) participants, from 3 of 16 chosen by chance and read whole.`,
  )
  const accepted = { ...withSample.findings.review, counted: 'accepted' as const }
  const decided = { ...withSample, findings: { ...withSample.findings, review: accepted } }
  expect(report(decided)).not.toMatch(/at least \d/)
})
test('a code without readings is not checked, beside others that are', () => {
  expect(report(withSample)).toMatch(/\| Data +\|.*\| not checked +\| – +\| – +\|/)
})
test('the figure has the interval of each checked row, and the same numbers as a table', () => {
  const figure = drawChecked(withSample)!
  expect(figure.table.rows.every((row) => row.length === 4)).toBe(true)
  expect(figure.table.rows).toContainEqual(['Requirements', '15 %', '12 % (9 to 15 %)', 200])
  expect(figure.table.rows.map(([label]) => label)).not.toContain('Data')
  expect(figure.svg).toContain('12 % (9 to 15 %)')
  expect(figure.finding).toMatch(/^Of 4 themes 0 are suggested more often/)
})
test('themes.csv has the figures of the check, and says where there is none', () => {
  const { head, rows } = tables.themes!.build(withSample)
  const cell = (row: readonly unknown[], name: string) => row[head.indexOf(name)]
  const all = [...rows]
  const row = all.find((own) => cell(own, 'theme') === 'requirements' && cell(own, 'code') === '')!
  expect(cell(row, 'check')).toBe('checked by reading')
  expect(cell(row, 'corrected_segments')).toBeCloseTo(230, 6)
  expect(cell(row, 'corrected_segments_low')).toBeCloseTo(184.38, 2)
  expect(cell(row, 'precision_high')).toBeCloseTo(0.6567, 4)
  const open = all.find((own) => cell(own, 'theme') === 'data')!
  expect([cell(open, 'check'), cell(open, 'precision'), cell(open, 'read')]).toEqual(['not checked', null, 0])
})
test('weights that were learned from interviews of the study are named', () => {
  const learnedFrom = { passages: 100, interviews: ['P1a', 'P1b', 'X'], coders: 'people' }
  const learned = { learnedFrom, measured: null } as unknown as NonNullable<Analysis['learned']>
  expect(report({ ...withSample, learned })).toMatch(/learned, in part, from 2 interviews of this study/)
})
test('the state of a draw names what is left to read, and what does not count', () => {
  expect(describeReading({ ...draw, waiting: 3, seen: 2 })).toMatch(/3 more come after one that is unread.*2 were seen/)
  expect(describeReading({ ...draw, reader: null, readers: [] })).toMatch(/Nobody has read any of the 200/)
  expect(describeDraw(draw, audit)).toMatch(
    /200 of 2000 segments of 16 transcripts[^]*rare: 60 read, 60 drawn of 300[^]*next at 400[^]*participants speak of a code \(3 read whole so far\)[^]*in this order: P8a[^]*organisations speak of a code \(1 read whole so far\)[^]*in this order: 5, 1/,
  )
})
test('the number of readings for a wish is a look ahead', () => {
  const wish = { draw, within: 0.02, study: 's' }
  const text = describeWish({ label: 'Pay', estimate: checked }, wish)
  expect(text).toMatch(/Pay: 12 % \(9 to 15 %\) of 2000 segments, from 200 readings: ± 3\.1 points/)
  expect(text).toMatch(/themata draw s --size (400|800)\n/)
  expect(describeWish({ label: 'Pay', estimate: unread }, wish)).toMatch(/Pay: not checked/)
})
