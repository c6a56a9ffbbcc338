import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readTable } from '../../src/boundary/read-table.ts'
import { loadTable } from '../../src/io/load-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'tables-'))
const rows = [
  ['id', 'codes'],
  ['1', 'c1; c2'],
  ['2', ''],
]
const cells = rows.map((row) => row.map((value) => ({ value: value || null })))

test('a workbook, a CSV file and a TSV file with the same cells are the same table', async () => {
  const [csv, tsv, xlsx] = ['a.csv', 'a.TSV', 'a.xlsx'].map((name) => join(folder, name))
  writeFileSync(csv!, rows.map((row) => row.join(',')).join('\r\n'))
  writeFileSync(tsv!, rows.map((row) => row.join('\t')).join('\n'))
  writeFileSync(xlsx!, await writeWorkbook(cells as never).toBuffer())
  const tables = await Promise.all(
    [csv!, tsv!, xlsx!].map(async (path) => readTable((await loadTable(path)).text, path)),
  )
  for (const { rows: read } of tables) expect(read).toEqual(tables[0]!.rows)
  expect(tables[0]!.rows.map(({ cells: own }) => own)).toEqual([
    { id: '1', codes: 'c1; c2' },
    { id: '2', codes: '' },
  ])
})

test('a workbook in which two sheets hold something is refused by their names', async () => {
  const path = join(folder, 'two.xlsx')
  writeFileSync(path, await writeWorkbook(['Ana', 'Ben'].map((sheet) => ({ sheet, data: cells })) as never).toBuffer())
  await expect(loadTable(path)).rejects.toThrow(/"Ana", "Ben"/)
})
