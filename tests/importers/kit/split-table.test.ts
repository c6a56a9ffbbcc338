import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellRow } from '../../../src/boundary/read-table.ts'
import { sum } from '../../../src/collections.ts'
import { pairNumbers } from '../../../src/importers/kit/names.ts'
import { splitJson } from '../../../src/importers/kit/split-json.ts'
import { createNamer, splitSheets, splitTable } from '../../../src/importers/kit/split-table.ts'
import { countWords } from '../../../src/text/words.ts'

/** Rows as a program reads them: a row ends on the line of its last cell's last line. */
function rowsOf(...cells: readonly (readonly string[])[]): CellRow[] {
  let line = 0
  return cells.map((row) => {
    line += 1 + sum(row, (cell) => cell.split('\n').length - 1)
    return { line, cells: row }
  })
}
const split = (...cells: readonly (readonly string[])[]) => splitTable(rowsOf(...cells), 'all.csv')

describe('a table of one row an interview, a question at the head of each column', () => {
  const table = [
    ['id', 'How did you start?', 'What would you change?', 'age'],
    ['P1', 'We dug the beds first.', 'More water, please.', '44'],
    ['P2', 'A neighbour asked me.', '', '51'],
  ]
  test('is an interview for each row, with what was asked and answered; what was not answered was not asked', () => {
    const { interviews } = split(...table)!
    expect(interviews.map(({ name, text }) => [name, JSON.parse(text)])).toEqual([
      [
        'P1.json',
        [
          { speaker: 'Interviewer', text: 'How did you start?' },
          { speaker: 'Participant', text: 'We dug the beds first.' },
          { speaker: 'Interviewer', text: 'What would you change?' },
          { speaker: 'Participant', text: 'More water, please.' },
        ],
      ],
      [
        'P2.json',
        [
          { speaker: 'Interviewer', text: 'How did you start?' },
          { speaker: 'Participant', text: 'A neighbour asked me.' },
        ],
      ],
    ])
  })
  test('accounts for the words of the other columns, heads included', () => {
    // "id", "P1", "P2"; "age", "44", "51"
    expect(split(...table)!.leftOut).toEqual([
      { column: 'id', words: 3 },
      { column: 'age', words: 3 },
    ])
  })
  test('with a title above says so of its words', () => {
    const { interviews, leftOut } = split(['Survey of the gardens'], ...table)!
    expect(interviews).toHaveLength(2)
    expect(leftOut.at(-1)).toEqual({ column: 'lines above the table', words: 4 })
  })
  test('is none where the answers are a word each, or there is one question', () => {
    expect(split(['id', 'Which bed?', 'Which tool?'], ['P1', 'north', 'spade'], ['P2', 'south', 'hoe'])).toBeNull()
    expect(split(['id', 'How did you start?'], ['P1', 'We dug the beds first.'])).toBeNull()
  })
})

describe('a table of several interviews one behind the other', () => {
  const table = [
    ['interview', 'speaker', 'text'],
    ['A', 'Mina', 'How often?'],
    ['A', 'Jo', 'Every "day".'],
    ['B', 'Mina', 'And you?'],
    ['B', 'Lu', 'Never,\nor nearly.'],
    ['B', 'Mina', 'Why?'],
  ]
  test('is a table for each, with its rows on the lines that they had', () => {
    const { interviews, leftOut } = split(...table)!
    expect(interviews.map(({ name }) => name)).toEqual(['A.csv', 'B.csv'])
    expect(interviews[0]!.text).toBe('"speaker","text"\n"Mina","How often?"\n"Jo","Every ""day""."\n')
    // the rows of B begin on line 4 of the table; its second row takes two lines
    expect(interviews[1]!.text.split('\n')).toEqual([
      '"speaker","text"',
      '',
      '',
      '"Mina","And you?"',
      '"Lu","Never,',
      'or nearly."',
      '"Mina","Why?"',
      '',
    ])
    expect(leftOut).toEqual([{ column: 'interview', words: 5 }])
  })
  test('is one interview where all rows have the same name, or there is no such column', () => {
    expect(split(...table.map(([, ...cells]) => cells))).toBeNull()
    expect(split(...table.map(([name, ...cells], at) => [at === 0 ? name! : 'A', ...cells]))).toBeNull()
  })
  test('is one interview where the column names the speakers by ids that take turns', () => {
    const heads = ['participant_id', 'speaker', 'text']
    const turn = (id: string, speaker: string, text: string) => [id, speaker, text]
    const spoken = [
      turn('1', 'Mina', 'So?'),
      turn('2', 'Jo', 'Yes.'),
      turn('1', 'Mina', 'And?'),
      turn('2', 'Jo', 'No.'),
    ]
    expect(split(heads, ...spoken)).toBeNull()
  })
  test('keeps every word of every row in the interview that it names', () => {
    const row = fc.record({
      name: fc.constantFrom('A', 'B', 'C'),
      text: fc.constantFrom('So it is.', 'No', 'a "b"', 'x,\ny'),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 6, maxLength: 14 }), (rows) => {
        const speakers = ['Mina', 'Jo']
        const cells = rows.map(({ name, text }, at) => [name, speakers[at % 2]!, text])
        const found = split(['interview', 'speaker', 'text'], ...cells)
        fc.pre(found !== null)
        for (const { name, text } of found!.interviews) {
          const own = rows.filter((one) => `${one.name}.csv` === name)
          const words = sum(own, (one) => countWords(one.text)) + own.length // and a speaker each
          expect(countWords(text)).toBe(words + 2) // and the heads "speaker" and "text"
        }
      }),
    )
  })
})

describe('a table whose cells are whole interviews', () => {
  const talk = 'Mina: How often?\nJo: Every day.\nMina: Why?\nJo: It helps.'
  test('is a text for each, with its lines numbered as in the table', () => {
    const { interviews, leftOut } = split(['id', 'transcript'], ['P1', talk], ['P2', talk.replace('day', 'week')])!
    expect(interviews.map(({ name }) => name)).toEqual(['P1.txt', 'P2.txt'])
    expect(interviews[0]!.text).toBe(`\n${talk}`)
    expect(interviews[1]!.text.split('\n').indexOf('Jo: Every week.') + 1).toBe(7) // head, four lines, then the second
    expect(leftOut).toEqual([{ column: 'id', words: 2 }]) // P1 and P2, which are the names
  })
})

describe('a workbook', () => {
  const sheet = (name: string, ...cells: readonly (readonly string[])[]) => ({ name, rows: rowsOf(...cells) })
  const talk = [
    ['speaker', 'text'],
    ['Mina', 'How often?'],
    ['Jo', 'Daily.'],
  ]
  test('of several sheets with words and speakers is an interview each; the words of other sheets are counted', () => {
    const found = splitSheets(
      [sheet('P1', ...talk), sheet('P2', ...talk), sheet('Notes', ['to do'], [''])],
      'all.xlsx',
    )!
    expect(found.interviews.map(({ name }) => name)).toEqual(['P1.csv', 'P2.csv'])
    expect(found.leftOut).toEqual([{ column: 'sheet "Notes"', words: 2 }])
  })
  test('of one such sheet is one transcript', () => {
    expect(splitSheets([sheet('P1', ...talk), sheet('Notes', ['to do'])], 'all.xlsx')).toBeNull()
  })
})

describe('JSON of several interviews', () => {
  const dialogue = (word: string) => [
    { speaker: 'Mina', text: `How ${word}?` },
    { speaker: 'Jo', text: 'Every day of it.' },
  ]
  test('is one for each item that has a dialogue, by its id', () => {
    const found = splitJson(
      [
        { id: 'a', turns: dialogue('often') },
        { id: 'b', turns: dialogue('long') },
      ],
      'all.json',
    )!
    expect(found.interviews.map(({ name, text }) => [name, JSON.parse(text)])).toEqual([
      ['a.json', dialogue('often')],
      ['b.json', dialogue('long')],
    ])
  })
  test('without ids is named by the positions of the items', () => {
    const found = splitJson([{ turns: dialogue('often') }, { turns: dialogue('long') }], 'all.json')!
    expect(found.interviews.map(({ name }) => name)).toEqual(['item 1.json', 'item 2.json'])
  })
  test('of Label Studio is read from its data, and what people transcribed of regions', () => {
    const region = (id: string, start: number, speaker: string, text: string) => [
      { id, value: { start, end: start + 1, labels: [speaker] } },
      { id, value: { start, end: start + 1, text: [text] } },
    ]
    const task = (id: number, words: string) => ({
      id,
      data: { audio: 'a.wav' },
      annotations: [{ result: [...region('r1', 0, 'Mina', 'How often?'), ...region('r2', 1, 'Jo', words)] }],
    })
    const found = splitJson([task(1, 'Every day.'), task(2, 'Every week.')], 'tasks.json')!
    expect(found.interviews.map(({ name }) => name)).toEqual(['1.json', '2.json'])
    expect(JSON.parse(found.interviews[1]!.text)).toEqual([
      { start: 0, end: 1, speaker: 'Mina', text: 'How often?' },
      { start: 1, end: 2, speaker: 'Jo', text: 'Every week.' },
    ])
  })
  test.each([
    ['nothing', []],
    ['a map', { turns: [] }],
    ['texts', ['a', 'b']],
    ['the turns of one interview', dialogue('often')],
    ['null', [null]],
  ])('is none in %s', (_, value) => {
    expect(splitJson(value, 'P1.json')).toBeNull()
  })
})

describe('the name of an interview', () => {
  const name = (names: readonly string[], ...cells: readonly (readonly string[])[]) => {
    const rows = cells.map((row, at) => ({ line: at + 2, cells: row }))
    return rows.map(createNamer(rows, names))
  }
  test.each([
    [
      'is what a column of ids has',
      ['age', 'id'],
      [
        ['44', 'P1'],
        ['51', 'P2'],
      ],
      ['P1', 'P2'],
    ],
    [
      'is the line where ids recur',
      ['age', 'id'],
      [
        ['44', 'P1'],
        ['51', 'P1'],
      ],
      ['line 2', 'line 3'],
    ],
    [
      'is the line where an id is missing',
      ['age', 'id'],
      [
        ['44', 'P1'],
        ['51', ''],
      ],
      ['line 2', 'line 3'],
    ],
    ['is the line where no column names it', ['age'], [['44'], ['51']], ['line 2', 'line 3']],
    ['has no sign that a path could be made of', ['id'], [['../a'], ['b/c\\d']], ['-a', 'b-c-d']],
    ['does not end in dots or blanks', ['id'], [['a. '], ['b..']], ['a', 'b']],
  ])('%s', (_, names, cells, expected) => {
    expect(name(names, ...cells)).toEqual(expected)
  })
  test('is never that of another one, though both are written alike without their signs', () => {
    expect(name(['id'], ['a/b'], ['a:b'])).toEqual(['a-b', 'a-b line 3'])
  })
  test('is long to nobody: a column of whole sentences names none', () => {
    expect(name(['title'], ['x'.repeat(61)], ['y'])).toEqual(['line 2', 'line 3'])
  })
})

describe('labels of questions and answers', () => {
  test.each([
    ['Q1 A1 Q2 A2', 'Q A Q A'],
    ['Question 1 Answer 1 Question 2 Answer 2', 'Question Answer Question Answer'],
    ['Frage 1 Antwort 1 Frage 2 Antwort 2', 'Frage Antwort Frage Antwort'],
  ])('with numbers, %s, are those of two people', (written, paired) => {
    const labels = written.match(/[A-Za-z]+ ?\d/g)!
    expect(pairNumbers(labels).join(' ')).toBe(paired)
  })
  test.each([
    ['questions without answers', ['Q1', 'Q2', 'Q3']],
    ['numbers that do not rise', ['Q2', 'A2', 'Q1', 'A1']],
    ['an answer to no question', ['Q1', 'A1', 'Q2', 'A3']],
    ['one question alone', ['Q1', 'A1']],
    ['names', ['Mina', null, 'Jo']],
  ])('stay as they are for %s', (_, labels) => {
    expect(pairNumbers(labels)).toEqual(labels)
  })
})
