import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { eventSchemas } from '../../src/study/decision-events/event-file.ts'
import { folder, run } from '../support/command-line.ts'

const codebook =
  'name: Garden\nthemes:\n  - id: soil\n    label: Soil\n    codes:\n      - { id: clay, label: Clay }\n      - { id: sand, label: Sand }\n'
const interview =
  'Interviewer: How is the soil?\nAna: It is heavy clay, so we don’t dig. Yes.\nInterviewer: Everywhere?\nAna: Below the pear there is sand. Yes.\n'

function gardenStudy(files: Readonly<Record<string, string>> = { 'codebook.yaml': codebook }): string {
  const study = folder()
  for (const [name, text] of Object.entries({ 'G1.txt': interview, ...files })) {
    mkdirSync(join(study, name, '..'), { recursive: true })
    writeFileSync(join(study, name), text)
  }
  return study
}
function fileWith(name: string, text: string): string {
  const path = join(folder(), name)
  writeFileSync(path, text)
  return path
}
const logOf = (study: string, coder: string) =>
  readFileSync(join(study, 'decisions', `${coder}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const table = (...rows: string[]) => fileWith('quotes.csv', `document,quote,code,coder\n${rows.join('\n')}\n`)

describe('themata import FILE --study DIR', () => {
  test('adds decisions of the coders with unknown circumstances, and lists what became of every coding', async () => {
    const study = gardenStudy()
    const file = table(
      "G1.docx,It is heavy clay - so we don't dig,clay,Maria Ö.",
      'G1,there is sand,Sand,Maria Ö.',
      'G1,Yes.,clay,Maria Ö.',
      'G1,we love peat,clay,ben@example.org',
      'G7,there is sand,sand,ben@example.org',
      'G1,there is sand,gravel,ben@example.org',
    )
    const { status, said } = await run('import', file, '--study', study)
    expect(status).toBe(0)
    expect(said).toContain('6 codings with 4 codes in 3 documents, 2 taken over')
    expect(said).toMatch(
      /Maria Ö: 3 codings\n +1 placed.*\n +1 placed at similar words.*\n +1 not placed: their words are in several places/,
    )
    expect(said).toMatch(
      /ben-example\.org: 3 codings\n +1 not placed: nobody says[^\n]*\n +1 not placed: the study has no such transcript\n +1 not taken over/,
    )
    const events = logOf(study, 'Maria Ö')
    expect(
      events.map(({ kind, code, on, shown, status: answer }) => [kind, code, on.exact, shown.mode, answer]),
    ).toEqual([
      ['code', 'clay', 'It is heavy clay, so we don’t dig', 'unknown', 'accepted'],
      ['code', 'sand', 'there is sand', 'unknown', 'accepted'],
    ])
    for (const event of events) expect(() => eventSchemas.code.parse(event)).not.toThrow()
    const list = readFileSync(join(study, 'imports/quotes.csv.csv'), 'utf8').split('\n')
    expect(list.filter((line) => line.startsWith('quotes.csv,'))).toHaveLength(6)
    expect(readFileSync(join(study, 'code-map.csv'), 'utf8')).toContain('gravel,,')
    expect(readdirSync(join(study, 'decisions'))).toEqual(['Maria Ö.jsonl'])
  })
  test('twice adds nothing the second time, and no line of a log is ever changed', async () => {
    const study = gardenStudy()
    const file = table('G1,there is sand,sand,ana')
    await run('import', file, '--study', study)
    const before = readFileSync(join(study, 'decisions/ana.jsonl'), 'utf8')
    const { said } = await run('import', file, '--study', study)
    expect(said).toContain('Written to')
    expect(readFileSync(join(study, 'decisions/ana.jsonl'), 'utf8')).toBe(before)
    await run('import', table('G1,heavy clay,clay,Ana'), '--study', study)
    expect(readFileSync(join(study, 'decisions/ana.jsonl'), 'utf8').startsWith(before)).toBe(true)
    expect(logOf(study, 'ana')).toHaveLength(2)
  })
  test('leaves transcripts as they are, and analyze then counts what people coded', async () => {
    const study = gardenStudy()
    await run('import', table('G1,there is sand,sand,ana'), '--study', study)
    const out = join(folder(), 'report')
    expect(
      (await run('analyze', study, '--out', out, '--format', 'json', '--coders', 'keyword', '--quiet')).status,
    ).toBe(0)
    const analysis = JSON.parse(readFileSync(join(out, 'analysis.json'), 'utf8'))
    expect(analysis.files).toHaveLength(1)
    expect(analysis.findings.prevalence.find(({ codeId }: { codeId: string }) => codeId === 'sand')).toMatchObject({
      accepted: 1,
    })
    expect(readFileSync(join(study, 'G1.txt'), 'utf8')).toBe(interview)
  })
  test('keeps a selection over several turns together, one decision for each turn of a participant', async () => {
    const study = gardenStudy()
    await run(
      'import',
      table('G1,"so we don’t dig. Yes.\nInterviewer: Everywhere?\nAna: Below the pear",clay,ana'),
      '--study',
      study,
    )
    const events = logOf(study, 'ana')
    expect(events.map(({ on }) => on.exact)).toEqual(['so we don’t dig. Yes.', 'Below the pear'])
    expect(new Set(events.map(({ group }) => group)).size).toBe(1)
    expect(events[0].group).not.toBeNull()
  })
  test('refuses what no model can have read, and counts it, under a name that is no person', async () => {
    const study = gardenStudy()
    const answers = fileWith(
      'answers.jsonl',
      [
        '{"document":"G1","quote":"It is heavy clay","codes":["clay"],"score":0.9}',
        '{"document":"G1","quote":"The soil was blessed by the moon","codes":["sand"]}',
      ].join('\n'),
    )
    const { said } = await run('import', answers, '--study', study, '--model', 'GPT 4o')
    expect(said).toContain('machine-GPT 4o: 2 codings; 1 of 2 quotes is not in the text: refused')
    expect(logOf(study, 'machine-GPT 4o').map(({ on, shown }) => [on.exact, shown.confidence])).toEqual([
      ['It is heavy clay', 0.9],
    ])
  })
  test('--complete declares what each coder coded in as read for the codes of the file', async () => {
    const study = gardenStudy()
    await run('import', table('G1,there is sand,sand,ana'), '--study', study, '--complete')
    expect(logOf(study, 'ana').map(({ kind, codes, on }) => [kind, codes, on.start])).toEqual([
      ['code', undefined, expect.any(Number)],
      ['read', ['sand'], null],
    ])
  })
  test('--document says which transcript a document is', async () => {
    const study = gardenStudy()
    await run(
      'import',
      table('Interview one,there is sand,sand,ana'),
      '--study',
      study,
      '--document',
      'interview One=G1',
    )
    expect(logOf(study, 'ana')).toHaveLength(1)
    const { status, told } = await run(
      'import',
      table('x,there is sand,sand,ana'),
      '--study',
      study,
      '--document',
      'x=G9',
    )
    expect([status, told]).toEqual([2, expect.stringContaining('no transcript is called "G9"')])
  })
  test('makes a codebook of the codes where the study has none', async () => {
    const study = gardenStudy({})
    await run('import', table('G1,there is sand,Soil > Sand,ana'), '--study', study)
    expect(readFileSync(join(study, 'codebook.yaml'), 'utf8')).toContain('label: "Sand"')
    expect(logOf(study, 'ana')).toMatchObject([{ code: 'sand' }])
  })
})

describe('themata import FILE --study DIR writes nothing and ends with 2', () => {
  test.each<[string, string, readonly string[], string]>([
    ['if nobody is named who coded', 'document,quote,code\nG1,there is sand,sand\n', [], 'exchange/coder'],
    ['if no column is known', 'a,b\n1,2\n', [], 'exchange/unknown'],
    ['for a role that no column has', 'document,quote,code\nG1,x,sand\n', ['--column', 'speaker=a'], 'exchange/role'],
  ])('%s', async (_, text, options, code) => {
    const study = gardenStudy()
    const { status, told } = await run('import', fileWith('q.csv', text), '--study', study, ...options)
    expect([status, told]).toEqual([2, expect.stringContaining(code)])
    expect(readdirSync(study).sort()).toEqual(['G1.txt', 'codebook.yaml'])
  })
  test('if there are quotes and no transcripts', async () => {
    const { status, told } = await run('import', table('G1,x,sand,ana'), '--study', join(folder(), 'new'))
    expect([status, told]).toEqual([2, expect.stringContaining('exchange/no-transcripts')])
  })
})
test('a table of results is refused: its suggestions are nobody’s decisions', async () => {
  const tidy = fileWith(
    'tidy.csv',
    'format,transcript,participant,theme,code_1,code_id,coder,status,text\nthemata-codings/1,P1,P1,Garden,Water,water,ana,accepted,so\n',
  )
  const { status, told } = await run('import', tidy, '--study', gardenStudy())
  expect([status, told]).toEqual([2, expect.stringContaining('exchange/own-result')])
})

test('a column that no transcript has is refused without --study', async () => {
  const { status, told } = await run('import', gardenStudy(), '--column', 'quote=x')
  expect([status, told]).toEqual([2, expect.stringContaining('option/column')])
})
