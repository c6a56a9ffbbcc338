import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { importStudy } from '../../src/analysis/import-files.ts'
import { isDoubtful } from '../../src/importers/is-doubtful.ts'
import { createSafeReader } from '../../src/io/read-safely.ts'
import { directReader } from '../../src/io/readers.ts'
import { createReadingThread } from '../../src/io/reading-thread.ts'
import { bytesOf } from '../support/builders.ts'

const program = fileURLToPath(new URL('../support/greedy-reader.mjs', import.meta.url))
const named = (file: string) => ({ file, bytes: bytesOf('x') })
const paragraph = '<w:p><w:r><w:t>Ana: We tested the model, and it held.</w:t></w:r></w:p>'
const docx = (paragraphs: number) =>
  zipSync({
    'word/document.xml': bytesOf(
      `<w:document xmlns:w="w"><w:body>${paragraph.repeat(paragraphs)}</w:body></w:document>`,
    ),
  })
const study = (files: Record<string, Uint8Array>, reader = directReader) => ({
  ...{ name: 'study', settings: null, interviewers: [], reader },
  files: Object.entries(files).map(([file, bytes]) => ({ file, bytes })),
})

test('archives, PDF and RTF are doubtful by name or content, JSON and markup by size, lines of text never', () => {
  const large = 2_000_000
  const doubtful = { 'a.docx': 'x', 'b.txt': '%PDF-1.4', 'c.txt': '{\\rtf1', 'd.odt': 'PK\u0003\u0004', 'e.zip': '' }
  for (const [file, text] of Object.entries(doubtful)) expect(isDoubtful({ file, bytes: bytesOf(text) })).toBe(true)
  for (const [file, start] of [
    ['a.json', '{"segments":['],
    ['a.txt', '\ufeff [{"text":'],
    ['a.html', '<p>'],
    ['a.txt', '<!DOCTYPE html>'],
  ] as const) {
    expect(isDoubtful({ file, bytes: bytesOf(start) })).toBe(false)
    expect(isDoubtful({ file, bytes: bytesOf(start.padEnd(large, ' ')) })).toBe(true)
  }
  for (const start of ['Ana: Yes.', '[00:01:02] Ana: Yes.', 'WEBVTT', '< hello', '{laughs} Ana: yes'])
    expect(isDoubtful({ file: 'a.txt', bytes: bytesOf(start.padEnd(large, ' ')) })).toBe(false)
})

test('a file that takes more than its time or memory is reported with its name and a fix, and the next are read', async () => {
  const thread = createReadingThread({
    ...{ program, megabytes: 40 },
    secondsFor: (bytes) => (bytes === 'endless'.length ? 0.6 : 50), // this machine may be busy
  })
  const problemOf = (file: string) =>
    thread
      .run('open', [{ file, bytes: bytesOf(file.startsWith('endless') ? 'endless' : 'x') }])
      .catch((error: { problems: readonly object[] }) => error.problems)
  const results = await Promise.all(
    ['endless.pdf', 'good.pdf', 'greedy.docx', 'deep.xlsx', 'also good.pdf'].map(problemOf),
  )
  const stopped = (file: string, message: string) => [
    {
      level: 'error',
      code: 'import/over-budget',
      place: { file },
      message: expect.stringContaining(message),
      fix: expect.any(String),
    },
  ]
  expect(results).toMatchObject([
    stopped('endless.pdf', 'more than 1 s'),
    { file: 'good.pdf' },
    stopped('greedy.docx', 'more than 40 MB'),
    stopped('deep.xlsx', 'more than 40 MB'),
    { file: 'also good.pdf' },
  ])
})

test('a fault of ours in the thread stays a fault, with its message', async () => {
  const thread = createReadingThread({ program })
  await expect(thread.run('open', [named('faulty.pdf')])).rejects.toThrowError(new TypeError('a fault of ours'))
  expect(await thread.run('open', [named('good.pdf')])).toMatchObject({ file: 'good.pdf' })
})

test('one thread serves all files, and of a view of a large buffer only the file itself is sent', async () => {
  const thread = createReadingThread({ program })
  const view = { file: 'part.zip', bytes: new Uint8Array(1000).subarray(10, 15) }
  const [first, second] = await Promise.all([thread.run('open', [view]), thread.run('open', [named('b.zip')])])
  expect(first).toMatchObject({ bytes: 5 })
  expect(second).toMatchObject({ threadId: (first as unknown as { threadId: number }).threadId })
})

test('a thread that may rest ends behind its last file, and another reads what comes later', async () => {
  const thread = createReadingThread({ program })
  const last = thread.run('open', [named('last.zip')])
  thread.end()
  const later = await thread.run('open', [named('later.zip')])
  expect(later).not.toMatchObject({ threadId: ((await last) as unknown as { threadId: number }).threadId })
  expect(later).toMatchObject({ file: 'later.zip' })
})

test('the thread reads what this thread reads, problems included', async () => {
  const folder = 'tests/fixtures/importers'
  const files = {
    'a.docx': docx(40),
    'b.rtf': readFileSync(`${folder}/rtf/f4.rtf`),
    'c.zip': zipSync({ 'P1.txt': bytesOf('Ana: Yes.\nBen: No.\n'), 'README.md': bytesOf('x'), 'P2.docx': docx(3) }),
    'damaged.pdf': bytesOf('%PDF-1.4 x'),
    'damaged.docx': docx(3).subarray(0, 90),
  }
  const direct = await importStudy(study(files))
  const safe = await importStudy(study(files, createSafeReader(createReadingThread(), directReader)))
  expect(safe).toEqual(direct)
  expect(safe.files.map(({ source }) => source.file)).toEqual(['a.docx', 'b.rtf', 'c.zip/P1.txt', 'c.zip/P2.docx'])
})

test('a document that needs more memory than the thread has is one problem of the study', async () => {
  const reader = createSafeReader(createReadingThread({ megabytes: 24 }), directReader)
  const { files, failures } = await importStudy(
    study({ 'large.docx': docx(90_000), 'P1.txt': bytesOf('Ana: Yes.\nBen: No.\n'), 'P2.docx': docx(3) }, reader),
  )
  expect(failures.map(({ code, place }) => [code, place.file])).toEqual([['import/over-budget', 'large.docx']])
  expect(files.map(({ source }) => source.file)).toEqual(['P1.txt', 'P2.docx'])
})
