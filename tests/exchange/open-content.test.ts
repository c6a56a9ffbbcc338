import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openContent } from '../../src/exchange/open-content.ts'
import { bytesOf } from '../support/builders.ts'
import { noServices } from './readers/read.ts'

const open = (file: string, text: string | Uint8Array, encoding?: string) =>
  openContent({ file, bytes: typeof text === 'string' ? bytesOf(text) : text }, { ...noServices, encoding })
const valuesIn = async (file: string, text: string) =>
  (await open(file, text)).values.map(({ value, place }) => [value, place.line ?? null])

describe('JSON in a file', () => {
  test.each([
    ['as a whole', '{"a":\n1}', [[{ a: 1 }, null]]],
    [
      'a value on each line, with the number of the line',
      '{"a":1}\n\n{"a":2}\n',
      [
        [{ a: 1 }, 1],
        [{ a: 2 }, 3],
      ],
    ],
    ['in a code block of an answer', 'Here it is:\n\n```json\n{"a": 1}\n```\nThat is all.\n', [[{ a: 1 }, null]]],
    [
      'a value on each line of a code block',
      'So:\n  ```\n{"a":1}\n{"a":2}\n  ```\n',
      [
        [{ a: 1 }, 3],
        [{ a: 2 }, 4],
      ],
    ],
    [
      'in several code blocks, those in other languages left out',
      '1.\n```json\n[1]\n```\n2.\n```python\n[2]\n```\n```JSONL\n[3]\n```\n',
      [
        [[1], null],
        [[3], null],
      ],
    ],
    ['in a block that is not closed', 'So:\n```json\n[1]\n', [[[1], null]]],
    ['and none in other text', 'It rained. [1]\n', []],
  ])('%s', async (_, text, values) => expect(await valuesIn('answer.md', text)).toEqual(values))
  test('an answer that breaks off is refused at its line, rather than read in part', async () => {
    await expect(valuesIn('answer.md', 'So:\n```json\n{"a":1}\n```\n\n```json\n{"a":2},\n{"a":\n')).rejects.toThrow(
      /answer\.md:\d+:\d+ {2}error {2}json\//,
    )
  })
  test('damaged on one of its lines is refused at that line', async () => {
    await expect(valuesIn('x.jsonl', '{"a":1}\n{"a":\n')).rejects.toThrow(/x\.jsonl:2:\d+ {2}error/)
  })
  test('a hundred thousand fences take no time', async () => {
    const start = process.cpuUsage()
    await valuesIn('x.md', `so\n${'```\nso\n'.repeat(100_000)}`)
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000)
  })
})

describe('a file is opened', () => {
  test('as a table by its ending, and not as JSON even if it begins like it', async () => {
    const { tables, values } = await open('x.csv', '[a],b\n1,2\n')
    expect([tables[0]!.rows.map(({ cells, line }) => [line, cells]), values]).toEqual([
      [
        [1, ['[a]', 'b']],
        [2, ['1', '2']],
      ],
      [],
    ])
  })
  test('as text alone if it is WebAnno, which has the ending of a table', async () => {
    expect((await open('x.tsv', '#FORMAT=WebAnno TSV 3.3\n')).tables).toEqual([])
  })
  test('as an archive with the names of its files', async () => {
    expect(await open('x.qdpx', zipSync({ 'project.qde': bytesOf('<a/>') }))).toMatchObject({
      text: null,
      members: ['project.qde'],
    })
  })
  test('as bytes alone if it is neither', async () => {
    expect(
      await open(
        'x.bin',
        Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 144),
      ),
    ).toMatchObject({ text: null, tables: [], values: [] })
  })
  test('in the encoding that is stated, and one that is unknown is refused', async () => {
    const { text } = await open('x.dic', Uint8Array.from(Buffer.from('Grün', 'latin1')), 'latin1')
    expect(text).toBe('Grün')
    await expect(open('x.dic', 'so', 'klingon')).rejects.toThrow(/klingon/)
  })
  test('each sheet of a workbook as a table, without its blank rows but with their numbers', async () => {
    const readSheets = async () => [
      { sheet: 'one', rows: [['a'], ['', ''], ['b']] },
      { sheet: 'two', rows: [] },
    ]
    const bytes = zipSync({ 'xl/workbook.xml': bytesOf('<a/>') })
    const { tables } = await openContent({ file: 'x.xlsx', bytes }, { ...noServices, readSheets })
    expect(tables).toEqual([
      {
        file: 'x.xlsx (one)',
        rows: [
          { line: 1, cells: ['a'] },
          { line: 3, cells: ['b'] },
        ],
      },
      { file: 'x.xlsx (two)', rows: [] },
    ])
  })
})
