import { describe, expect, test } from 'vitest'
import { compareItems, compareTable } from '../../src/verify/compare-lists.ts'
import { jsonPlaces } from '../../src/verify/json-places.ts'
import { readOwnTable } from '../../src/verify/read-own-table.ts'
import { bytesOf } from '../support/builders.ts'

const table = (text: string) => readOwnTable('themes.csv', bytesOf(text))
const told = (problems: ReturnType<typeof compareTable>) => problems.map(({ place, message }) => [place.line, message])

describe('a table beside what was recounted', () => {
  test('is right with the numbers of its decimal sign, and whatever is in columns that nobody recounts', () => {
    expect(compareTable(table('theme,share,note\nsoil,0.25,x\n'), [{ theme: 'soil', share: 0.25 }])).toEqual([])
    expect(compareTable(table('theme;share\nsoil;0,25\n'), [{ theme: 'soil', share: 0.25 }])).toEqual([])
  })
  test('is wrong in the line of a cell with another count, with both counts', () => {
    expect(told(compareTable(table('theme,segments\nsoil,3\nrain,4\n'), [{ segments: 3 }, { segments: 5 }]))).toEqual([
      [3, '"segments" is "4", and "5" is expected'],
    ])
  })
  test('is wrong where a column or a row is missing', () => {
    expect(told(compareTable(table('theme\nsoil\n'), [{ theme: 'soil', segments: 1 }, { theme: 'rain' }]))).toEqual([
      [1, 'there is no column "segments"'],
      [undefined, 'there are 1 rows, and 2 are expected'],
    ])
  })
  test('has an empty cell where nothing is expected', () => {
    expect(compareTable(table('theme,code\nsoil,\n'), [{ code: null }])).toEqual([])
    expect(compareTable(table('theme,code\nsoil,water\n'), [{ code: null }])).toHaveLength(1)
  })
})

describe('a list of analysis.json beside what was recounted', () => {
  const text = '{\n "files": [\n  {},\n  {}\n ],\n "findings": {\n  "groups": [\n   { "n": 1 }\n  ]\n }\n}\n'
  const placeOf = jsonPlaces('analysis.json', text)
  test('is right whatever the order of keys is, and to six digits', () => {
    const [written, expected] = [
      { a: 1 / 3, b: { c: 1, d: 2 } },
      { b: { d: 2, c: 1 }, a: 0.3333334 },
    ]
    expect(compareItems('files', [written], [expected], placeOf)).toEqual([])
  })
  test('is wrong in the line of the item, one line an item', () => {
    expect(told(compareItems('files', [{ n: 1 }, { n: 2 }], [{ n: 1 }, { n: 3 }], placeOf))).toEqual([
      [4, '"n" is 2, and 3 is expected'],
    ])
    expect(told(compareItems('findings.groups', [{ n: 1 }], [{ n: 2 }], placeOf))[0]?.[0]).toBe(8)
  })
  test('is wrong as a whole where its length is another', () => {
    expect(told(compareItems('files', [{}], [{}, {}], placeOf))).toEqual([
      [2, 'there are 1 entries, and 2 are expected'],
    ])
  })
})
