import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { nameColumns, readCells, readStudyTable, readTable } from '../../src/boundary/read-table.ts'

const read = (text: string) => readTable(text, 'people.csv')
const cellsOf = (text: string) => read(text).rows.map(({ cells }) => cells)

describe('the separator of a table', () => {
  test.each([
    [',', 'a,b,c\n1,2,3'],
    [';', 'a;b;c\n1;2;3'],
    ['\t', 'a\tb\tc\n1\t2\t3'],
    ['|', 'a|b|c\n1|2|3'],
  ])('is %j where that is most frequent in the first line', (delimiter, text) => {
    expect(read(text)).toMatchObject({ delimiter, columns: ['a', 'b', 'c'] })
    expect(cellsOf(text)).toEqual([{ a: '1', b: '2', c: '3' }])
  })
  test('is not one inside of quotes', () => {
    expect(read('"last, first, title";age\nLind, Ana;40').columns).toEqual(['last, first, title', 'age'])
  })
  test('is that of a "sep=" line, and lines are still counted from the top of the file', () => {
    const { columns, rows, header } = read('sep=;\na,b;c\n1,2;3\n')
    expect([columns, rows]).toEqual([['a,b', 'c'], [{ line: 3, cells: { 'a,b': '1,2', c: '3' } }]])
    expect(header).toMatch(/^sep= /)
  })
})

describe('a table', () => {
  test('has line ends, separators and quotes inside quoted cells as part of the cell', () => {
    expect(cellsOf('who,said\nAna,"It was ""dry"",\nand hot"\n')).toEqual([
      { who: 'Ana', said: 'It was "dry",\nand hot' },
    ])
  })
  test('has rows with the line on which they end, blank rows left out', () => {
    const { rows } = read('a,b\n1,2\n\n , \n"3\n4",5\n')
    expect(rows.map(({ line }) => line)).toEqual([2, 6])
  })
  test('has empty cells where a row is short, and numbered columns where one is longer than the header', () => {
    expect(cellsOf('a,b\n1\n1,2,3\n')).toEqual([
      { a: '1', b: '', 'column 3': '' },
      { a: '1', b: '2', 'column 3': '3' },
    ])
  })
  test('has no byte order mark in the name of its first column', () => {
    expect(read('\ufeffparticipant,role\nP1,cook').columns[0]).toBe('participant')
  })
  test('may have columns that are named like parts of every object', () => {
    const [row] = cellsOf('__proto__,constructor\nx,y\n')
    expect(Object.entries(row!)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
  })
  test('without a row is an error', () => {
    for (const text of ['', '\n\n', ' , ,\n']) expect(() => read(text)).toThrow(/people\.csv {2}error {2}csv\/empty/)
  })
  test('with a quote that is never closed is an error at its line, with the rule for quotes', () => {
    expect(() => read('a,b\n1,2\n"3,4\n')).toThrow(/people\.csv:\d+:1 {2}error {2}csv\/syntax\n[^]*""/)
  })
  test('with more than a thousand columns is refused: its separator is mistaken', () => {
    const wide = 'x,'.repeat(1000)
    expect(() => read(`a;b\n${wide.replaceAll(',', ';')}\n`)).toThrow(/1001 columns; the maximum is 1000\n.*separator/)
    expect(() => readCells(wide, 'x.csv')).toThrow(InputError)
  })

  test('is read as another program wrote it, cell by cell', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '🙂', ' ', ',', ';', '"', '\n', "'"),
      minLength: 1,
      maxLength: 6,
    })
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), (written, delimiter) => {
        const text = stringify([['first', 'second'], ...written.map(([a, b]) => [`x${a}`, b])], {
          delimiter,
          quoted: true,
        })
        const { rows: found } = read(text)
        expect(found.map(({ cells }) => [cells['first'], cells['second']])).toEqual(
          written.map(([a, b]) => [`x${a}`, b]),
        )
      }),
    )
  })
})

describe('names of columns', () => {
  test('that are empty or repeated have the number of their place', () => {
    expect(nameColumns(['name', '', 'name'], [], 'x')).toEqual(['name', 'column 2', 'name 3'])
  })
  test('are all different, whatever the header holds, and as many as the widest row has cells', () => {
    const name = fc.constantFrom('', 'a', 'b', 'a 2', 'a 3', 'column 1', 'column 2', 'a 3 3')
    fc.assert(
      fc.property(fc.array(name, { maxLength: 6 }), fc.nat(8), (header, width) => {
        const names = nameColumns(header, [Array.from({ length: width }, () => 'x')], 'x')
        expect(names.length).toBe(Math.max(header.length, width))
        expect(new Set(names).size).toBe(names.length)
        header.forEach((own, at) => {
          if (own !== '' && header.indexOf(own) === at) expect(names[at]).toBe(own)
        })
      }),
    )
  })
})

test('a table of a study has its cells as they were before a spreadsheet was kept from running them', () => {
  const { columns, rows } = readStudyTable("participant,'=note\nP1,'-5\nP2,'quoted'\n", 'people.csv')
  expect(columns).toEqual(['participant', '=note'])
  expect(rows.map(({ cells }) => cells['=note'])).toEqual(['-5', "'quoted'"])
})
