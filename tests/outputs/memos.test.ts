import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import { directReader } from '../../src/io/readers.ts'
import { renderMarkdown } from '../../src/outputs/formats/render-markdown.ts'
import { outputs } from '../../src/outputs/index.ts'
import { buildReport } from '../../src/outputs/report/build-report.ts'
import { bytesOf, gardensYaml, readResource } from '../support/builders.ts'
import { textOf } from '../support/coded-transcripts.ts'

const head = 'transcript,turn,start,end,code,status,memo\n'
const study = {
  name: 's',
  reader: directReader,
  files: [{ file: 'P1.csv', bytes: bytesOf('speaker,text\nP1,There was a drought.\nP1,It did not rain at all.\n') }],
  codebook: { file: 'gardens.yaml', text: gardensYaml() },
  participants: null,
  settings: null,
  interviewers: [],
  decisions: [
    {
      file: 'decisions/ana.csv',
      text: `${head}P1,1,0,20,soil-water,accepted,a dry joke\nP1,2,21,44,soil-rain,suggested,not sure\nP1,,,,,read,short and sad\n`,
    },
    { file: 'decisions/ben.csv', text: `${head}P1,1,0,20,soil-water,accepted,meant in earnest\n` },
  ],
}
const run = (more: Partial<Parameters<typeof analyze>[0]> = {}) =>
  analyze({ ...study, ...more }, { coders: ['keyword'], segmenter: 'turn' }, { version: '', readResource })
const tableOf = (result: Awaited<ReturnType<typeof run>>, name: string): Record<string, string>[] =>
  parse(textOf(outputs.csv.write(result).find(({ file }) => file === name)!), { columns: true, bom: true })

test('what people wrote is in codings.csv, in a table of its own, in the report and in JSON', async () => {
  const result = await run()
  expect(tableOf(result, 'codings.csv').map(({ code, memo }) => [code, memo])).toEqual([
    ['soil-water', 'ana: a dry joke | ben: meant in earnest'],
    ['soil-water', 'not sure'],
  ])
  expect(
    tableOf(result, 'memos.csv').map(({ by, memo, turn, status, code }) => [by, memo, turn, status, code]),
  ).toEqual([
    ['ana', 'short and sad', '', 'read', ''],
    ['ana', 'a dry joke', '1', 'accepted', 'soil-water'],
    ['ana', 'not sure', '2', 'suggested', 'soil-rain'],
    ['ben', 'meant in earnest', '1', 'accepted', 'soil-water'],
  ])
  for (const { memo } of result.findings.memos) {
    expect(textOf(outputs.json.write(result)[0]!)).toContain(memo)
    expect(renderMarkdown(buildReport(result))).toContain(memo)
  }
})
test('a copy of codings.csv says the same again: whoever takes it over keeps their own memo and no other', async () => {
  const csv = textOf(outputs.csv.write(await run()).find(({ file }) => file === 'codings.csv')!)
  const again = await run({ decisions: ['ana', 'ben'].map((coder) => ({ file: `${coder}.csv`, text: csv })) })
  expect(again.findings.memos.map(({ by, memo }) => `${by}: ${memo}`)).toEqual([
    'ana: a dry joke',
    'ana: not sure',
    'ben: meant in earnest',
  ])
})
