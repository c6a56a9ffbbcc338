import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { extname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { saveResults } from '../../src/io/save-files.ts'
import { folder, run, smallStudy } from '../support/command-line.ts'
import { readAll } from '../support/work.ts'

const allFormats = 'md,html,csv,json,docx,xlsx'
const analyzeInto = (study: string, out: string, ...more: string[]) =>
  run('analyze', study, '--out', out, '--no-cache', '--clusters', '0', ...more)
const participantsIn = (out: string): string[] => {
  const rows: { participant: string }[] = parse(readFileSync(join(out, 'participants.csv')), {
    columns: true,
    bom: true,
  })
  return rows.map(({ participant }) => participant)
}
const marker = '.themata-results.json'

/** A folder with a small study and its results in every format. */
let done: string
beforeAll(async () => {
  done = folder()
  cpSync(smallStudy(), join(done, 'study'), { recursive: true })
  await analyzeInto(join(done, 'study'), join(done, 'out'), '--format', allFormats)
})
/** A new copy of the study, and of its results. */
function analyzed(): readonly [study: string, out: string] {
  const copy = folder()
  cpSync(done, copy, { recursive: true })
  return [join(copy, 'study'), join(copy, 'out')]
}

test('results inside the study are never read as transcripts, and the second run gives the same bytes', async () => {
  const [study, first] = analyzed()
  const out = join(study, 'report')
  cpSync(first, out, { recursive: true })
  const { status, told } = await analyzeInto(study, out, '--format', allFormats)
  expect([status, participantsIn(out)]).toEqual([0, ['P1a', 'P2a']])
  expect(told).toContain('this is a result of Themata')
  expect(readAll(out)).toEqual(readAll(first))
})

test('results that were copied into the study without their marker are recognised one by one', async () => {
  const [[study, out], second] = [analyzed(), folder()]
  rmSync(join(out, marker))
  cpSync(out, join(study, 'sent by mail'), { recursive: true })
  cpSync(join(out, 'codings.csv'), join(study, 'ana.csv'))
  for (const name of ['report.md', 'report.html', 'analysis.json', 'report.docx', 'tables.xlsx'])
    cpSync(join(out, name), join(study, `Version 1${extname(name)}`))
  cpSync(join(out, 'report.html'), join(study, 'old.HTM'))
  const { status, said } = await analyzeInto(study, second)
  expect([status, participantsIn(second)]).toEqual([0, ['P1a', 'P2a']])
  expect(said).not.toContain('Not read')
})

test('results in a zip archive beside the transcripts are recognised', async () => {
  const { zipSync } = await import('fflate')
  const [[study, out], second] = [analyzed(), folder()]
  const packed = Object.fromEntries(
    readdirSync(out).map((name) => [`out/${name}`, new Uint8Array(readFileSync(join(out, name)))]),
  )
  writeFileSync(join(study, 'results.zip'), zipSync({ ...packed, 'P3a.txt': Buffer.from('P3a: We test it.\n') }))
  expect((await analyzeInto(study, second)).status).toBe(0)
  expect(participantsIn(second)).toEqual(['P1a', 'P2a', 'results.zip/P3a'])
})

test.each([
  ['the study', (study: string) => study],
  ['the study under another name', (study: string) => join(study, '..', study.split('/').at(-1)!, '.')],
  ['a link to the study', (study: string) => link(study)],
  ['a folder of transcripts in it', (study: string) => join(study, 'more')],
  ['the folder of decisions', (study: string) => join(study, 'decisions', 'out')],
])('results are not written into %s', async (_, place) => {
  const study = smallStudy()
  mkdirSync(join(study, 'more'))
  writeFileSync(join(study, 'more', 'P3a.txt'), 'P3a: We test it.\n')
  writeFileSync(join(study, 'participants.csv'), 'participant,note\nP1a,mine\n')
  const before = readAll(study)
  const { status, told } = await analyzeInto(study, place(study), '--force')
  expect([status, told]).toEqual([2, expect.stringContaining('results/in-study')])
  expect(readAll(study)).toEqual(before)
})

function link(to: string): string {
  const path = join(folder(), 'link')
  symlinkSync(to, path)
  return path
}

test('nothing in the folder "transcripts" of a study can be the place of results', async () => {
  const study = folder()
  cpSync(smallStudy(), join(study, 'transcripts'), { recursive: true })
  for (const out of ['transcripts', 'transcripts/report'])
    expect((await analyzeInto(study, join(study, out))).told).toContain('results/in-study')
  expect((await analyzeInto(study, join(study, 'report'))).status).toBe(0)
})

test('a file that Themata did not write is kept unless replacing it is asked for', async () => {
  const [study, out] = [smallStudy(), folder()]
  writeFileSync(join(out, 'quotes.csv'), 'my own quotes\n')
  writeFileSync(join(out, 'report.md'), '# My report\n')
  const before = readAll(out)
  const refused = await analyzeInto(study, out)
  expect(refused.status).toBe(2)
  expect(refused.told).toMatch(/report\.md {2}error {2}results\/not-ours[^]*quotes\.csv/)
  expect(readAll(out)).toEqual(before)
  expect((await analyzeInto(study, out, '--force')).status).toBe(0)
  expect(readFileSync(join(out, 'quotes.csv'), 'utf8')).toContain('theme,code,subcode,rank')
  expect((await analyzeInto(study, out)).status).toBe(0)
})

test('results that an earlier version wrote without a marker are replaced', async () => {
  const [study, out] = analyzed()
  rmSync(join(out, marker))
  expect((await analyzeInto(study, out, '--format', allFormats)).status).toBe(0)
})

test('where the place of results cannot be written, the place and a fix are said and nothing changes', async () => {
  const study = smallStudy()
  const inUse = folder()
  mkdirSync(join(inUse, 'themes.csv'))
  const file = join(folder(), 'file')
  writeFileSync(file, '')
  for (const [out, named] of [
    [inUse, 'themes.csv'],
    [file, 'file'],
    [join(file, 'below'), 'file'],
    [join(folder(), 'x'.repeat(300)), 'too long'],
  ] as const) {
    const { status, told } = await analyzeInto(study, out)
    expect([status, told]).toEqual([2, expect.stringContaining(named)])
    expect(told).toContain('fix: ')
  }
  expect(readdirSync(inUse)).toEqual(['themes.csv'])
})

test.skipIf(process.getuid?.() === 0)('a folder without write permission is said before the work begins', async () => {
  const out = folder()
  chmodSync(out, 0o500)
  const { status, told } = await analyzeInto(smallStudy(), out)
  expect([status, told]).toEqual([2, expect.stringContaining('permission is missing')])
})

test('a failure while results are made leaves what was there, and no temporary folder', async () => {
  const out = join(folder(), 'out')
  await saveResults(out, [{ file: 'a.txt', text: 'first' }], false)
  const breaking = {
    file: 'b.txt',
    pieces: (function* (): Generator<string> {
      yield 'half'
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' })
    })(),
  }
  await expect(saveResults(out, [{ file: 'a.txt', text: 'second' }, breaking], false)).rejects.toThrowError(
    /the disk is full/,
  )
  expect(readdirSync(out).sort()).toEqual([marker, 'a.txt'])
  expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe('first')
})

test('folders of runs that were killed are removed by the next run, those of runs that go on are kept', async () => {
  const [study, out] = analyzed()
  const ended = Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }))
  const { makeTemporary } = await import('../../src/io/temporary-folder.ts')
  const mine = makeTemporary(out, '.themata-')
  const stale = mine.path.replace(`-${process.pid}-`, `-${ended}-`)
  mkdirSync(stale)
  writeFileSync(join(stale, 'codings.csv'), 'what was said')
  await analyzeInto(study, out)
  expect([existsSync(stale), existsSync(mine.path)]).toEqual([false, true])
  mine.clear()
  expect(existsSync(mine.path)).toBe(false)
})

test('results that were interrupted while they were put in place say so, and the next run completes them', async () => {
  const [study, out] = analyzed()
  const path = join(out, marker)
  writeFileSync(path, readFileSync(path, 'utf8').replace('"complete": true', '"complete": false'))
  expect(await run('compare', out, out)).toMatchObject({
    status: 2,
    told: expect.stringContaining('results/incomplete'),
  })
  expect((await analyzeInto(study, out)).status).toBe(0)
  expect((await run('compare', out, out)).status).toBe(0)
})
