import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { listStudy } from '../../src/io/load-study.ts'
import { safeReader } from '../../src/io/readers.ts'

const csv = 'transcript,start,end,code,status\nP1,0,5,c,accepted\n'

async function studyWith(files: Readonly<Record<string, string | Uint8Array>>) {
  const root = await mkdtemp(join(tmpdir(), 'themata-'))
  for (const [file, content] of Object.entries({ 'P1.txt': 'P1: Hello there.', ...files })) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), content)
  }
  const { frame, names, problems } = await listStudy(root, safeReader)
  const from = (file: string) => relative(root, file).replaceAll('\\', '/')
  return {
    names,
    texts: frame.decisions.map(({ text }) => text),
    read: frame.decisions.map(({ file }) => from(file)),
    notRead: problems.map(({ place }) => from(place.file)),
  }
}

test.each([
  'decisions/ana.csv',
  'decisions/ana.CSV',
  'decisions/ana.tsv',
  'decisions/round1/ana.csv',
  'Decisions/ana.csv',
  'transcripts/decisions/ana.csv',
])('decisions in %s are read, and are no transcript', async (file) => {
  const { read, names, notRead } = await studyWith({ [file]: file.endsWith('tsv') ? csv.replaceAll(',', '\t') : csv })
  expect(read).toEqual([file])
  expect(names.filter((name) => name.includes('ana'))).toEqual([])
  expect(notRead).toEqual([])
})
test('decisions in a workbook are read as those in a table', async () => {
  const rows = csv
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((value) => ({ value, type: String })))
  const bytes = await writeWorkbook(rows).toBuffer()
  const { read, texts } = await studyWith({ 'decisions/ana.xlsx': bytes })
  expect(read).toEqual(['decisions/ana.xlsx'])
  expect(texts).toEqual([csv])
})
test('whatever else lies there is named, but for locks and hidden files', async () => {
  const files = {
    'decisions/ana.ods': 'x',
    'decisions/notes.txt': 'x',
    'decisions/~$ana.xlsx': 'x',
    'decisions/.hidden': 'x',
  }
  const { read, notRead } = await studyWith(files)
  expect(read).toEqual([])
  expect(notRead).toEqual(['decisions/ana.ods', 'decisions/notes.txt'])
})
