import { describe, expect, test } from 'vitest'
import { textHash } from '../../../src/anchoring/text-hash.ts'
import type { ForeignCode, ForeignCoding, ForeignProject } from '../../../src/exchange/foreign-project.ts'
import { compareReview, separateCopies } from '../../../src/exchange/refi-qda/compare-review.ts'
import { eventsOfReview } from '../../../src/exchange/refi-qda/events-of-review.ts'
import { readSent, type SentSuggestion, writeSent } from '../../../src/exchange/refi-qda/sent-file.ts'
import { transcriptOf } from '../../support/builders.ts'

const transcript = transcriptOf('P1', ['Ana', 'The beans drowned in May. We dug a ditch. The roses were fine.'])
const text = `Ana: ${transcript.text}\n`
const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const sent = (words: string, code: string): SentSuggestion => ({
  ...{ v: 1, document: 'D1', name: 'first', text: textHash(text), ...spanOf(words), exact: words, transcript: 'P1' },
  ...{ code, label: code.toUpperCase(), coder: 'keyword', confidence: 0.8, why: `keyword 0.80: ${words}` },
})
const codes: ForeignCode[] = ['rain', 'work', 'themata: RAIN', 'Themata suggestions'].map((name) => ({
  ...{ id: `their ${name}`, path: [name], description: '', color: null, keywords: [] },
}))
const ours = new Map([
  ['their rain', 'rain'],
  ['their work', 'work'],
])
const coding = (words: string, code: string, coder = 'Themata', memo = ''): ForeignCoding => ({
  ...{ document: 'D9', code: `their ${code}`, coder, isMachine: coder === 'Themata', status: 'accepted' },
  ...{ span: spanOf(words), paragraphs: null, quote: words, memo, time: null, confidence: null, place: { file: 'x' } },
})
const projectOf = (...codings: ForeignCoding[]): ForeignProject => ({
  ...{ program: 'other', cases: [], memos: [], losses: [], codes, codings },
  documents: [{ id: 'D9', name: 'renamed by them', text, attributes: {} }],
})
function review(suggestions: SentSuggestion[], ...codings: ForeignCoding[]) {
  const project = projectOf(...codings)
  const { copies } = separateCopies(project.codes, suggestions)
  return compareReview(project, suggestions, { ours: new Map([...ours, ...copies]), copies })
}
const outcomes = (suggestions: SentSuggestion[], ...codings: ForeignCoding[]) =>
  review(suggestions, ...codings).suggestions.map(({ how, code }) => [how, code])

describe('suggestions in a project that came back', () => {
  const rain = sent('The beans drowned in May.', 'rain')

  test('are still there, also with new GUIDs, another name of the document, and blanks at the ends', () => {
    const loose = coding('The beans drowned in May.', 'rain')
    const widened = { ...loose, span: { start: loose.span!.start - 1, end: loose.span!.end + 1 } }
    expect(outcomes([rain], widened)).toEqual([['kept', 'rain']])
  })
  test('are still there where a program gives them to the person who imported them', () => {
    expect(outcomes([rain], coding('The beans drowned in May.', 'rain', 'Eve', rain.why))).toEqual([['kept', 'rain']])
  })
  test('are those with a copy of their code', () => {
    const { suggestions, theirs } = review([rain], coding('The beans drowned in May.', 'themata: RAIN', 'Eve'))
    expect(suggestions.map(({ how }) => how)).toEqual(['kept'])
    expect(theirs).toEqual([])
  })
  test.each([
    ['gone', [], [['gone', null]]],
    ['coded alike by a person', [coding('The beans drowned in May.', 'rain', 'Eve')], [['taken', 'rain']]],
    ['at another place', [coding('The beans drowned', 'rain')], [['resized', 'rain']]],
    ['with another code', [coding('The beans drowned in May.', 'work')], [['recoded', 'work']]],
    ['gone where another is near', [coding('We dug a ditch.', 'rain')], [['gone', null]]],
  ] as const)('are %s', (_, codings, expected) => {
    expect(outcomes([rain], ...codings)).toEqual(expected)
  })
  test('are unknown where their document is not there, and found by their words where it was edited', () => {
    const elsewhere = { ...rain, text: 'sha256:0', document: 'D7', name: 'other' }
    expect(outcomes([elsewhere], coding('The beans drowned in May.', 'rain'))).toEqual([['unknown', null]])
    const edited = { ...rain, text: 'sha256:0', document: 'D9', start: 40, end: 65 }
    expect(outcomes([edited], coding('The beans drowned in May.', 'rain'))).toEqual([['kept', 'rain']])
  })
  test('are kept apart from what people coded, also with a copied code at a place of their own', () => {
    const own = [coding('We dug a ditch.', 'work', 'Eve'), coding('The roses were fine.', 'themata: RAIN', 'Eve')]
    const { theirs, unrecorded } = review([rain], ...own, coding('The roses were fine.', 'work'))
    expect(theirs).toEqual(own)
    expect(unrecorded).toBe(1)
  })
  test('that two records have, of two versions of their document, are one suggestion', () => {
    const again = { ...rain, text: 'sha256:0', document: 'D9', start: 40, end: 65 }
    expect(outcomes([rain, again], coding('The beans drowned in May.', 'rain'))).toEqual([['kept', 'rain']])
    expect(outcomes([rain, { ...rain, document: 'D7', name: 'other' }])).toEqual([['gone', null]])
  })
  test('of one passage are each matched once', () => {
    const both = [rain, sent('The beans drowned in May.', 'work')]
    expect(outcomes(both, coding('The beans drowned in May.', 'work'))).toEqual([
      ['gone', null],
      ['kept', 'work'],
    ])
  })
})

describe('the decisions of a review in another program', () => {
  const suggestions = [
    sent('The beans drowned in May.', 'rain'),
    sent('We dug a ditch.', 'work'),
    sent('The roses were fine.', 'rain'),
  ]
  const { suggestions: reviewed } = review(
    suggestions,
    coding('The beans drowned in May.', 'rain'),
    coding('We dug a ditch.', 'rain'),
  )
  const decide = (isComplete: boolean) =>
    eventsOfReview(reviewed, () => transcript, { coder: 'eve', isComplete }).map(({ on, code, status, shown }) => [
      on.exact,
      code,
      status,
      shown.mode,
    ])

  test('accept what is still there, correct what was recoded, and leave open what is gone', () => {
    expect(decide(false)).toEqual([
      ['The beans drowned in May.', 'rain', 'accepted', 'assisted'],
      ['We dug a ditch.', 'work', 'rejected', 'assisted'],
      ['We dug a ditch.', 'rain', 'accepted', 'assisted'],
    ])
  })
  test('reject what is gone only if everything was looked at', () => {
    expect(decide(true)).toEqual([...decide(false), ['The roses were fine.', 'rain', 'rejected', 'assisted']])
  })
  test('are the same events each time', () => {
    const events = () => eventsOfReview(reviewed, () => transcript, { coder: 'eve', isComplete: true })
    expect(events()).toEqual(events())
    expect(new Set(events().map(({ id }) => id)).size).toBe(4)
  })
})

describe('the record of suggestions', () => {
  test('is read as it was written', () => {
    const list = [sent('We dug a ditch.', 'work'), sent('The roses were fine.', 'rain')]
    expect(readSent(writeSent(list), 'x.sent.jsonl')).toEqual(list)
  })
  test('names the line that is none', () => {
    expect(() => readSent('{"v":1}\n', 'x.sent.jsonl')).toThrow(/^x\.sent\.jsonl:1/)
  })
})
