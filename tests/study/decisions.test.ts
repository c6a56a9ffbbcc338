import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import type { Study } from '../../src/analysis/study.ts'
import { directReader } from '../../src/io/readers.ts'
import { outputs } from '../../src/outputs/index.ts'
import { readDecisionRows } from '../../src/study/decision-rows.ts'
import { readDecisions } from '../../src/study/read-decisions.ts'
import { bytesOf, gardenCodebook, readResource } from '../support/builders.ts'
import { codingsOf, textOf } from '../support/coded-transcripts.ts'

const said = ['There was drift in it.', 'Nobody knew why.', 'The drift came back.']
const study: Study = {
  name: 's',
  reader: directReader,
  files: [{ file: 'P1a.csv', bytes: bytesOf(`speaker,text\n${said.map((text) => `P1a,${text}`).join('\n')}\n`) }],
  codebook: {
    file: 'c.yaml',
    text: '{ name: N, themes: [{ id: t, label: T, codes: [{ id: c, label: C, keywords: [drift] }] }] }',
  },
  participants: null,
  settings: null,
  interviewers: [],
  decisions: [],
}
const run = (...decisions: [file: string, text: string][]) =>
  analyze(
    { ...study, decisions: decisions.map(([file, text]) => ({ file, text })) },
    { coders: ['keyword'] },
    { version: '', readResource },
  )
const code = (id: string) => gardenCodebook.codes.map((other) => ({ ...other, id, parentId: null }))[0]!
const head = 'transcript,start,end,code,status\n'
const statuses = (result: Awaited<ReturnType<typeof run>>) =>
  codingsOf(result).map(({ turn, coder, status }) => [turn, coder, status])

describe('decisions of people', () => {
  let table: string
  beforeAll(async () => {
    table = textOf(outputs.csv.write(await run()).find(({ file }) => file === 'codings.csv')!)
  })

  test('accept and reject what was suggested, and add what was not', async () => {
    const result = await run([
      'decisions/ana.csv',
      `${head}P1a,0,22,c,accepted\nP1a,23,39,c,accepted\nP1a,40,60,c,rejected\n`,
    ])
    expect(statuses(result)).toEqual([
      [1, 'keyword', 'accepted'],
      [2, 'ana', 'accepted'],
      [3, 'keyword', 'rejected'],
    ])
    expect(codingsOf(result)[0]!.evidence.at(-1)).toEqual({
      kind: 'decision',
      by: 'ana',
      status: 'accepted',
      memo: '',
      span: { start: 0, end: 22 },
    })
    expect(result.findings.prevalence[1]).toMatchObject({
      segments: 2,
      accepted: 2,
      rejected: 1,
      acceptedParticipants: ['P1a'],
    })
    expect(result.findings.isDecided).toBe(true)
  })

  test('may be written into a copy of codings.csv, as Excel saves it', async () => {
    const copy = table.replace('suggested', 'accepted').replaceAll('\n', '\r\n')
    expect(statuses(await run(['decisions/ana.csv', copy]))).toEqual([
      [1, 'keyword', 'accepted'],
      [3, 'keyword', 'suggested'],
    ])
    expect(parse(table, { columns: true, bom: true })).toHaveLength(2)
  })

  test('that contradict each other leave a disputed coding and a warning with its line', async () => {
    const result = await run(
      ['decisions/ana.csv', `${head}P1a,0,22,c,accepted\n`],
      ['decisions/ben.csv', `${head}P1a,0,22,c,rejected\n`],
    )
    expect(statuses(result)[0]).toEqual([1, 'keyword', 'disputed'])
    expect(result.warnings).toMatchObject([
      { place: { file: 'decisions/ben.csv', line: 2 }, message: expect.stringContaining('ana decided otherwise') },
    ])
  })
})

test('every row that cannot be understood is reported with its line and a fix', () => {
  const rows = `${head}P1a,0,5,c,acepted\nP1a,0,5,d,accepted\nP2,0,5,c,accepted\nP1a,9,5,c,accepted\n`
  const known = {
    codebook: { codes: [code('c')], themes: [], retired: [] },
    transcripts: [{ id: 'P1a', textFingerprint: '9-x', turns: 3 }],
  }
  expect(() => readDecisions([{ file: 'ana.csv', text: rows }], known)).toThrowErrorMatchingInlineSnapshot(`
    [InputError: ana.csv:2:1  error  decisions/row
      found "acepted" in "status": accepted, rejected, read or suggested is expected
      fix: write "accepted"
    ana.csv:3:1  error  decisions/row
      no code has the id "d"
      fix: write "c"
    ana.csv:4:1  error  decisions/row
      there is no transcript "P2"
      fix: correct the cell, or drop the row
    ana.csv:5:1  error  decisions/row
      "9" to "5" is no place in "P1a"
      fix: copy start and end from codings.csv, or empty both and put the words into "quote"]
  `)
  expect(() => readDecisions([{ file: 'ana.csv', text: 'a,b\n1,2\n' }], known)).toThrowError(
    /no column "transcript", "code"/,
  )
})

test('a German codebook finds German inflections in German talk', async () => {
  const codebook = {
    file: 'c.yaml',
    text: '{ name: N, language: de, themes: [{ id: t, label: T, codes: [{ id: c, label: C, keywords: [Verantwortung] }] }] }',
  }
  const files = [{ file: 'B1.csv', bytes: bytesOf('speaker,text\nB1,"Die Verantwortungen waren nie klar."\n') }]
  const result = await analyze({ ...study, files, codebook }, {}, { version: '', readResource })
  expect(result.options.embedder).toBe('stems')
  expect(codingsOf(result).map(({ evidence }) => evidence[0])).toMatchObject([
    { kind: 'keyword', keyword: 'Verantwortung', span: { start: 4, end: 19 } },
  ])
})

test.each(['status', 'Status', 'code'])(
  'a decisions table with a second column "%s" is refused: which one holds is not known',
  (name) => {
    const text = `transcript,start,end,code,status,${name}\nP1,0,4,soil-water,accepted,rejected\n`
    expect(() => readDecisionRows({ file: 'decisions/ana.csv', text })).toThrow(/two columns/)
  },
)
