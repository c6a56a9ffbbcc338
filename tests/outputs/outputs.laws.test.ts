import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import { directReader } from '../../src/io/readers.ts'
import { outputs } from '../../src/outputs/index.ts'
import type { Output, OutputServices } from '../../src/outputs/output.ts'
import { writeTable } from '../../src/outputs/tables/write-table.ts'
import { bytesOf, readResource } from '../support/builders.ts'
import { textOf } from '../support/coded-transcripts.ts'

const codebook = {
  file: 'c.yaml',
  text: '{ name: N, themes: [{ id: t, label: T, codes: [{ id: c, label: C, keywords: [drift], codes: [{ id: d, label: D, keywords: [sudden] }] }] }] }',
}
const study = (said: string) => ({
  name: 's',
  reader: directReader,
  files: [{ file: 'P1a.csv', bytes: bytesOf(`speaker,text\nP1a,"${said.replaceAll('"', '""')}"\n`) }],
  codebook,
  participants: null,
  settings: null,
  interviewers: [],
  decisions: [],
})
const run = (said: string) => analyze(study(said), {}, { version: '1', readResource })

const services: OutputServices = {
  readPageAssets: async () => ({ style: '', script: '' }),
  drawPng: async () => new Uint8Array(),
  pictures: null,
  csvSeparator: ',',
}

describe.each(Object.entries<Output>(outputs))('the output %s', (_, output) => {
  test('gives the same bytes for the same analysis', async () => {
    const write = async () =>
      (await output.write(await run('Sudden drift.'), services)).map((file) => ('bytes' in file ? file : textOf(file)))
    expect(await write()).toEqual(await write())
  })
  test('gives each file its own name', async () => {
    const names = (await output.write(await run('drift'), services)).map(({ file }) => file)
    expect(new Set(names).size).toBe(names.length)
  })
})

test('what was said is read back from codings.csv as it was said, with its place and code', async () => {
  const said = 'So, "drift",\nthey said; = it’s sudden – 😀'
  const files = outputs.csv.write(await run(said))
  const rows = parse(textOf(files.find(({ file }) => file === 'codings.csv')!), { columns: true, bom: true }) as Record<
    string,
    string
  >[]
  expect(
    rows.map(({ quote, code, subcode, start, end }) => [quote, code, subcode, Number(end) - Number(start)]),
  ).toEqual([
    [said, 'c', '', said.length],
    [said, 'c', 'd', said.length],
  ])
})

test('no cell can start a formula, and any text comes back but for the guard', () => {
  const text = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', ' ', '\t', '\n', '"', ',', 'a', 'é', '\r') })
  fc.assert(
    fc.property(text, (cell) => {
      const [[written = '']] = parse(writeTable({ a: (text: string) => text, b: () => 'x' }, [cell]), {
        from_line: 2,
        bom: true,
        relax_column_count: true,
        record_delimiter: '\n',
        from: 1,
        skip_empty_lines: false,
      }) as [[string]]
      expect(written.trimStart()).not.toMatch(/^[=+\-@]/)
      expect(written.replace(/^'(?=\s*[=+\-@\t\r])/, '')).toBe(cell)
    }),
  )
})
