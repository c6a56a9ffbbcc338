import { describe, expect, test } from 'vitest'
import { checkReport } from '../../src/verify/check-report.ts'
import type { FormBlock } from '../../src/verify/forms/form-block.ts'
import { inPart, type ReportTable, row, whole } from '../../src/verify/report-row.ts'
import { type GivenStudy, gardenTree, recountedStudy } from '../support/recounted-study.ts'

const study: GivenStudy = {
  people: { Ana: 'X', 'Bo, Jr': 'X', Cy: null },
  interviews: { T1: '? Ana ? Ana', T2: '? Bo, ? Cy' },
  codings: [
    { code: 'a1', at: 'T1/0', status: 'accepted', stance: 'problem' },
    { code: 'a1', at: 'T1/1' },
    { code: 'b1', at: 'T2/1' },
  ],
}
const people = { ...study.people, 'Bo,': 'X' }
const { facts, atHand, written } = recountedStudy({ ...study, people })
const check = (blocks: readonly FormBlock[], tables: readonly ReportTable[] = [], given = facts) =>
  checkReport('report.md', blocks, { facts: given, tables, study: atHand }).map(({ code, place, message }) => [
    code,
    place.line,
    message,
  ])
const heading = (text: string): FormBlock => ({ kind: 'heading', text, line: 1 })
const paragraph = (text: string): FormBlock => ({ kind: 'paragraph', text, line: 2 })

describe('a quote of a report', () => {
  const quote = (text: string, source: string) => check([{ kind: 'quote', text, source, line: 5 }])
  const words = 'We dug the beds over once more in the year 1'
  test.each([
    [words, 'Ana, T1, turn 2'],
    [words, 'Ana, T1, turn 2 (accepted)'],
    [words, 'Ana, T1, turn 2, pinned'],
    ['dug  the beds', 'Ana, T1, turn 2'],
    ['We dug […] once more […] year 1', 'Ana, T1, turn 2'],
  ])('"%s" of %s is what was said there', (text, source) => {
    expect(quote(text, source)).toEqual([])
  })
  test.each([
    [
      words,
      'Ana, T1, turn 4',
      `"We dug the beds over once more in …" was not said in the place that is named: Ana, T1, turn 4`,
    ],
    [
      words,
      'Cy, T1, turn 2',
      `"We dug the beds over once more in …" was not said in the place that is named: Cy, T1, turn 2`,
    ],
    [
      'How is that for you?',
      'Interviewer, T1, turn 1',
      `"How is that for you?" was not said in the place that is named: Interviewer, T1, turn 1`,
    ],
    [
      'once more […] dug',
      'Ana, T1, turn 2',
      `"once more […] dug" was not said in the place that is named: Ana, T1, turn 2`,
    ],
    ['We dug', 'Ana', '"We dug" was not said in the place that is named: Ana'],
    ['We dug', 'Ana, T1, turn 2, 4:07', 'the time or the line of "Ana, T1, turn 2, 4:07" is another'],
    ['We dug', 'Ana, T1, turn 2, line 3', 'the time or the line of "Ana, T1, turn 2, line 3" is another'],
  ])('"%s" of %s is wrong', (text, source, message) => {
    expect(quote(text, source)).toEqual([['verify/quote', 5, message]])
  })
  test('has the time and the line of its turn, written as clocks show it', () => {
    const now = atHand.transcripts.get('T1')!
    const at = (startMs: number) => {
      const turns = now.transcript.turns.map((turn) => ({ ...turn, startMs, line: 12 }))
      const transcripts = new Map([['T1', { ...now, transcript: { ...now.transcript, turns } }]])
      return (source: string) =>
        checkReport('report.md', [{ kind: 'quote', text: words, source: `Ana, T1, turn 2, ${source}`, line: 1 }], {
          ...{ facts, tables: [], study: { ...atHand, transcripts } },
        }).length
    }
    expect([at(247_900)('4:07, line 12'), at(3_847_000)('1:04:07, line 12'), at(0)('0:00, line 12')]).toEqual([0, 0, 0])
    expect([at(247_900)('4:08, line 12'), at(247_900)('4:07, line 13'), at(247_900)('line 12')]).toEqual([1, 1, 1])
  })
})

describe('the sentences of a theme or code', () => {
  test.each([
    ['Theme a', 'What it is. It comes up in 1 of 1 organisation and 1 of 4 participants, in 2 segments.'],
    ['Code a1', 'In 1 of 1 organisation and 1 of 4 participants (Ana), in 2 segments; 100 % of them by Ana.'],
    ['Code b1', 'In 0 of 1 organisations and 1 of 4 participants (Cy), in 1 segment.'],
    ['Code a1', 'Marked by people: 1 problem.'],
    ['Elsewhere', 'It comes up in 7 of 7 organisations and 7 of 7 participants, in 7 segments.'],
  ])('under "%s" are right: %s', (title, text) => {
    expect(check([heading(title), paragraph(text)])).toEqual([])
  })
  test.each([
    ['Theme a', 'It comes up in 1 of 1 organisation and 1 of 4 participants, in 3 segments.', '3', '2'],
    ['Theme a', 'It comes up in 1 of 1 organisation and 2 of 4 participants, in 2 segments.', '2', '1'],
    [
      'Code a1',
      'In 1 of 1 organisation and 1 of 4 participants (Cy), in 2 segments; 100 % of them by Ana.',
      'Cy',
      'Ana',
    ],
    [
      'Code a1',
      'In 1 of 1 organisation and 1 of 4 participants (Ana), in 2 segments; 50 % of them by Ana.',
      '50 %',
      '100 %',
    ],
    [
      'Code a1',
      'In 1 of 1 organisation and 1 of 4 participants (Ana), in 2 segments; 100 % of them by Cy.',
      'Cy',
      'Ana',
    ],
    ['Code b1', 'In 0 of 1 organisations and 1 of 4 participants (Cy), in 2 segments.', '2', '1'],
    ['Code a1', 'Marked by people: 2 problem.', '2', '1'],
  ])('under "%s" are wrong in one place: %s', (title, text, found, expected) => {
    expect(check([heading(title), paragraph(text)])).toEqual([
      ['verify/count', 2, `"${found}" is written under "${title}", and "${expected}" is expected`],
    ])
  })
  test('are those of one of the codes that have the same label, and not of two at once', () => {
    const codes = gardenTree.codes.map((code) => ({ ...code, label: 'Code' }))
    const same = { ...facts, written: { ...written, codebook: { ...written.codebook, codes } } }
    const sentence = (people: string, segments: string) =>
      check([heading('Code'), paragraph(`In ${people}, in ${segments}.`)], [], same)
    expect(sentence('1 of 1 organisation and 1 of 4 participants (Ana)', '2 segments')).toEqual([])
    expect(sentence('0 of 1 organisations and 1 of 4 participants (Cy)', '1 segment')).toEqual([])
    expect(sentence('0 of 1 organisations and 1 of 4 participants (Cy)', '2 segments')).toHaveLength(1)
  })
  test('about the whole study are checked wherever they are', () => {
    const sentence = (segments: number, coded: string) =>
      paragraph(
        `4 participants of 1 organisation spoke in ${segments} segments of a few sentences each. With the codebook x, ${coded} were given at least one code.`,
      )
    expect(check([sentence(4, '3 of them (75 %)')])).toEqual([])
    expect(check([sentence(5, '3 of them (75 %)')])).toHaveLength(1)
    expect(check([sentence(4, '3 of them (74 %)')])).toHaveLength(1)
  })
})

describe('a table of a report beside what was recounted', () => {
  const expected = whole('Codes', [
    row('Wet', { segments: 3, share: '12 %' }),
    row('Dry', { segments: 0, share: '–' }),
    row('Cold', { segments: null }),
  ])
  const table = (...rows: readonly string[][]): FormBlock => ({
    ...{ kind: 'table', caption: 'Codes', line: 7 },
    rows: [['', 'segments', 'share', 'note'], ...rows].map((cells, at) => ({ cells, line: 7 + at })),
  })
  test('is right where known cells are as expected and others are anything', () => {
    expect(check([table(['Wet', '3', '12 %', 'x'], ['Dry', '0', '–', ''], ['Cold', '', '', ''])], [expected])).toEqual(
      [],
    )
  })
  test('may leave out rows in which nothing was counted, but no others', () => {
    expect(check([table(['Wet', '3', '12 %', ''])], [expected])).toEqual([])
    expect(check([table(['Dry', '0', '–', ''])], [expected])).toEqual([
      ['verify/count', 7, 'the row "Wet" is missing in this table'],
    ])
    expect(check([table(['Dry', '0', '–', ''])], [inPart('Codes', expected.rows)])).toEqual([])
  })
  test('is wrong in a cell, named by its row and its column', () => {
    expect(check([table(['Wet', '4', '12 %', ''])], [expected])).toEqual([
      ['verify/count', 8, '"segments" of "Wet" is "4", and "3" is expected'],
    ])
  })
  test('is wrong in a row that nobody knows, and in one that comes twice', () => {
    expect(
      check([table(['Wet', '3', '12 %', ''], ['Wet', '3', '12 %', ''], ['Windy', '1', '', ''])], [expected]),
    ).toEqual([
      ['verify/count', 9, 'no row "Wet" is expected in this table'],
      ['verify/count', 10, 'no row "Windy" is expected in this table'],
    ])
  })
  test('is compared with the rows, and the tables, of the same name that fit it best', () => {
    const twice = whole('Codes', [row('Wet', { segments: 1 }), row('Wet', { segments: 2 })])
    expect(check([table(['Wet', '2', '', ''], ['Wet', '1', '', ''])], [twice, expected])).toEqual([])
    expect(
      check([table(['Wet', '3', '12 %', '']), table(['Wet', '2', '', ''], ['Wet', '1', '', ''])], [expected, twice]),
    ).toEqual([])
    expect(check([table(['Wet', '2', '', ''], ['Wet', '5', '', ''])], [twice])).toHaveLength(1)
  })
  test('may have a column of the study that is called like one of the program', () => {
    const person = whole('Codes', [row('Wet', { segments: 3 }, [['segments', 'seven']])])
    expect(check([table(['Wet', '3', '', '']), table(['Wet', 'seven', '', ''])], [person])).toEqual([])
    expect(check([table(['Wet', '4', '', ''])], [person])).toHaveLength(1)
  })
  test('that nobody recounts is left alone', () => {
    expect(check([table(['Wet', '3', '', ''])], [])).toEqual([])
  })
})
