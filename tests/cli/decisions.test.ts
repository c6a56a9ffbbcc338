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
