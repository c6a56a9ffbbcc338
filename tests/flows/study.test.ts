import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import { chooseWriter } from '../../src/cli/print/write-analysis.ts'
import { loadStudy } from '../../src/io/load-study.ts'
import { loadText } from '../../src/io/load-text.ts'
import { safeReader } from '../../src/io/readers.ts'
import { markerName } from '../../src/io/results-marker.ts'
import type { Analysis } from '../../src/model/analysis.ts'
import { readResource } from '../support/builders.ts'
import { textOf, transcriptsOf } from '../support/coded-transcripts.ts'
import { expectGolden } from '../support/golden.ts'
import { analyzeSample } from '../support/sample-study.ts'

const path = 'data/ml-teams'
const kept = 'reports/ml-teams'
let analysis: Analysis
let outputs: Map<string, string>

/** What `analyze` writes unless told otherwise. */
async function write(result: Analysis): Promise<Map<string, string>> {
  const files = (
    await Promise.all(['md', 'html', 'csv', 'json', 'yaml'].map((name) => chooseWriter(name)(result)))
  ).flat()
  return new Map(files.map((output) => [output.file, textOf(output)]))
}

beforeAll(async () => {
  analysis = await analyzeSample()
  outputs = await write(analysis)
})

describe('the sample study', () => {
  test('is invented, large enough and spread over the seven formats', () => {
    expect(readFileSync(`${path}/README.md`, 'utf8')).toMatch(/\*\*Invented\.\*\*/)
    expect(analysis.files.length).toBeGreaterThanOrEqual(14)
    expect(analysis.findings.organizationCount).toBeGreaterThanOrEqual(7)
    expect(analysis.files.reduce((total, { wordsOut }) => total + wordsOut, 0)).toBeGreaterThanOrEqual(20_000)
    expect(new Set(analysis.files.map(({ source }) => source.format))).toEqual(
      new Set(['markdown', 'text', 'vtt', 'srt', 'csv', 'docx', 'whisper-json']),
    )
    expect(analysis.failures).toEqual([])
    expect(analysis.warnings.filter(({ level, code }) => level !== 'note' && code !== 'decisions/unclear')).toEqual([])
  })

  test('has decisions of three people: read whole, blind and with suggestions, with differences open and settled', () => {
    const { review } = analysis.findings
    expect(review).toMatchObject({ counted: 'all', isReviewed: false, open: 2, settled: 1 })
    expect(review.reviewers.map(({ coder, blind, shown, read }) => [coder, blind > 0, shown > 0, read.length])).toEqual(
      [
        ['ana', false, true, 6],
        ['ben', true, false, 2],
        ['eva', true, false, 0],
      ],
    )
  })

  test('gives each participant their row of participants.csv, and interviewers to nobody', () => {
    expect(analysis.participants.map(({ id }) => id)).toEqual(
      'P1a P1b P2a P2b P3a P3b P3c P4a P4b P5a P5b P6a P6b P7a P8a P8b'.split(' '),
    )
    expect(analysis.participants.find(({ id }) => id === 'P5a')?.attributes['role']).toBe('data science')
  })

  test.each([
    'report.md',
    'report.html',
    'themes.csv',
    'codings.csv',
    'quotes.csv',
    'participants.csv',
    'cooccurrence.csv',
    'framework.csv',
    'groups.csv',
    'matrix.csv',
    'saturation.csv',
    'stability.csv',
    'codebook.csv',
    'method.csv',
    'clusters.csv',
    'likely.csv',
    'clusters.yaml',
    'transcripts.csv',
    'analysis.json',
  ])('%s is the one that was reviewed', (file) => {
    expectGolden(outputs.get(file)!, `${kept}/${file}`)
  })

  test('keeps no report that the run does not make', () => {
    const files = readdirSync(kept).filter((name) => name !== markerName)
    expect(files.sort()).toEqual([...outputs.keys()].sort())
  })

  test('gives the same bytes again', async () => {
    expect(await write(await analyzeSample())).toEqual(outputs)
  })
})

describe('every number can be recounted from the tables', () => {
  const read = (file: string): Record<string, string>[] => parse(outputs.get(file)!, { columns: true, bom: true })

  test('themes.csv from codings.csv', () => {
    const codings = read('codings.csv').filter(({ status }) => status !== 'rejected')
    for (const row of read('themes.csv')) {
      const own = codings.filter(
        (coding) =>
          coding['theme'] === row['theme'] &&
          (row['code'] === '' || coding['code'] === row['code']) &&
          (row['subcode'] === '' || coding['subcode'] === row['subcode']),
      )
      const distinct = (key: (coding: Record<string, string>) => string) => new Set(own.map(key)).size
      expect(Number(row['participants'])).toBe(distinct((coding) => coding['participant']!))
      expect(Number(row['organizations'])).toBe(distinct((coding) => coding['organization']!))
      expect(Number(row['segments'])).toBe(distinct((coding) => `${coding['transcript']} ${coding['start']}`))
    }
  })

  test('participants.csv from codings.csv', () => {
    const codings = read('codings.csv').filter(({ status }) => status !== 'rejected')
    for (const row of read('participants.csv')) {
      for (const theme of ['requirements', 'data', 'integration', 'culture', 'process']) {
        const own = codings.filter(
          (coding) => coding['participant'] === row['participant'] && coding['theme'] === theme,
        )
        expect(Number(row[theme])).toBe(new Set(own.map(({ start }) => start)).size)
      }
    }
  })

  test('cooccurrence.csv from codings.csv', () => {
    const codings = read('codings.csv').filter(({ status }) => status !== 'rejected')
    const segmentsOf = (theme: string) =>
      new Set(
        codings.filter((coding) => coding['theme'] === theme).map(({ transcript, start }) => `${transcript} ${start}`),
      )
    for (const { a, b, both, only_a } of read('cooccurrence.csv').filter(
      ({ level, unit }) => level === 'theme' && unit === 'segment',
    )) {
      const shared = [...segmentsOf(a!)].filter((segment) => segmentsOf(b!).has(segment)).length
      expect([Number(both), Number(only_a)]).toEqual([shared, segmentsOf(a!).size - shared])
    }
  })

  test('every quote stands in its transcript, and its words in the file itself', async () => {
    const { study } = await loadStudy(path, safeReader)
    const transcripts = transcriptsOf(analysis)
    for (const { transcript, start, end, quote } of read('quotes.csv')) {
      const file = transcripts.find(({ id }) => id === transcript)!
      expect(file.text.slice(Number(start), Number(end))).toBe(quote!.replace(/^'(?=[-=+@])/, ''))
      if (!['markdown', 'text'].includes(file.source.format)) continue
      const bytes = study.files.find(({ file: name }) => name === file.source.file)!.bytes
      expect(new TextDecoder().decode(bytes)).toContain(quote)
    }
  })
})

test('a study in Windows line ends and another folder gives the same findings', async () => {
  const { study } = await loadStudy(path, safeReader)
  const windows = study.files.map(({ file, bytes }) => ({
    file,
    bytes: /\.(md|txt|csv)$/.test(file)
      ? new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll('\n', '\r\n'))
      : bytes,
  }))
  const again = await analyze(
    {
      ...study,
      files: windows,
      codebook: { ...(await loadText('codebooks/collaboration.yaml')), file: 'x' },
      weights: await loadText('codebooks/collaboration.weights.json'),
      interviewers: [],
    },
    {},
    { version: '', readResource },
  )
  expect(again.findings).toEqual(analysis.findings)
})

test('the README names the command that makes the report', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(
    'npm ci && npx themata analyze data/ml-teams --out reports/ml-teams',
  )
})
