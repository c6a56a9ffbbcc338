import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { findSpeakers, loadSpeakers } from '../../src/io/load-speakers.ts'
import { findSynthesis, loadSynthesis } from '../../src/io/load-synthesis.ts'
import { replaceFile } from '../../src/io/replace-file.ts'
import { requireApart } from '../../src/io/require-apart.ts'
import {
  entriesOf,
  isDecisionFolder,
  isFolder,
  isSpeakersFolder,
  isSynthesisFolder,
  requireFolder,
} from '../../src/io/study-files.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { speakersHeading } from '../../src/study/speakers/write-speakers.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'themata-folders-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))
function put(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
}
const from = (path: string): string => relative(root, path).replaceAll('\\', '/')
const problemOf = (work: () => void): Diagnostic | null => {
  try {
    work()
  } catch (error) {
    if (error instanceof InputError) return error.problems[0]!
    throw error
  }
  return null
}

describe('the entries of a folder', () => {
  test('are in the order of their names, numbers by value, without hidden files and locks of spreadsheets', async () => {
    put({ 'P10.txt': '', 'P2.txt': '', '.hidden': '', '~$P1.docx': '', 'wave/x.txt': '' })
    expect(await entriesOf(root)).toEqual([
      { name: 'P2.txt', isFolder: false },
      { name: 'P10.txt', isFolder: false },
      { name: 'wave', isFolder: true },
    ])
  })
  test('are none where there is no folder, or a file has its name', async () => {
    put({ file: '' })
    expect(await entriesOf(join(root, 'nowhere'))).toEqual([])
    expect(await entriesOf(join(root, 'file'))).toEqual([])
  })
  test.each([
    ['decisions', isDecisionFolder],
    ['speakers', isSpeakersFolder],
    ['synthesis', isSynthesisFolder],
  ])('are a study’s %s in any capitals, and by no longer name', (name, isIt) => {
    expect([name, name.toUpperCase(), `${name} `, `my-${name}`].map(isIt)).toEqual([true, true, false, false])
  })
})

describe('a study', () => {
  test('is a folder: a file is refused with what to do', async () => {
    put({ 'P1.txt': 'Ana: Yes.' })
    await requireFolder(root)
    const file = join(root, 'P1.txt')
    expect([await isFolder(root), await isFolder(file)]).toEqual([true, false])
    await expect(requireFolder(file)).rejects.toMatchObject({
      problems: [{ code: 'study/no-folder', place: { file }, fix: 'put the transcript into a folder and name that' }],
    })
  })
  test('that is not there is named', async () => {
    const file = join(root, 'nowhere')
    await expect(isFolder(file)).rejects.toMatchObject({ problems: [{ code: 'study/unreadable', place: { file } }] })
  })
})

describe('results', () => {
  const listed = (...names: string[]) => ({ base: root, names })
  const apart = (out: string, names = ['P1.txt']) => problemOf(() => requireApart(out, root, listed(...names)))
  test('may be beside the study, or in a folder of it without transcripts', () => {
    put({ 'P1.txt': '' })
    expect(apart(join(root, 'report'))).toBeNull()
    expect(apart(join(root, 'new/deep/report'))).toBeNull()
    expect(apart(`${root}-report`)).toBeNull()
    expect(existsSync(join(root, 'new'))).toBe(false)
  })
  test.each([
    ['the study itself', ''],
    ['the study by another way', 'report/..'],
    ['a folder of transcripts', 'wave1'],
    ['the folder of decisions', 'decisions'],
    ['a folder inside that of decisions', 'decisions/report'],
    ['a link to the study', 'link'],
    ['a link to a folder of transcripts', 'to-wave1'],
  ])('are not written to %s', (_, out) => {
    put({ 'P1.txt': '', 'wave1/P2.txt': '', 'decisions/ana.csv': '' })
    symlinkSync(root, join(root, 'link'))
    symlinkSync(join(root, 'wave1'), join(root, 'to-wave1'))
    const place = out === '' ? root : `${root}/${out}`
    expect(apart(place, ['P1.txt', 'wave1/P2.txt'])).toMatchObject({
      ...{ level: 'error', code: 'results/in-study', place: { file: place } },
      message: 'results would be written among the transcripts of the study',
      fix: `name another folder, such as --out ${join(root, 'report')}`,
    })
  })
  test('are not written inside a folder of transcripts that is apart from the study', () => {
    put({ 'talks/P1.txt': '' })
    const base = join(root, 'talks')
    const check = (out: string) => problemOf(() => requireApart(join(root, out), root, { base, names: ['P1.txt'] }))
    expect(check('talks/new/report')).toMatchObject({ code: 'results/in-study' })
    expect(check('talks-report')).toBeNull()
  })
  test('need a name, and a folder where a file is', () => {
    put({ 'P1.txt': '', 'notes.md': '' })
    expect(apart('')).toMatchObject({ code: 'results/no-folder', place: { file: '--out' } })
    for (const out of ['notes.md', 'notes.md/report'])
      expect(apart(join(root, out))).toMatchObject({
        code: 'results/no-folder',
        message: '"notes.md" is a file, and a folder is needed here',
      })
  })
})

describe('a file of weights that is replaced', () => {
  const path = () => join(root, 'gardens.weights.json')
  test('is kept under the next free number, byte by byte', async () => {
    expect(await replaceFile(path(), 'first')).toBeNull()
    expect(from((await replaceFile(path(), 'second'))!)).toBe('gardens.old-1.weights.json')
    expect(from((await replaceFile(path(), 'third'))!)).toBe('gardens.old-2.weights.json')
    const texts = readdirSync(root)
      .toSorted()
      .map((file) => [file, readFileSync(join(root, file), 'utf8')])
    expect(texts).toEqual([
      ['gardens.old-1.weights.json', 'first'],
      ['gardens.old-2.weights.json', 'second'],
      ['gardens.weights.json', 'third'],
    ])
  })
  test('never takes the name of a file that is there', async () => {
    put({ 'gardens.weights.json': 'now', 'gardens.old-1.weights.json': 'mine' })
    await replaceFile(path(), 'new')
    expect(readFileSync(join(root, 'gardens.old-1.weights.json'), 'utf8')).toBe('mine')
    expect(readFileSync(join(root, 'gardens.old-2.weights.json'), 'utf8')).toBe('now')
  })
})

describe('the speakers that people confirmed', () => {
  const confirmed = (transcript: string, state = 'yes') =>
    `${speakersHeading}\ntranscript: ${transcript}\nconfirmed: ${state}\n`
  async function load(...names: string[]) {
    const problems: Diagnostic[] = []
    const files = await loadSpeakers(root, names, problems)
    return {
      read: files.map(({ file }) => from(file)),
      said: problems.map(({ level, code, place }) => `${level} ${code} ${from(place.file)}`),
    }
  }
  test('are files in a folder "Speakers" in any capitals, and in folders inside it', async () => {
    put({
      'Speakers/P1.txt': confirmed('P1.txt'),
      'Speakers/wave/P2.TXT': confirmed('wave/P2.txt'),
      'other/P3.txt': '',
    })
    expect((await findSpeakers(root)).map(from)).toEqual(['Speakers/P1.txt', 'Speakers/wave/P2.TXT'])
    expect(await load('P1.txt', 'wave/P2.txt')).toEqual({ read: ['Speakers/P1.txt', 'Speakers/wave/P2.TXT'], said: [] })
  })
  test('are read with the mark of bytes that editors write', async () => {
    put({ 'speakers/P1.txt': `\ufeff${confirmed('P1.txt')}` })
    expect(await load('P1.txt')).toEqual({ read: ['speakers/P1.txt'], said: [] })
  })
  test('are read with line ends of Windows', async () => {
    put({ 'speakers/P1.txt': confirmed('P1.txt').replaceAll('\n', '\r\n') })
    expect(await load('P1.txt')).toEqual({ read: ['speakers/P1.txt'], said: [] })
  })
  test('of a transcript in a bundle are known by the bundle', async () => {
    put({ 'speakers/P1.txt': confirmed('all.zip/P1.txt') })
    expect((await load('all.zip')).said).toEqual([])
  })
  test.each([
    ['no', 'note speakers/unconfirmed speakers/P1.txt'],
    ['', 'note speakers/unconfirmed speakers/P1.txt'],
    ['yesterday', 'note speakers/unconfirmed speakers/P1.txt'],
  ])('do not count where %j is behind "confirmed:", which is noted', async (state, note) => {
    put({ 'speakers/P1.txt': confirmed('P1.txt', state) })
    expect(await load('P1.txt')).toEqual({ read: ['speakers/P1.txt'], said: [note] })
  })
  test('of a transcript that the study lacks, and files of another kind, are reported', async () => {
    put({
      'speakers/P1.txt': confirmed('P9.txt'),
      'speakers/P2.txt': 'Ana: Yes.',
      'speakers/notes.md': speakersHeading,
    })
    expect((await load('P1.txt')).said.toSorted()).toEqual([
      'warning speakers/no-transcript speakers/P1.txt',
      'warning speakers/not-read speakers/P2.txt',
      'warning speakers/not-read speakers/notes.md',
    ])
  })
})

describe('the texts of a researcher', () => {
  test('are Markdown in a folder "synthesis", in the order of their names; others are reported', async () => {
    put({ 'Synthesis/theme10.md': 'c', 'Synthesis/theme2.MD': 'b', 'Synthesis/a/x.md': 'a', 'Synthesis/x.docx': '' })
    const { texts, others } = await findSynthesis(root)
    expect([texts.map(from), others.map(from)]).toEqual([
      ['Synthesis/a/x.md', 'Synthesis/theme2.MD', 'Synthesis/theme10.md'],
      ['Synthesis/x.docx'],
    ])
    const problems: Diagnostic[] = []
    expect((await loadSynthesis(root, problems)).map(({ text }) => text)).toEqual(['a', 'b', 'c'])
    expect(problems).toMatchObject([
      { level: 'warning', code: 'synthesis/not-read', message: 'texts of a synthesis are Markdown' },
    ])
  })
  test('are not read through a link that leads out of the study', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'themata-out-'))
    writeFileSync(join(outside, 'x.md'), 'secret')
    put({ 'synthesis/a.md': 'a' })
    symlinkSync(join(outside, 'x.md'), join(root, 'synthesis', 'b.md'))
    await expect(loadSynthesis(root, [])).rejects.toMatchObject({ problems: [{ code: 'study/link' }] })
    rmSync(outside, { recursive: true })
  })
  test('are none in a study without such a folder', async () => {
    expect(await findSynthesis(root)).toEqual({ texts: [], others: [] })
  })
})
