import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCodedQuotes, checkSegments, checkWrittenQuotes, firstDifference } from '../../src/verify/check-quotes.ts'
import type { StudyAtHand, Written } from '../../src/verify/evidence.ts'
import { jsonPlaces } from '../../src/verify/json-places.ts'
import { readOwnTable } from '../../src/verify/read-own-table.ts'
import { bytesOf } from '../support/builders.ts'
import { recountedStudy } from '../support/recounted-study.ts'

const { written, atHand } = recountedStudy({
  people: { Ana: 'X', Bo: null },
  interviews: { T1: '? Ana ? Bo' },
  codings: [{ code: 'a1', at: 'T1/0' }],
})
const { text, turns } = atHand.transcripts.get('T1')!.transcript
const [, ana, , bo] = turns
const placeOf = jsonPlaces('analysis.json', '')

/** The row of a coding of Ana's answer, some of it changed. */
const row = (change: Readonly<Record<string, string | number>> = {}) => {
  const cells = {
    ...{ transcript: 'T1', turn: 2, start: ana!.span.start, end: ana!.span.end, speaker: 'Ana' },
    ...{ participant: 'Ana', organization: 'X', quote: text.slice(ana!.span.start, ana!.span.end) },
    ...change,
  }
  return readOwnTable('codings.csv', bytesOf(`${Object.keys(cells).join(',')}\n${Object.values(cells).join(',')}\n`))
}
const messages = (change: Readonly<Record<string, string | number>>, study: StudyAtHand = atHand) =>
  checkCodedQuotes(row(change), study).map(({ code, place, message }) => [code, place.line, message])

describe('a quote of codings.csv', () => {
  test('is right where its words, its speaker and its place are those of the transcript', () => {
    expect(messages({})).toEqual([])
    expect(
      messages({
        turn: 4,
        start: bo!.span.start,
        end: bo!.span.end,
        speaker: 'Bo',
        participant: 'Bo',
        organization: '',
        quote: text.slice(bo!.span.start),
      }),
    ).toEqual([])
  })
  const where = `T1 from ${ana!.span.start} to ${ana!.span.end}`
  test.each([
    [{ transcript: 'T9' }, 'there is no transcript "T9" in the study'],
    [{ turn: 3 }, `the turn of ${where} is 2, and 3 is written`],
    [{ speaker: 'Bo' }, `the speaker of ${where} is Ana, and Bo is written`],
    [{ speaker: '' }, `the speaker of ${where} is Ana, and nothing is written`],
    [{ participant: 'Bo' }, `the participant of ${where} is Ana, and Bo is written`],
    [{ organization: '' }, `the organisation of ${where} is X, and nothing is written`],
    [
      { quote: 'We dug the beds over twice more in the year 1' },
      `these are not the words of ${where}: "beds over twice more in the year 1" is written, "beds over once more in the year 1" was said`,
    ],
  ])('with %j is named in its line', (change, message) => {
    expect(messages(change)).toEqual([['verify/quote', 2, message]])
  })
  test('that goes on into what somebody else says is not one person’s', () => {
    const end = ana!.span.end + 5
    expect(messages({ end, quote: `"${text.slice(ana!.span.start, end)}"` })).toEqual([
      ['verify/quote', 3, `T1 from ${ana!.span.start} to ${end} goes on behind the end of turn 2`],
    ])
  })
  test('of a place between turns lies in none', () => {
    const start = ana!.span.end
    expect(messages({ start, end: start, quote: '' })).toEqual([
      ['verify/quote', 2, `T1 from ${start} to ${start} lies in no turn`],
    ])
  })
  test('with another letter anywhere is found, and its message shows at most fifty letters of either text', () => {
    const said = text.slice(ana!.span.start, ana!.span.end)
    fc.assert(
      fc.property(fc.nat({ max: said.length - 1 }), (at) => {
        const [[, , message]] = messages({ quote: `${said.slice(0, at)}#${said.slice(at + 1)}` }) as [[0, 0, string]]
        for (const [, shown] of message.matchAll(/"([^"]*)"/g)) expect(shown!.length).toBeLessThanOrEqual(50)
      }),
    )
  })
})

describe('quotes of analysis.json', () => {
  const [coding] = written.codings
  const quote = {
    ...{
      transcriptId: 'T1',
      span: ana!.span,
      text: text.slice(ana!.span.start, ana!.span.end),
      turn: 2,
      speaker: 'Ana',
    },
    ...{ participantId: 'Ana', organization: 'X', startMs: null, line: null, before: '', isPinned: false },
    ...{ themeId: 'a', codeId: 'a1', coder: coding!.coder, confidence: 0.5, status: 'suggested', stance: null },
  }
  const check = (findings: object) =>
    checkWrittenQuotes(
      {
        ...written,
        findings: { ...{ quotes: [], framework: [], dissent: [], clusters: [], memos: [] }, ...findings },
      } as unknown as Written,
      placeOf,
      atHand,
    ).map(({ message }) => message)
  test('are right with the coding that they show', () => {
    expect(check({ quotes: [quote], framework: [{ quote }, { quote: null }], dissent: [quote] })).toEqual([])
  })
  test.each([
    [{ codeId: 'b1', themeId: 'b' }],
    [{ coder: 'llm' }],
    [{ confidence: 0.6 }],
    [{ status: 'accepted' }],
    [{ stance: 'works' }],
  ])('that say %j of a coding that is otherwise are named', (change) => {
    const wanted = [`no coding at T1 from ${ana!.span.start} is as this quote has it`]
    expect(check({ quotes: [{ ...quote, ...change }] })).toEqual(wanted)
    expect(check({ framework: [{ quote: { ...quote, ...change } }] })).toEqual(wanted)
  })
  test('have the words before them that were said there', () => {
    expect(check({ quotes: [{ ...quote, before: 'How is that   for you?' }] })).toEqual([])
    expect(check({ quotes: [{ ...quote, before: 'How was that for you?' }] })).toEqual([
      'the words before the quote are others',
    ])
  })
  test('that people pinned come first of their code', () => {
    expect(check({ quotes: [{ ...quote, isPinned: true }, quote] })).toEqual([])
    expect(check({ quotes: [quote, { ...quote, isPinned: true }] })).toEqual(['a pinned quote comes after another'])
  })
  test('of memos and clusters are compared as well, a memo on several turns with its words alone', () => {
    const wrong = expect.stringMatching(/^these are not the words of T1/)
    expect(check({ clusters: [{ exemplars: [{ ...quote, text: 'Other.' }] }] })).toEqual([wrong])
    const memo = { transcriptId: 'T1', span: { start: 0, end: text.length }, turn: 1, participantId: null }
    expect(check({ memos: [{ ...memo, quote: text }] })).toEqual([])
    expect(check({ memos: [{ ...memo, quote: 'Other.' }] })).toEqual([wrong])
    expect(check({ memos: [{ ...memo, span: null, quote: 'Lost.' }] })).toEqual([])
  })
})

describe('segments of analysis.json', () => {
  const [first] = written.segments
  const check = (segments: readonly object[]) =>
    checkSegments({ ...written, segments } as unknown as Written, placeOf, atHand).map(({ message }) => message)
  test('cover each turn that is evidence, in one piece or several', () => {
    expect(check(written.segments)).toEqual([])
    const middle = text.indexOf(' beds')
    expect(
      check([
        { ...first, end: middle },
        { ...first, start: middle + 1 },
      ]),
    ).toEqual([])
  })
  test.each([
    [{ start: ana!.span.start + 3 }, 'segment T1#0 leaves words out before it'],
    [{ end: ana!.span.end - 3 }, 'the segments of T1, turn 2 leave words out at its end'],
    [{ end: ana!.span.end + 3 }, 'segment T1#0 does not lie in its turn, after the one before it'],
    [{ start: 0 }, 'segment T1#0 does not lie in its turn, after the one before it'],
    [{ end: ana!.span.start }, 'segment T1#0 does not lie in its turn, after the one before it'],
    [{ turn: 9 }, 'segment T1#0 belongs to no turn of the study'],
    [{ transcriptId: 'T9' }, 'segment T1#0 belongs to no turn of the study'],
  ])('with %j are named', (change, message) => {
    expect(check([{ ...first, ...change }])).toContain(message)
  })
  test('that lie on each other are named', () => {
    expect(check([first!, { ...first, id: 'T1#1' }])).toEqual([
      'segment T1#1 does not lie in its turn, after the one before it',
    ])
  })
})

test('two texts first differ behind what they begin with', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (begin, a, b) => {
      const at = firstDifference(begin + a, begin + b)
      expect(at).toBeGreaterThanOrEqual(begin.length)
      expect((begin + a).slice(0, at)).toBe((begin + b).slice(0, at))
      const isEnd = at === Math.min((begin + a).length, (begin + b).length)
      expect(isEnd || (begin + a)[at] !== (begin + b)[at]).toBe(true)
    }),
  )
})
