import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { folder, run, smallStudy } from '../support/command-line.ts'

const rowsOf = (path: string): Record<string, string>[] => parse(readFileSync(path), { columns: true, bom: true })

test('the workbook holds every table, cell by cell, and no cell that runs', async () => {
  const out = folder()
  expect((await run('analyze', smallStudy(), '--out', out, '--format', 'csv,xlsx')).status).toBe(0)
  const sheets = await readXlsxFile(join(out, 'tables.xlsx'))
  const tables = readdirSync(out).filter((file) => file.endsWith('.csv'))
  expect(sheets.map(({ sheet }) => `${sheet}.csv`).sort()).toEqual(tables.sort())
  for (const { sheet, data } of sheets) {
    const [head, ...rows] = data
    const written = rowsOf(join(out, `${sheet}.csv`))
    expect(rows.length).toBe(written.length)
    rows.forEach((row, index) => {
      expect(row.map((cell) => String(cell ?? ''))).toEqual(
        (head as string[]).map((name) => written[index]![name]!.replace(/^'(?=\s*[-=+@])/, '')),
      )
    })
  }
  const parts = unzipSync(new Uint8Array(readFileSync(join(out, 'tables.xlsx'))))
  expect(Object.entries(parts).filter(([, part]) => strFromU8(part).includes('<f>'))).toEqual([])
})

test('the Word document has real headings, tables and pictures with words for those who do not see them', async () => {
  const out = folder()
  await run('analyze', smallStudy(), '--out', out, '--format', 'md,docx')
  const parts = unzipSync(new Uint8Array(readFileSync(join(out, 'report.docx'))))
  const xml = strFromU8(parts['word/document.xml']!)
  const markdown = readFileSync(join(out, 'report.md'), 'utf8')
  for (const level of [1, 2, 3, 4])
    expect(xml.split(`w:val="Heading${level}"`).length - 1).toBe(
      markdown.match(new RegExp(`^#{${level}} `, 'gm'))!.length + (level === 2 ? 1 : 0), // the key of quotes
    )
  expect(xml.split('<w:tbl>').length - 1).toBeGreaterThanOrEqual(10)
  const pictures = Object.keys(parts).filter((name) => name.endsWith('.png'))
  expect(pictures.length).toBeGreaterThanOrEqual(6)
  expect(xml).toContain('title="Themes by spread"')
})

test('figures are written as SVG and PNG', async () => {
  const out = folder()
  const { said } = await run('analyze', smallStudy(), '--out', out, '--format', 'md', '--figures')
  const files = readdirSync(join(out, 'figures'))
  expect(
    files
      .filter((file) => file.endsWith('.svg'))
      .map((file) => file.replace('.svg', '.png'))
      .sort(),
  ).toEqual(files.filter((file) => file.endsWith('.png')).sort())
  expect(said).toContain(`figures/ (${files.length} files)`)
})

test('quotes of a code come best first, with the turns around them, in each form', async () => {
  const study = smallStudy()
  const { said } = await run('quotes', study, '--code', 'int-deployment', '--context', '1')
  expect(said).toContain('> We deployed the model into production with Docker.')
  expect(said).toContain('*Interviewer: What happened?*')
  const json = JSON.parse((await run('quotes', study, '--participant', 'P2a', '--format', 'json')).said)
  expect(new Set(json.map(({ participantId }: { participantId: string }) => participantId))).toEqual(new Set(['P2a']))
  const csv = await run('quotes', study, '--theme', 'integration', '--format', 'csv')
  expect(csv.said).toContain('theme,code,participant')
  const unknown = await run('quotes', study, '--code', 'int-deploymen')
  expect([unknown.status, unknown.told]).toEqual([2, expect.stringContaining('fix: write int-deployment')])
})

test('two analyses are compared code by code, with the segments that changed', async () => {
  const [study, before, after] = [smallStudy(), folder(), folder()]
  await run('analyze', study, '--out', before, '--coders', 'keyword')
  writeFileSync(
    join(study, 'P3a.txt'),
    'Interviewer: And you?\nP3a: We deployed on Fridays into production with Docker.\n',
  )
  await run('analyze', study, '--out', after, '--coders', 'keyword')
  const { said, status } = await run('compare', before, after)
  expect(status).toBe(0)
  expect(said).toContain('Transcripts only after: P3a.')
  expect(said).toMatch(/Deployment, operations and infrastructure \| 1 → 2 \| 1 → 2 \| 1 → 2 \| 1 \| 0 \| 1 \|/)
  expect(said).toContain('“We deployed on Fridays into production with Docker.”')
  const rows = (await run('compare', before, after, '--format', 'csv')).said
  expect(rows).toMatch(/int-deployment,gained,P3a,9,\d+,P3a,3,suggested/)
  expect((await run('compare', before, before)).said).toContain('No coding changed.')
  expect((await run('compare', before, folder())).status).toBe(2)
})

test('summaries of the analyst stand in the framework in place of quotes; rows that fit nobody are told', async () => {
  const [study, out] = [smallStudy(), folder()]
  writeFileSync(join(study, 'summaries.csv'), 'participant,theme,summary\nP2a,integration,Ships with containers.\n')
  await run('analyze', study, '--out', out)
  const framework = rowsOf(join(out, 'framework.csv'))
  expect(framework.find(({ participant }) => participant === 'P2a')!['integration']).toBe('Ships with containers.')
  expect(framework.find(({ participant }) => participant === 'P1a')!['data']).toMatch(/^“.*” \(P1a, turn \d\)$/)
  writeFileSync(join(study, 'summaries.csv'), 'participant,theme,summary\nP9z,integrations,x\n')
  const { status, told } = await run('analyze', study, '--out', folder())
  expect(status).toBe(2)
  expect(told).toMatch(
    /summaries\.csv:2:1 {2}error {2}summaries\/row\n.*"P9z"[^]*"integrations"\n {2}fix: write "integration"/,
  )
})

test('stances of people are read, counted and quoted; another word is told', async () => {
  const [study, out] = [smallStudy(), folder()]
  await run('analyze', study, '--out', out, '--coders', 'keyword')
  const row = rowsOf(join(out, 'codings.csv')).find(({ code }) => code === 'int-deployment')!
  mkdirSync(join(study, 'decisions'))
  const decide = (stance: string) =>
    writeFileSync(
      join(study, 'decisions/ana.csv'),
      `transcript,start,end,code,status,stance\n${row['transcript']},${row['start']},${row['end']},int-deployment,accepted,${stance}\n`,
    )
  decide('works')
  await run('analyze', study, '--out', out, '--coders', 'keyword')
  expect(readFileSync(join(out, 'report.md'), 'utf8')).toContain('Marked by people: 1 works.')
  decide('great')
  expect((await run('analyze', study, '--out', out)).told).toContain('problem, works, neutral or nothing is expected')
})
