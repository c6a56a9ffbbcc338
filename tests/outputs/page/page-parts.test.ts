import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Analysis } from '../../../src/model/analysis.ts'
import { buildPageData } from '../../../src/outputs/page/build-page-data.ts'
import { toColumns } from '../../../src/outputs/page/columns.ts'
import { codingColumns, type PageData, type PageTranscript } from '../../../src/outputs/page/page-data.ts'
import { createReasons } from '../../../src/outputs/page/reasons.ts'
import { policyFor, writePageParts } from '../../../src/outputs/page/write-page-parts.ts'
import { codingOf, fileOf, gardenCodebook, transcriptOf } from '../../support/builders.ts'

const unpack = (packed: string) => JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8'))

/** Elements of scripts in a page, as a browser finds them: each ends at the first `</script`. */
const scriptsOf = (page: string) =>
  Array.from(page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script/gi), ([, attributes, text]) => ({ attributes, text }))

describe('the parts of a page', () => {
  const outline = (label: string): PageData['outline'] => ({
    ...{ counted: 'all', unit: 'segment', participants: [], codes: [], coders: [], passages: null, transcripts: [] },
    themes: [{ id: 'soil', label, color: '#000000' }],
  })
  const none = { codings: toColumns(codingColumns, []), reasons: createReasons().columns }
  const write = (label: string, transcripts: string[] = []) =>
    [...writePageParts({ ...none, outline: outline(label), transcripts }, 'run()')].join('')
  test('are the outline, the program, the codings with their reasons, then each transcript by its number', () => {
    expect(scriptsOf(write('Soil', ['AAA', 'BBB'])).map(({ attributes }) => attributes)).toEqual([
      ' type="application/json" id="outline"',
      '',
      ' type="text/plain" id="codings"',
      ' type="text/plain" id="reasons"',
      ' type="text/plain" id="transcript-0"',
      ' type="text/plain" id="transcript-1"',
    ])
  })
  test('hold any label, and none of it ends the element or begins another', () => {
    const label = fc.string({
      unit: fc.constantFrom('</script>', '<!--', '<script>', ']]>', '\u2028', '"', '\\', 'a', '&', '李'),
    })
    fc.assert(
      fc.property(label, (own) => {
        const scripts = scriptsOf(write(own))
        expect(scripts).toHaveLength(4)
        expect(JSON.parse(scripts[0]!.text!).themes[0].label).toBe(own)
        expect(scripts[0]!.text).not.toMatch(/[<\u2028]/)
      }),
    )
  })
  test('are made one by one, so that a large page is never held whole', () => {
    let made = 0
    const transcripts = (function* () {
      for (; made < 3; made++) yield 'AAA'
    })()
    const parts = writePageParts({ ...none, outline: outline('Soil'), transcripts }, 'run()')
    parts.next()
    parts.next()
    expect(made).toBe(0)
    parts.next()
    expect(made).toBe(0)
    parts.next()
    expect(made).toBe(1)
  })
})

test('the policy of a page allows its one program by its hash, and nothing from elsewhere', () => {
  // the example of Content Security Policy Level 2, 4.2.5
  const policy = policyFor("alert('Hello, world.');")
  expect(policy).toContain("script-src 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='")
  expect(policy).toMatch(/^default-src 'none';/)
  expect(policy).not.toMatch(/https?:|unsafe-eval|script-src[^;]*unsafe-inline/)
})

describe('the data of a page', () => {
  const transcript = transcriptOf('P1', ['Interviewer', 'And?'], ['Ana', 'It rained on the clay.'])
  const coding = (codeId: string, given: object) => ({
    ...codingOf(codeId, 'P1#1', { turn: 2, span: { start: 5, end: 14 } }),
    ...{ participantId: 'Ana', organization: null, themeId: 'soil', topCodeId: 'soil-water', ...given },
  })
  const codings = [
    coding('soil-rain', { confidence: 0.806, coder: 'keyword' }),
    coding('soil-water', { confidence: 1, coder: 'ben', status: 'accepted', stance: 'problem' }),
    coding('soil-water', { confidence: 0.5, coder: 'keyword', status: 'rejected' }),
  ]
  const file = fileOf(transcript)
  const analysis = {
    ...{ codebook: gardenCodebook, files: [file], learned: null },
    transcripts: Object.assign([{ file, segments: [], codings }], {}),
    findings: {
      ...{ review: { counted: 'accepted' }, matrix: { unit: 'exchange' } },
      participants: [{ participantId: 'Ana', organization: 'Öst', groups: { role: 'grower' }, words: 5 }],
    },
  } as unknown as Analysis
  const data = buildPageData(analysis)
  test('name what codings refer to by position', () => {
    expect(data.outline).toMatchObject({
      ...{ counted: 'accepted', unit: 'exchange', coders: ['keyword', 'ben'] },
      participants: [{ id: 'Ana', organization: 'Öst', groups: { role: 'grower' } }],
      transcripts: [{ id: 'P1', file: 'P1.txt' }],
    })
    expect(data.outline.codes.map(({ id, lineage }) => [id, lineage])).toEqual([
      ['soil-water', ['soil-water']],
      ['soil-rain', ['soil-rain', 'soil-water']],
      ['people-help', ['people-help']],
    ])
  })
  test('have each coding with its place, its coder and its likelihood as a whole percentage', () => {
    const { transcript: own, start, end, code, participant, turn, coder, percent, status, stance } = data.codings
    expect([own, start, end, code]).toEqual([
      [0, 0, 0],
      [5, 0, 0],
      [14, 0, 0],
      [1, -1, 0],
    ])
    expect([participant, turn, coder, percent, status, stance]).toEqual([
      [0, 0, 0],
      [2, 0, 0],
      [0, 1, -1],
      [81, 19, -50],
      [0, 1, 1],
      [null, 0, null],
    ])
  })
  test('have each transcript as it is, with who asks', () => {
    const [packed] = [...data.transcripts]
    const page = unpack(packed!) as PageTranscript
    expect(page.text).toBe(transcript.text)
    expect(page.speakers).toEqual(['Interviewer', 'Ana'])
    expect(page.turns).toEqual({
      ...{ number: [1, 1], speaker: [0, 1], asks: [1, -1], start: [0, 5], end: [4, 23] },
      ...{ startMs: [null, null], line: [null, null] },
    })
    expect(data.reasons.counts).toEqual(codings.map(({ evidence }) => evidence.length))
  })
})
