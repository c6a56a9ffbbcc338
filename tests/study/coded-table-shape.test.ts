import { describe, expect, test } from 'vitest'
import { readTable } from '../../src/boundary/read-table.ts'
import type { CodedPassage } from '../../src/model/coded-passage.ts'
import { sortColumns, splitCodes } from '../../src/study/coded-table-shape.ts'
import { warnOfGaps } from '../../src/study/warn-of-gaps.ts'
import { passageOf } from '../support/passages.ts'

const isCode = (written: string) => ['water', 'rain', 'help'].includes(written)
const sort = (csv: string, file = 'coded/ana.csv') => sortColumns(file, readTable(csv, file), isCode)
const problemsOf = (csv: string) => {
  const found = sort(csv)
  return Array.isArray(found) ? found.map(({ message }) => message) : []
}

describe('a table of coded passages', () => {
  test('has a column for each coder', () => {
    expect(sort('ID,Text,Interview,coder_ana,Coder Ben\n1,x,I1,water,rain\n')).toMatchObject({
      ...{ id: 'ID', text: 'Text', source: 'Interview', long: null },
      coderColumns: [
        { column: 'coder_ana', coder: 'ana' },
        { column: 'Coder Ben', coder: 'Ben' },
      ],
    })
  })
  test('is that of the person after whom the file is named, where a column is called "codes"', () => {
    expect(sort('id,text,codes\n1,x,water\n', 'coded\\dora.v2.csv')).toMatchObject({
      coderColumns: [{ column: 'codes', coder: 'dora.v2' }],
    })
  })
  test('has a row for each coder, with all codes or one of them', () => {
    expect(sort('id,text,annotator,labels\n1,x,ana,water;rain\n')).toMatchObject({
      ...{ coderColumns: [], long: { coder: 'annotator', codes: 'labels', single: false } },
    })
    expect(sort('id,text,rater,code\n1,x,ana,water\n')).toMatchObject({ long: { codes: 'code', single: true } })
  })
  test.each([
    ['without ids', 'text,coder_ana\nx,water\n', 'there is no column "id"'],
    ['of coders without codes', 'id,text,coder\n1,x,ana\n', 'there is no column "codes"'],
    [
      'of two shapes at once',
      'id,text,coder,coder_ben,codes\n1,x,ana,water,rain\n',
      'is a column of its own for a coder',
    ],
    ['of codes of nobody', 'id,text,code\n1,x,water\n', 'no column says whose they are'],
    ['with a column for each code', 'id,text,water,rain\n1,x,1,0\n', 'is named like a code'],
    ['with codes in a column of another name', 'id,text,first pass\n1,x,water\n', 'its name does not say whose'],
    ['with a column twice', 'id,text,coder_ana,coder_ana\n1,x,water,rain\n', 'there are two columns "coder_ana"'],
  ])('%s is refused', (_, csv, message) => {
    expect(problemsOf(csv).join('\n')).toContain(message)
  })
  test('may have other columns, also one of codes that are none of the codebook', () => {
    expect(problemsOf('id,text,coder_ana,note,mood\n1,x,water,later,sunny\n')).toEqual([])
  })
})

test('codes of a cell are separated by semicolons, commas, bars or line ends; empty ones are none', () => {
  expect(splitCodes(' water; rain|help,\nmud ;')).toEqual(['water', 'rain', 'help', 'mud'])
  expect(splitCodes('  ')).toEqual([])
})

describe('gaps in coded tables', () => {
  const both = (count: number, ben: (at: number) => string): CodedPassage[] =>
    Array.from({ length: count }, (_, at) => passageOf(`I.${at}`, { ana: at % 2 ? 'water' : '', ben: ben(at) }))
  const codesOf = (passages: readonly CodedPassage[], coders = ['ana', 'ben'], empties = new Map<string, number>()) =>
    warnOfGaps(passages, coders, empties, 'coded.csv').map(({ code }) => code)
  const same = (at: number) => (at % 2 ? 'water' : '')

  test('are a coder who never differs from another on twenty passages or more', () => {
    expect(codesOf(both(20, same))).toEqual(['coded/same'])
    expect(codesOf(both(19, same))).toEqual([])
    expect(codesOf(both(20, (at) => (at === 5 ? 'rain' : same(at))))).toEqual([])
  })
  test('are none where both found nothing at all', () => {
    const nothing = Array.from({ length: 30 }, (_, at) => passageOf(`I.${at}`, { ana: '', ben: '' }))
    expect(codesOf(nothing)).toEqual([])
  })
  test('are coders who coded nothing, and empty cells of the others', () => {
    expect(
      codesOf(
        both(3, same),
        ['ana', 'ben', 'carla'],
        new Map([
          ['ana', 2],
          ['carla', 3],
        ]),
      ),
    ).toEqual(['coded/silent', 'coded/empty'])
  })
})
