import { describe, expect, test } from 'vitest'
import { InputError } from '../../../src/boundary/diagnostic.ts'
import { findStatedColumn, findUsualColumn, isUsualHead } from '../../../src/importers/kit/column-names.ts'
import { isPlausibleName } from '../../../src/importers/kit/label-kind.ts'
import { findHeadLine, readTitledCells } from '../../../src/importers/kit/read-cells.ts'
import { linesOfRow } from '../../../src/importers/kit/read-paragraphs.ts'
import { countTitleRows, hasHead, holdLabels } from '../../../src/importers/kit/table-head.ts'
import { identifyColumns } from '../../../src/importers/kit/table-layout.ts'

const tableOf = (...rows: string[][]) => rows.map((cells, index) => ({ line: index + 1, cells }))
const asked = 'How often do you retrain the model?'
const answered = 'Every Monday, unless the labels are late.'
const rows = [
  ['0:01', 'Mina', asked],
  ['0:06', 'Jo', answered],
  ['0:12', 'Mina', 'Who delivers the labels?'],
]

describe('heads of columns', () => {
  test('are known whatever their capitals, blanks and marks', () => {
    expect(['Start Time', 'start_time', 'SPEAKER', 'Speaker:', 'Äußerung', 'Notes'].map(isUsualHead)).toEqual([
      ...[true, true, true, true],
      ...[true, false],
    ])
  })

  test('of which several fit give the most usual one', () => {
    expect(findUsualColumn(['Words', 'Text'], 'text')).toBe(1)
    expect(findUsualColumn(['Notes'], 'text')).toBe(-1)
  })

  test('that somebody stated are found whatever their capitals', () => {
    expect(findStatedColumn(['A', 'What'], 'text', { text: ['Missing', 'what'] })).toBe(1)
    expect(findStatedColumn(['A'], 'text', {})).toBe(-1)
  })

  test.each([
    ['usual heads', tableOf(['Time', 'Speaker', 'Text'], ...rows), true],
    ['other words', tableOf(['When', 'Which', 'Uttered'], ...rows), true],
    ['a time in the first row', tableOf(...rows), false],
    ['a name that recurs', tableOf(['Mina', asked], ['Jo', answered], ['Mina', 'Who?']), false],
    ['a sentence', tableOf(['Mina', 'That is so.'], ['Jo', answered]), false],
  ])('%s: %#', (_, table, expected) => {
    expect(hasHead(table)).toBe(expected)
  })
})

describe('rows above the heads', () => {
  const head = ['Time', 'Speaker', 'Text']
  test.each([
    ['none', [head, ...rows], 0],
    ['a title', [['Interview 3'], head, ...rows], 1],
    ['facts of two cells', [['Date', '12 March'], ['Place', 'Kassel'], head, ...rows], 2],
    ['a title above heads that say nothing', [['Interview 3'], ['When', 'Which', 'Uttered'], ...rows], 1],
    ['a first sentence that nobody says', [['We begin.', '', ''], ...rows], 0],
    ['a first time alone', [['0:00', '', ''], ...rows], 0],
  ])('%s', (_, table, count) => {
    expect(countTitleRows(tableOf(...table))).toBe(count)
  })

  test('are found in text by the line of heads', () => {
    expect(findHeadLine(['Interview 3', 'Time;Speaker;Text', '0:01;Mina;Why?'])).toBe(1)
    expect(findHeadLine(['Mina, the speaker, says', 'Why?'])).toBe(-1)
    const { above, rows: read } = readTitledCells(
      'Interview 3, a title\nTime\tSpeaker\tText\n0:01\tMina\tWhy?',
      'a.csv',
    )
    expect(above).toBe('Interview 3, a title')
    expect(read).toEqual([
      { line: 2, cells: ['Time', 'Speaker', 'Text'] },
      { line: 3, cells: ['0:01', 'Mina', 'Why?'] },
    ])
  })
})

test('a column holds labels where half of its cells begin with one', () => {
  expect(holdLabels(tableOf(['Mina: Why?'], ['and so'], ['Jo: So.']), 0)).toBe(true)
  expect(holdLabels(tableOf(['Mina: Why?'], ['and so'], ['So it was.']), 0)).toBe(false)
})

describe('columns', () => {
  const columnsOf = (table: string[][], stated = {}) => identifyColumns(tableOf(...table), stated, 'a.csv')

  test('are taken by their heads, in any order', () => {
    const table = [
      ['Text', 'End', 'Speaker', 'Start'],
      [asked, '0:03', 'Mina', '0:01'],
    ]
    expect(columnsOf(table).columns).toEqual({ text: 0, end: 1, speaker: 2, start: 3 })
  })

  test('are taken by what is in them where there are no heads', () => {
    expect(columnsOf(rows)).toMatchObject({ head: null, columns: { start: 0, speaker: 1, text: 2 }, guessed: [] })
  })

  test('taken by what is in them below heads that say nothing are named as guessed', () => {
    expect(columnsOf([['When', 'Which', 'Uttered'], ...rows])).toMatchObject({
      columns: { speaker: 1, text: 2 },
      guessed: ['text', 'speaker'],
    })
  })

  test('are those that somebody stated, before all', () => {
    const table = [
      ['Text', 'Translation', 'Speaker'],
      ['¿Por qué?', 'Why is that so?', 'Mina'],
    ]
    expect(columnsOf(table, { text: 'translation' }).columns).toMatchObject({ text: 1, speaker: 2 })
  })

  test('can each be a voice', () => {
    expect(
      columnsOf([
        ['Interviewer', 'P1'],
        [asked, answered],
      ]).voices,
    ).toEqual([0, 1])
    expect(
      columnsOf([
        ['Question', 'Answer'],
        [asked, answered],
      ]).voices,
    ).toEqual([0, 1])
    expect(
      columnsOf([
        ['Interviewer', 'Jo Lind'],
        [asked, answered],
      ]).voices,
    ).toEqual([0, 1])
  })

  test('of tags and their descriptions are no transcript', () => {
    const tags = [
      ['tag', 'meaning'],
      ['labels', 'All that is said of labels'],
      ['teams', 'Who works with whom'],
      ['price', 'What it costs them'],
    ]
    expect(() => columnsOf(tags)).toThrowError(InputError)
    expect(() => columnsOf(rows, { text: 'said' })).toThrowError(/no column "said"/)
  })

  test('a row that repeats the heads is one of them', () => {
    const head = ['Time', 'Speaker', 'Text']
    const { heads, rows: read } = columnsOf([head, rows[0]!, head, rows[1]!])
    expect(heads.map(({ line }) => line)).toEqual([1, 3])
    expect(read.map(({ line }) => line)).toEqual([2, 4])
  })
})

test.each([
  [['Mina', 'Why?'], ['Mina: Why?']],
  [
    ['Mina:', 'Why?\nHow?'],
    ['Mina: Why?', 'How?'],
  ],
  [['0:01', 'Mina', 'Why?'], ['[0:01] Mina: Why?']],
  [['0:01 - 0:04', 'Mina', 'Why?'], ['[0:01] Mina: Why?']],
  [['Date', '12 March'], ['Date: 12 March']],
  [
    ['That is a sentence.', 'And that.'],
    ['That is a sentence.', 'And that.'],
  ],
])('the row %j of a document is the lines %j', (cells, lines) => {
  expect(linesOfRow(cells, isPlausibleName)).toEqual(lines)
})
