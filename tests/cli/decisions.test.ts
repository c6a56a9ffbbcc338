import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run, smallStudy } from '../support/command-line.ts'

test('tables of decisions are converted to logs and exported again', async () => {
  const study = smallStudy()
  const folder = join(study, 'decisions')
  mkdirSync(folder)
  const quotes = await run('quotes', study, '--code', 'int-deployment', '--json')
  const [{ transcriptId, span, codeId, text }] = JSON.parse(quotes.said)
  const head = 'transcript,start,end,code,status,quote\n'
  writeFileSync(
    join(folder, 'ana.csv'),
    `${head}${transcriptId},${span.start},${span.end},${codeId},accepted,"${text}"\n`,
  )
  const first = await run('decisions', 'convert', study)
  expect([first.status, first.said]).toEqual([0, expect.stringContaining('decisions/ana.jsonl: 1 event added\n')])
  const log = readFileSync(join(folder, 'ana.jsonl'), 'utf8')
  expect(JSON.parse(log)).toMatchObject({ coder: 'ana', code: codeId, status: 'accepted', on: { exact: text } })

  expect((await run('decisions', 'convert', study)).said).toContain('nothing to convert')
  expect(readFileSync(join(folder, 'ana.jsonl'), 'utf8')).toBe(log)

  const { said } = await run('decisions', 'export', study)
  expect(said).toContain(`${transcriptId},${span.start},${span.end},${codeId},accepted,`)
  const other = await run('decisions', 'export', study, '--coder', 'ben')
  expect([other.status, other.told]).toEqual([2, expect.stringContaining('"ben" has decided nothing: ana')])
})

test('a code is renamed in the codebook, and whose decisions follow is told', async () => {
  const study = smallStudy()
  await run('init', study, '--codebook', 'remote-work')
  const codebook = join(study, 'codebook.yaml')
  mkdirSync(join(study, 'decisions'))
  writeFileSync(
    join(study, 'decisions', 'ana.csv'),
    'transcript,start,end,code,status\nP1a,0,9,well-focus,accepted\nP1a,0,9,well-focus,suggested\n',
  )
  const { status, said } = await run('codebook', 'rename', codebook, 'well-focus', 'focus', '--on', study)
  expect([status, said]).toEqual([0, expect.stringContaining('decisions on well-focus count for focus\n')])
  expect(said).toMatch(/: ana 1\n$/)
  expect(readFileSync(codebook, 'utf8')).toContain('- id: focus\n        label: Focus\n        was: [well-focus]\n')

  const before = readFileSync(codebook, 'utf8')
  const wrong = await run('codebook', 'retire', codebook, 'well-focs')
  expect([wrong.status, wrong.told]).toEqual([2, expect.stringContaining('error  codebook/change')])
  expect(readFileSync(codebook, 'utf8')).toBe(before)
})

test('passages that would lose a keyword are listed before it is excluded', async () => {
  const study = smallStudy()
  await run('init', study, '--codebook', 'collaboration')
  const codebook = join(study, 'codebook.yaml')
  const before = readFileSync(codebook, 'utf8')
  const { keywords } = JSON.parse((await run('codebook', 'check', codebook, '--on', study, '--json')).said) as {
    keywords: { codeId: string; keyword: string; segments: number }[]
  }
  const { codeId, keyword } = keywords.find(({ segments }) => segments === 1)!
  const listed = await run('codebook', 'exclude', codebook, codeId, keyword, '--on', study)
  expect(listed.said).toMatch(/^1 passage would lose the keyword.*\n {2}P\da, turn \d/)
  expect(readFileSync(codebook, 'utf8')).toBe(before)
  await run('codebook', 'exclude', codebook, codeId, keyword, '--on', study, '--write')
  expect((await run('codebook', 'exclude', codebook, codeId, keyword, '--on', study)).told).toContain(
    'is no keyword of',
  )
})
