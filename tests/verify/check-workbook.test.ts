import { describe, expect, test } from 'vitest'
import { checkWorkbook } from '../../src/verify/check-workbook.ts'
import { readOwnTable } from '../../src/verify/read-own-table.ts'
import { bytesOf } from '../support/builders.ts'
import { workbook } from '../support/office-files.ts'

/** The messages about a workbook of one sheet "themes" beside themes.csv. */
const check = async (csv: string, rows: readonly (readonly string[])[]) =>
  (
    await checkWorkbook(
      'tables.xlsx',
      workbook({ themes: rows }),
      new Map([['themes.csv', readOwnTable('themes.csv', bytesOf(csv))]]),
    )
  ).map(({ place, message }) => `${place.file}:${place.line}: ${message}`)

describe('the sheet of a workbook beside its table', () => {
  test('is right with the same cells, blanks around words and more digits of numbers aside', async () => {
    expect(
      await check('theme,share\nsoil,0.333333\n rain ,1e-7\n', [
        ['theme', 'share'],
        ['soil', '0.3333333'],
        ['rain', '1e-7'],
      ]),
    ).toEqual([])
  })
  test('is right beside a table with decimal commas', async () => {
    expect(
      await check('theme;share\nsoil;0,25\n', [
        ['theme', 'share'],
        ['soil', '0.25'],
      ]),
    ).toEqual([])
  })
  test('is wrong in a cell, with the row as a spreadsheet counts it', async () => {
    expect(
      await check('theme,n\nsoil,3\nrain,4\n', [
        ['theme', 'n'],
        ['soil', '3'],
        ['rain', '5'],
      ]),
    ).toEqual(['tables.xlsx/themes:3: "n" is "5", and "4" in themes.csv'])
  })
  test('is wrong in the name of a column, and in the number of its rows', async () => {
    expect(
      await check('theme,n\nsoil,3\n', [
        ['theme', 'm'],
        ['soil', '3'],
      ]),
    ).toEqual(['tables.xlsx/themes:1: a column is "m", and "n" in themes.csv'])
    expect(await check('theme,n\nsoil,3\n', [['theme', 'n']])).toEqual([
      'tables.xlsx/themes:1: there are 0 rows, and 1 in themes.csv',
    ])
  })
  test('is wrong where a code that looks like a number has other digits, or only another form of the same', async () => {
    expect(await check('code\n007\n', [['code'], ['008']])).toHaveLength(1)
    expect(await check('code\n1.50\n', [['code'], ['1.5']])).toEqual([])
  })
  test('may hold the beginning of a text that is too long for a cell', async () => {
    const long = 'word '.repeat(8000)
    expect(await check(`memo\n"${long}"\n`, [['memo'], [`${long.slice(0, 32_766)}…`]])).toEqual([])
    expect(await check(`memo\n"${long}"\n`, [['memo'], [`${long.slice(0, 100)}…`]])).toHaveLength(1)
  })
})

test('a workbook without one of the tables lacks it, and other sheets are nobody’s', async () => {
  const tables = new Map(['themes.csv', 'quotes.csv'].map((name) => [name, readOwnTable(name, bytesOf('a\n1\n'))]))
  const found = await checkWorkbook('tables.xlsx', workbook({ themes: [['a'], ['1']], notes: [['mine']] }), tables)
  expect(found.map(({ message }) => message)).toEqual(['there is no sheet "quotes"'])
})
test('bytes that are no workbook are an error of theirs', async () => {
  await expect(checkWorkbook('tables.xlsx', bytesOf('no archive'), new Map())).rejects.toThrow(/tables\.xlsx/)
})
