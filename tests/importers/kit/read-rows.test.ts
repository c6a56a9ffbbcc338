import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellRow } from '../../../src/boundary/read-table.ts'
import { sum } from '../../../src/collections.ts'
import { noHints, type ReadingHints } from '../../../src/importers/importer.ts'
import { readTable } from '../../../src/importers/kit/read-table.ts'
import { countWords } from '../../../src/text/words.ts'

const toRows = (written: string): CellRow[] =>
  written.split('\n').map((line, at) => ({ line: at + 1, cells: line.split('|').map((cell) => cell.trim()) }))
/** Reads a table that is written with bars between its cells. */
function read(written: string, hints: Partial<ReadingHints> = {}) {
  const wordsIn = countWords(written.replaceAll('|', ' \n '))
  return readTable(toRows(written), { file: 'P1.csv', hints: { ...noHints, ...hints }, wordsIn })
}
const spoken = (written: string, hints: Partial<ReadingHints> = {}) =>
  read(written, hints).turns.map(({ speaker, text }) => `${speaker}: ${text}`)
const leftOut = (written: string, hints: Partial<ReadingHints> = {}) =>
  Object.fromEntries(read(written, hints).skipped.map(({ reason, words }) => [reason, words]))

const table = 'Speaker|Text\nMina|How often?\nJo|Every day.\n|And at night.\nMina|Why?'

describe('a table of what was said', () => {
  test('is a turn for each row; a row without a speaker goes on with the one above', () => {
    expect(spoken(table)).toEqual(['Mina: How often?', 'Jo: Every day.', 'Jo: And at night.', 'Mina: Why?'])
  })
  test('numbers turns by rows, and names the lines of the file', () => {
    expect(read(table).turns.map(({ number, line }) => [number, line])).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 5],
    ])
  })
  test('leaves out heads and labels by name', () => {
    expect(leftOut(table)).toEqual({ 'column names': 2, 'speaker labels': 3 })
  })
  test('takes a colon behind a name for none of it', () => {
    expect(spoken('Speaker|Text\nMina :|How often?\nJo：|Daily.')).toEqual(['Mina: How often?', 'Jo: Daily.'])
  })
  test('has rows that a transcriber added, which are left out and counted', () => {
    const noted = 'Speaker|Text\nMina|How often?\n[Note]|A dog barks.\nJo|Daily.\nAnmerkung:|Pause.'
    expect(spoken(noted)).toEqual(['Mina: How often?', 'Jo: Daily.'])
    expect(leftOut(noted)['rows of notes']).toBe(4)
  })
  test('leaves out rows of labels that somebody listed', () => {
    expect(spoken(table, { leaveOut: ['Mina'] })).toEqual(['Jo: Every day.', 'Jo: And at night.'])
  })
  test('has other columns, which are left out by their names', () => {
    const wide = 'Speaker|Text|Mood\nMina|How often?|very calm\nJo|Daily.|angry'
    expect(spoken(wide)).toEqual(['Mina: How often?', 'Jo: Daily.'])
    expect(leftOut(wide)).toMatchObject({ 'column "Mood"': 3 })
  })
  test('is read by the columns that somebody named', () => {
    const odd = 'A|B|C\nMina|x|How often do you meet?\nJo|y|We meet every day.'
    expect(spoken(odd, { columns: { speaker: 'a', text: 'c' } })).toEqual([
      'Mina: How often do you meet?',
      'Jo: We meet every day.',
    ])
  })
  test('says where a column that was named is not there, and which there are', () => {
    const [warning] = read(table, { columns: { speaker: 'Who' } }).warnings
    expect(warning).toMatchObject({
      ...{ level: 'warning', code: 'import/no-such-column', place: { file: 'P1.csv', line: 1, column: 1 } },
      message: 'the table has no column "Who", so one with a usual name was taken; its columns are Speaker, Text',
    })
  })
  test('accounts for every word: said, or left out with a reason', () => {
    const cell = fc.constantFrom('We meet daily.', 'no', '', 'R&D – it’s new', '12')
    const row = fc.tuple(fc.constantFrom('Mina', 'Jo', '', 'Note'), cell, cell)
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 10 }), (rows) => {
        const written = ['Speaker|Text|Mood', ...rows.map((cells) => cells.join('|'))].join('\n')
        const { turns, skipped, wordsIn } = read(written)
        expect(sum(turns, ({ text }) => countWords(text)) + sum(skipped, ({ words }) => words)).toBe(wordsIn)
      }),
    )
  })
})

describe('times in a table', () => {
  const times = (...written: readonly string[]) =>
    read(
      `Start|Speaker|Text\n${written.map((time, at) => `${time}|${at % 2 === 0 ? 'Mina' : 'Jo'}|Yes, word ${at}.`).join('\n')}`,
    ).turns.map(({ startMs }) => startMs)
  test.each([
    ['a clock', ['0:05', '1:02:03'], [5000, 3_723_000]],
    ['a clock in brackets', ['[00:05]', '(01:10)'], [5000, 70_000]],
    ['spans on a clock, of which the first counts', ['0:05 - 0:09', '0:10 - 0:12'], [5000, 10_000]],
    ['seconds', ['5', '12.25'], [5000, 12_250]],
    ['seconds with a comma', ['5,5', '12,25'], [5500, 12_250]],
    ['whole seconds, none of them long', ['5', '999'], [5000, 999_000]],
    ['milliseconds, where all are whole and one is long', ['0', '5200'], [0, 5200]],
    ['nothing', ['', '0:09'], [null, 9000]],
  ])('are read from %s', (_, written, ms) => {
    expect(times(...written)).toEqual(ms)
  })
  test('and words without speakers are captions: lines go on until a sentence ends with a pause', () => {
    const captions = 'Start|End|Text\n0:00|0:02|We meet\n0:02|0:04|every day.\n0:09|0:10|It helps.'
    expect(read(captions).turns.map(({ text, startMs, endMs, number }) => [text, startMs, endMs, number])).toEqual([
      ['We meet every day.', 0, 4000, null],
      ['It helps.', 9000, 10_000, null],
    ])
    expect(leftOut(captions)['times']).toBe(countWords('0:00 0:02 0:02 0:04 0:09 0:10'))
  })
})

describe('a table whose cells have labels before what is said', () => {
  test('is read by these labels, on the lines of the table', () => {
    const labelled = 'Text\nMina: How often?\nJo: Every day.\nMina: Why?\nJo: It helps.'
    expect(read(labelled).turns.map(({ speaker, text, line }) => [speaker, text, line])).toEqual([
      ['Mina', 'How often?', 2],
      ['Jo', 'Every day.', 3],
      ['Mina', 'Why?', 4],
      ['Jo', 'It helps.', 5],
    ])
  })
  test('has times beside, which are those of the turns', () => {
    const timed = 'Time|Text\n0:01|Mina: How often?\n0:04|Jo: Every day.\n0:06|Mina: Why?\n0:09|Jo: It helps.'
    expect(read(timed).turns.map(({ speaker, startMs }) => [speaker, startMs])).toEqual([
      ['Mina', 1000],
      ['Jo', 4000],
      ['Mina', 6000],
      ['Jo', 9000],
    ])
  })
})
