import { beforeAll, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { findDisagreements } from '../../src/evaluation/find-disagreements.ts'
import { measureAgreement } from '../../src/evaluation/measure-agreement.ts'
import { directReader } from '../../src/io/readers.ts'
import { type CodedPassages, passagesOfStudy } from '../../src/learning/coded-passages.ts'
import type { CodeEvent, DecisionEvent } from '../../src/model/decision-event.ts'
import { renderMarkdown } from '../../src/outputs/formats/render-markdown.ts'
import { buildReviewers } from '../../src/outputs/report/sections/build-review.ts'
import { createPlaceRecorder } from '../../src/study/decision-events/event-place.ts'
import { writeEvents } from '../../src/study/decision-events/write-event.ts'
import { bytesOf } from '../support/builders.ts'
import { codeEvent, readEvent, settleEvent } from '../support/events.ts'

const said = ['The spade broke.', 'It rained all week.', 'My neighbour dug.', 'We went home late.']
const text = said.join('\n')
const record = createPlaceRecorder({ id: 'P1a', text })
const on = (turn: number) =>
  record({ start: text.indexOf(said[turn - 1]!), end: text.indexOf(said[turn - 1]!) + said[turn - 1]!.length })
const yaml = '{ name: N, themes: [{ id: t, label: T, codes: [{ id: c, label: C }] }] }'
const codebook = readCodebook(yaml, 'c.yaml')
const shown = (mode: 'blind' | 'assisted' | 'revealed') =>
  ({ mode, suggestion: null, confidence: null, run: null }) as const
const answer = (turn: number, coder: string, more: Partial<CodeEvent> = {}) =>
  codeEvent({ on: on(turn), code: 'c', coder, shown: shown('blind'), ...more })
const readAll = (coder: string, mode: 'blind' | 'assisted') =>
  readEvent({ on: record(null), coder, shown: shown(mode) })

// Both read all of it blind; they agree on 1 and differ on 2; Ben changes his mind on 3 and 4 when he sees Ana's answers.
const revealed = answer(4, 'ben', { shown: shown('revealed'), status: 'rejected' })
const events = [
  readAll('ana', 'blind'),
  readAll('ben', 'blind'),
  answer(1, 'ana'),
  answer(1, 'ben'),
  answer(2, 'ana'),
  answer(3, 'ana'),
  answer(3, 'ben', { shown: shown('revealed') }),
  answer(4, 'ana'),
  revealed,
  settleEvent({ id: 'verdict', on: on(4), code: 'c', verdict: 'no', settles: [revealed.id] }),
]
let coded: CodedPassages
beforeAll(async () => {
  coded = await codedOf(events)
})

const codedOf = (stated: readonly DecisionEvent[]): Promise<CodedPassages> =>
  passagesOfStudy(
    {
      name: 's',
      reader: directReader,
      files: [{ file: 'P1a.csv', bytes: bytesOf(`speaker,text\n${said.map((line) => `P1a,${line}`).join('\n')}\n`) }],
      participants: null,
      settings: null,
      interviewers: [],
      decisions: [{ file: 'decisions/all.jsonl', text: writeEvents(stated) }],
    },
    codebook,
    { segmenter: 'turn', segmentWords: 120 },
    'stated',
  )

test('agreement of what both coded blind is apart from that of what somebody coded with answers in view', () => {
  const { people } = measureAgreement(coded.passages, null, codebook, 'code')
  expect(people!.byView.map(({ coders, view, units, raw }) => [coders.join(' '), view, units, raw])).toEqual([
    ['ana ben', 'both blind', 2, 0.5],
    ['ana ben', 'one blind', 2, 0.5],
  ])
  expect(people!.byPair.map(({ units, raw }) => [units, raw])).toEqual([[4, 0.5]])
})

test('passages of a study know what was said just before them', () => {
  expect(coded.passages.map(({ before }) => before)).toEqual(
    said.slice(0, 4).map((_, at) =>
      said
        .slice(0, at)
        .map((line) => `${line}\n`)
        .join(''),
    ),
  )
  expect(coded.segments[1]).toMatchObject({ before: `${said[0]}\n` })
})

test('where nothing is known of the view, nothing is set apart', () => {
  const plain = coded.passages.map(({ viewByCoder: _, ...passage }) => passage)
  expect(measureAgreement(plain, null, codebook, 'code').people!.byView).toEqual([])
})

test('a later answer against a verdict opens the difference again', async () => {
  const later = answer(4, 'ana', { id: 'z-later' })
  const { passages } = await codedOf([...events, later])
  expect(findDisagreements(passages, codebook, 'code').map(({ verdict }) => verdict)).toEqual([null, null])
})

test('differences are open until somebody gives a verdict, and the answers stay', () => {
  const found = findDisagreements(coded.passages, codebook, 'code')
  expect(found.map(({ passage, yes, no, verdict }) => [passage.text, yes, no, verdict])).toEqual([
    [said[1], ['ana'], ['ben'], null],
    [said[3], ['ana'], ['ben'], 'no'],
  ])
})

test('accepting nearly all suggestions faster than anybody reads is called a rubber stamp in words', () => {
  const fast = { coder: 'ana', answers: 40, blind: 0, shown: 40, shownAccepted: 39, medianSeconds: 0.8, read: [] }
  const written = (reviewers: Parameters<typeof buildReviewers>[0]) =>
    renderMarkdown({ title: '', language: 'en', blocks: buildReviewers(reviewers) })
  expect(written([fast])).toContain('ana accepted 98 % of 40 suggestions in 0.80 seconds each (median)')
  for (const slow of [
    { ...fast, medianSeconds: 6 },
    { ...fast, shownAccepted: 30 },
    { ...fast, medianSeconds: null },
  ])
    expect(written([slow])).not.toContain('accepting without reading')
})
