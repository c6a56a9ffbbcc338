import { describe, expect, test } from 'vitest'
import { columnRoles, findColumns, headKey } from '../../../src/exchange/tables/columns.ts'
import { anyTable, tablePresets } from '../../../src/exchange/tables/presets.ts'

test.each([
  ['Doc_Name ', 'doc name'],
  ['docName', 'doc name'],
  ['DOC-NAME', 'doc name'],
  ['doc.name', 'doc name'],
  ['  Doc\u00a0 Name', 'doc name'],
  ['ＤＯＣ', 'doc'],
])('the column %j is compared as %j', (head, key) => expect(headKey(head)).toBe(key))

describe('columns', () => {
  test('are found by the first known name that is there, in the order of the names, not of the table', () => {
    const known = { quote: ['quote', 'text'], code: ['code'] }
    expect([...findColumns(['Text', 'Quote', 'Code'], known)]).toEqual([
      ['quote', 1],
      ['code', 2],
    ])
  })
  test('of one name are the first of them', () => {
    expect(findColumns(['code', 'Code'], { code: ['code'] }).get('code')).toBe(0)
  })
  test('that a person names are the only ones for what they hold, even if a usual name is there', () => {
    expect(findColumns(['quote', 'what'], { quote: ['quote'] }, { quote: 'What' }).get('quote')).toBe(1)
    expect(findColumns(['quote'], { quote: ['quote'] }, { quote: 'what' }).has('quote')).toBe(false)
  })
})

describe.each([...Object.entries(tablePresets), ['any', anyTable] as const])('the table of %s', (_, preset) => {
  test('names its columns as they are compared, so that they can be found', () => {
    const names = [...Object.values(preset.heads).flat(), ...preset.marks.flat()]
    for (const name of names) expect(headKey(name)).toBe(name)
    for (const role of Object.keys(preset.heads)) expect(columnRoles).toContain(role)
  })
  test('has a column for quotes and one for codes, and no name for two things', () => {
    for (const role of ['quote', 'code'] as const) expect(preset.heads[role] ?? []).not.toEqual([])
    const names: readonly string[] = Object.values(preset.heads).flat()
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })
})
