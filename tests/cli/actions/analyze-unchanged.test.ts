import { appendFileSync, existsSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder, run, smallStudy } from '../../support/command-line.ts'
import { filesOf, readAll } from '../../support/work.ts'

const nothing = 'Nothing changed since the last run: the results are up to date.\n'
const yaml = (keyword: string): string =>
  `name: Work\nversion: 1.0.0\nlanguage: en\nthemes:\n  - id: work\n    label: Work\n    codes:\n      - id: work-models\n        label: Models\n        description: Models that are trained.\n        keywords: ["${keyword}"]\n`

/** A study that was analyzed once, and what a run of it comes to. */
async function analyzedStudy() {
  const study = smallStudy()
  writeFileSync(join(study, 'codebook.yaml'), yaml('model'))
  writeFileSync(join(study, 'participants.csv'), 'participant,role\nP1a,engineer\nP2a,engineer\n')
  const out = join(folder(), 'results')
  const again = (...more: string[]) =>
    run('analyze', study, '--out', out, '--clusters', '0', '--format', 'md,csv', ...more)
  const first = await again()
  return { study, out, again, first }
}

/** The results that a run without anything kept comes to. */
async function anew(study: string, ...more: string[]): Promise<Map<string, string>> {
  const out = join(folder(), 'results')
  await run('analyze', study, '--out', out, '--clusters', '0', '--format', 'md,csv', '--no-cache', ...more)
  return readAll(out)
}

describe('an analysis in which nothing changed since the last', () => {
  test('prints the same summary and warnings, and leaves the results as they are', async () => {
    const { out, again, first } = await analyzedStudy()
    for (const file of filesOf(out)) utimesSync(file, 1e9, 1e9)
    const before = readAll(out)
    const second = await again()
    expect([second.status, second.said]).toEqual([first.status, first.said])
    expect(second.told).toBe(first.told.replace(/[^\n]*\r/g, '') + nothing)
    expect(readAll(out)).toEqual(before)
    expect((await again('--json')).told).not.toContain(nothing)
    const json = await again('--json')
    expect(json.told).toContain(nothing)
    expect(JSON.parse(json.said)).toMatchObject({ out, transcripts: 2 })
  })

  test('is done anew where nothing is to be kept', async () => {
    const { again } = await analyzedStudy()
    expect((await again('--no-cache')).told).not.toContain(nothing)
  })

  test('makes each result again that was changed, removed or exchanged for a link', async () => {
    const { study, out, again } = await analyzedStudy()
    const right = await anew(study)
    const path = (file: string): string => join(out, file)
    const spoil: readonly (() => void)[] = [
      () => appendFileSync(path('codings.csv'), 'x\n'),
      () => writeFileSync(path('themes.csv'), readFileSync(path('themes.csv'), 'utf8').replace(/\d/, '9')),
      () => rmSync(path('method.csv')),
      () => rmSync(path('.themata-results.json')),
      () => rmSync(out, { recursive: true }),
    ]
    for (const change of spoil) {
      change()
      const { status, told } = await again('--force')
      expect(status).toBe(0)
      expect(told).not.toContain(nothing)
      expect(readAll(out)).toEqual(right)
      expect((await again('--force')).told).toContain(nothing)
    }
    const elsewhere = join(folder(), 'report.md')
    writeFileSync(elsewhere, readFileSync(path('report.md')))
    rmSync(path('report.md'))
    symlinkSync(elsewhere, path('report.md'))
    expect((await again('--force')).told).not.toContain(nothing)
  })

  test('writes what another run with other options wrote over', async () => {
    const { out, again } = await analyzedStudy()
    const usual = readFileSync(join(out, 'codings.csv'), 'utf8')
    await again('--csv-separator', ';')
    expect(readFileSync(join(out, 'codings.csv'), 'utf8')).not.toBe(usual)
    expect((await again()).told).not.toContain(nothing)
    expect(readFileSync(join(out, 'codings.csv'), 'utf8')).toBe(usual)
  })

  const edits: Readonly<Record<string, (study: string) => void>> = {
    'the codebook': (study) => writeFileSync(join(study, 'codebook.yaml'), yaml('documentation')),
    'a transcript': (study) => appendFileSync(join(study, 'P1a.txt'), 'P1a: We trained one more model.\n'),
    'a letter of a transcript, its size and times as before': (study) => {
      const text = readFileSync(join(study, 'P2a.txt'), 'utf8')
      writeFileSync(join(study, 'P2a.txt'), text.replace('model', 'motel'))
      utimesSync(join(study, 'P2a.txt'), 1e9, 1e9)
    },
    'a new transcript': (study) => writeFileSync(join(study, 'P3a.txt'), 'I: Why?\nP3a: The model was wrong.\n'),
    'a transcript less': (study) => rmSync(join(study, 'P2a.txt')),
    participants: (study) =>
      writeFileSync(join(study, 'participants.csv'), 'participant,role\nP1a,manager\nP2a,engineer\n'),
    'no participants': (study) => rmSync(join(study, 'participants.csv')),
    settings: (study) => writeFileSync(join(study, 'themata.yaml'), 'ignore: [P2a.txt]\n'),
    summaries: (study) =>
      writeFileSync(join(study, 'summaries.csv'), 'theme,participant,summary\nwork,P1a,All of it\n'),
  }
  test.each(Object.entries(edits))('sees a change: %s', async (_, edit) => {
    const { study, out, again } = await analyzedStudy()
    edit(study)
    const { told, status } = await again()
    expect([status, told]).toEqual([0, expect.not.stringContaining(nothing)])
    const right = await anew(study)
    expect(readAll(out)).toEqual(right)
    expect((await again()).told).toContain(nothing)
    expect(readAll(out)).toEqual(right)
  })

  test('is never kept where a file could not be read, so that it is tried again', async () => {
    const { study, again } = await analyzedStudy()
    writeFileSync(join(study, 'P9a.docx'), Buffer.from('PK\u0003\u0004 cut off'))
    for (let time = 0; time < 2; time++) {
      const { status, told } = await again()
      expect([status, told]).toEqual([2, expect.not.stringContaining(nothing)])
    }
  })

  test('is done again where names are replaced, whose list people edit', async () => {
    const { study, again } = await analyzedStudy()
    for (let time = 0; time < 2; time++) expect((await again('--pseudonyms')).told).not.toContain(nothing)
    expect(existsSync(join(study, 'pseudonyms.csv'))).toBe(true)
  })
})
