import { describe, expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import type { Study } from '../../src/analysis/study.ts'
import { directReader } from '../../src/io/readers.ts'
import type { CodeEvent, DecisionEvent } from '../../src/model/decision-event.ts'
import type { AnalysisOptions } from '../../src/model/options.ts'
import { renderMarkdown } from '../../src/outputs/formats/render-markdown.ts'
import { buildPageData } from '../../src/outputs/page/build-page-data.ts'
import { findPassages, readCodings } from '../../src/outputs/page/client/query.ts'
import { buildReport } from '../../src/outputs/report/build-report.ts'
import { createPlaceRecorder } from '../../src/study/decision-events/event-place.ts'
import { writeEvents } from '../../src/study/decision-events/write-event.ts'
import { bytesOf, readResource } from '../support/builders.ts'
import { codeEvent, readEvent, settleEvent } from '../support/events.ts'

const said = [
  'There was drift in the data, and we saw it late. It cost us the summer, and nobody wanted to hear of it.',
  'A drift of snow lay before the door in the morning, so that we came late to the office that day.',
  'The drift came back in May, and by then we had a monitor that told us on the same evening.',
]
const text = said.join('\n')
const record = createPlaceRecorder({ id: 'P1a', text })
const on = (words: string) => record({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const shown = (mode: 'blind' | 'assisted') =>
  ({ mode, suggestion: mode === 'blind' ? null : 'keyword', confidence: null, run: null }) as const
const answer = (words: string, more: Partial<CodeEvent> = {}) =>
  codeEvent({ on: on(words), code: 'c', shown: shown('assisted'), seconds: 4, ...more })
const ben = { coder: 'ben', shown: shown('blind'), seconds: 9 }

const analyzed = (events: readonly DecisionEvent[], options: Partial<AnalysisOptions> = {}, settings = '') => {
  const study: Study = {
    name: 's',
    reader: directReader,
    files: [{ file: 'P1a.csv', bytes: bytesOf(`speaker,text\n${said.map((line) => `P1a,"${line}"`).join('\n')}\n`) }],
    codebook: {
      file: 'c.yaml',
      text: '{ name: N, themes: [{ id: t, label: T, codes: [{ id: c, label: C, keywords: [drift] }] }] }',
    },
    participants: null,
    settings: settings === '' ? null : { file: 'themata.yaml', text: settings },
    interviewers: [],
    decisions: [{ file: 'decisions/all.jsonl', text: writeEvents(events) }],
  }
  return analyze(study, { coders: ['keyword'], clusters: 0, ...options }, { version: '', readResource })
}
const opening = async (...given: Parameters<typeof analyzed>) =>
  renderMarkdown(buildReport(await analyzed(...given))).split('\n')[2]!
const segments = async (...given: Parameters<typeof analyzed>) =>
  (await analyzed(...given)).findings.prevalence[1]!.segments

const [yes, no] = [answer('It cost us the summer'), answer(said[1]!, { status: 'rejected' })]
const bensNo = answer('It cost us the summer', { ...ben, status: 'rejected' })

describe('the first sentence says how far people have come', () => {
  test('as a share of the suggestions, and who decided how much', async () => {
    expect(await opening([])).toMatch(/^\*\*Provisional: 0 % reviewed\.\*\* All codings are suggestions/)
    expect(await opening([])).toContain('Suggestions overcount: about half of them were right')
    expect(await opening([yes, no])).toMatch(
      /^\*\*Provisional: 67 % reviewed\.\*\* .*ana decided 2 of 3 suggestions\. 1 participant of 1 organisation spoke/,
    )
  })
  test('with blind answers and differences that are open or settled', async () => {
    expect(await opening([yes, no, bensNo])).toContain(
      'ana decided 2 of 3 suggestions and ben 1 (1 of 1 answer blind); 1 difference is open.',
    )
    const settled = settleEvent({ on: yes.on, code: 'c', verdict: 'yes', settles: [yes.id, bensNo.id] })
    expect(await opening([yes, no, bensNo, settled])).toContain('(1 of 1 answer blind); 1 is settled.')
  })
  test('and that the study is reviewed', async () => {
    expect(await opening([yes, no], {}, 'reviewed: true')).toMatch(
      /^\*\*Reviewed by people\.\*\* Counts, figures and quotes are of what people accepted\./,
    )
    expect(await opening([yes, no], {}, 'reviewed: true')).not.toContain('overcount')
  })
})

describe('results count what people accepted', () => {
  const read = readEvent({ on: record(null) })
  test.each([
    ['as soon as every transcript was read whole', [yes, no, read], {}, '', 1],
    ['or the study says so', [yes, no], {}, 'reviewed: true', 1],
    ['or the run asks for it', [yes, no], { status: 'accepted' }, '', 1],
    ['not before', [yes, no], {}, '', 2],
    ['not where the study denies it', [yes, no, read], {}, 'reviewed: false', 2],
    ['not where the run asks for all', [yes, no, read], { status: 'all' }, '', 2],
    [
      'nor where a part was read, or for some codes',
      [yes, no, readEvent({ on: on(said[0]!) }), readEvent({ on: record(null), codes: ['c'] })],
      {},
      '',
      2,
    ],
  ] as const)('%s', async (_, events, options, settings, expected) => {
    expect(await segments(events, options, settings)).toBe(expected)
  })
  test('in every count: coded segments, participants, the page', async () => {
    const analysis = await analyzed([yes, no], { status: 'accepted' })
    expect(analysis.findings.codedSegmentCount).toBe(1)
    const { outline, codings } = buildPageData(analysis)
    expect(findPassages(readCodings(codings), { theme: 't' }, outline)).toHaveLength(1)
  })
  test('and quote the words that people selected, as they selected them', async () => {
    const { findings } = await analyzed([yes, no], { status: 'accepted' })
    expect(findings.quotes.map((quote) => quote.text)).toEqual(['It cost us the summer'])
  })
  test('the settled version, whatever the answers are', async () => {
    const settled = settleEvent({ on: yes.on, code: 'c', verdict: 'no', settles: [yes.id, bensNo.id] })
    expect(await segments([yes, bensNo, settled], { status: 'accepted' })).toBe(0)
  })
})

test('segments that somebody accepted blind are counted apart from those accepted as suggested', async () => {
  const { findings } = await analyzed([yes, no, answer(said[2]!, ben)])
  expect(findings.prevalence.map(({ accepted, acceptedBlind }) => [accepted, acceptedBlind])).toEqual([
    [2, 1],
    [2, 1],
  ])
})

test('blind and assisted answers are kept apart, and a rubber stamp shows', async () => {
  const { findings } = await analyzed([yes, no, answer(said[2]!, { seconds: 0.5 }), bensNo])
  expect(findings.review).toMatchObject({ counted: 'all', suggestions: 3, decided: 3, open: 1, settled: 0 })
  expect(findings.review.reviewers).toEqual([
    { coder: 'ana', answers: 3, blind: 0, shown: 3, shownAccepted: 2, medianSeconds: 4, read: [], decided: 3 },
    { coder: 'ben', answers: 1, blind: 1, shown: 0, shownAccepted: 0, medianSeconds: 9, read: [], decided: 1 },
  ])
  const report = renderMarkdown(buildReport(await analyzed([yes, no, bensNo])))
  expect(report).toMatch(/\| ana +\| +2 +\| +0 +\| +2 +\| 50 % +\| 4\.00 +\| +0 +\|/)
})
