import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readStudyTable } from '../../../src/boundary/read-table.ts'
import {
  toTable,
  writeCsv,
  writeCsvPieces,
  writeHead,
  writeRows,
  writeTable,
} from '../../../src/outputs/tables/write-table.ts'

const people = [
  { id: 'P1', words: 1234.56789, note: null },
  { id: 'P2', words: 1 / 3, note: 'so, "dry"\nand hot' },
]
const columns = {
  participant: ({ id }: (typeof people)[number]) => id,
  words: ({ words }: (typeof people)[number]) => words,
  note: ({ note }: (typeof people)[number]) => note,
}

describe('a table as CSV', () => {
  test('has a byte order mark, commas, quotes where they are needed, and numbers of six digits', () => {
    expect(writeTable(columns, people)).toBe(
      '\ufeffparticipant,words,note\nP1,1234.57,\nP2,0.333333,"so, ""dry""\nand hot"\n',
    )
  })
  test('without rows is its header', () => {
    expect(writeTable(columns, [])).toBe('\ufeffparticipant,words,note\n')
    expect(writeRows([])).toBe('')
  })
  test('cannot run in a spreadsheet, in the header either', () => {
    const csv = writeCsv({ head: ['=HYPERLINK("x")'], rows: [['+49 30'], ['-5'], ['@a'], [-5]] })
    expect(csv).toBe('\ufeff"\'=HYPERLINK(""x"")"\n\'+49 30\n\'-5\n\'@a\n-5\n')
  })
  test('is the same in pieces as whole, and rows are made when they are asked for', () => {
    const head = ['n', 'name']
    const all = Array.from({ length: 1000 }, (_, row) => [row, `r${row}`])
    let made = 0
    const rows = {
      *[Symbol.iterator]() {
        for (const row of all) {
          made++
          yield row
        }
      },
    }
    const pieces = writeCsvPieces({ head, rows })
    const first = [pieces.next().value, pieces.next().value]
    expect([first[0], made]).toEqual([writeHead(head), 256])
    expect([...first, ...pieces].join('')).toBe(writeCsv({ head, rows: all }))
    expect(writeHead(head) + writeRows(all)).toBe(writeCsv({ head, rows: all }))
  })
  test('is read back cell by cell, by another program and by ours', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '🙂', ',', '"', '\n', ';', "'", '=', '-', ' '),
      maxLength: 6,
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const written = rows.map(([a, b]) => [`x${a}`, b])
        const csv = writeCsv({ head: ['first', 'second'], rows: written })
        const ours = readStudyTable(csv, 'a.csv').rows.map(({ cells }) => [cells['first'], cells['second']])
        expect(ours).toEqual(written)
        const theirs: string[][] = parse(csv, { bom: true, from_line: 2, relax_column_count: true })
        expect(theirs.map((row) => row.length)).toEqual(written.map(() => 2))
      }),
    )
  })
  test('has no characters that a program acts upon', () => {
    expect(writeCsv({ head: ['a'], rows: [['\u001b[2J\u202e\ud83d']] })).toBe('\ufeffa\n\ufffd[2J\ufffd\ufffd\n')
  })
})

test('a table shows of each item what its columns say, in their order', () => {
  const { name, head, rows } = toTable('people', columns, people)
  expect([name, head, [...rows]]).toEqual([
    'people',
    ['participant', 'words', 'note'],
    [
      ['P1', 1234.56789, null],
      ['P2', 1 / 3, 'so, "dry"\nand hot'],
    ],
  ])
})
