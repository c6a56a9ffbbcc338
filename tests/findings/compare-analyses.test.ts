import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareAnalyses } from '../../src/findings/compare-analyses.ts'
import type { SavedAnalysis, SavedCoding } from '../../src/model/comparison.ts'
import { commandReports } from '../../src/outputs/command-reports/index.ts'
import { frozen } from '../support/builders.ts'

const coding = (codeId: string, transcriptId: string, start: number, more: Partial<SavedCoding> = {}): SavedCoding => ({
  transcriptId,
  span: { start, end: start + 10 },
  codeId,
  participantId: transcriptId,
  organization: transcriptId[1]!,
  status: 'suggested',
  quote: `said at ${start}`,
  ...more,
})
const saved = (codings: readonly SavedCoding[], more: Partial<SavedAnalysis> = {}): SavedAnalysis =>
  frozen({
    study: 's',
    version: '1.0.0',
    options: { seed: 1, coders: ['keyword'] },
    codebook: {
      name: 'Gardens',
      version: '2',
      sha256: 'a',
      codes: [
        { id: 'water', label: 'Water', parentId: null },
        { id: 'rain', label: 'Rain', parentId: 'water' },
        { id: 'help', label: 'Help', parentId: null },
      ],
    },
    files: [
      { id: 'P1a', sha256: 'x' },
      { id: 'P2a', sha256: 'y' },
    ],
    codings,
    ...more,
  })
const changeOf = (before: SavedAnalysis, after: SavedAnalysis, codeId: string) =>
  compareAnalyses(before, after).codes.find((code) => code.codeId === codeId)!

describe('two analyses compared', () => {
  test('show for each code what was lost, gained and kept', () => {
    const before = saved([coding('water', 'P1a', 0), coding('water', 'P1a', 20)])
    const after = saved([coding('water', 'P1a', 20), coding('water', 'P2a', 5)])
    expect(changeOf(before, after, 'water')).toEqual({
      codeId: 'water',
      label: 'Water',
      before: { segments: 2, participants: 1, organizations: 1 },
      after: { segments: 2, participants: 2, organizations: 2 },
      kept: 1,
      lost: [coding('water', 'P1a', 0)],
      gained: [coding('water', 'P2a', 5)],
    })
  })
  test('count a nested code for those above it, and a segment once however often it is coded', () => {
    const before = saved([])
    const after = saved([coding('rain', 'P1a', 0), coding('water', 'P1a', 0)])
    expect(changeOf(before, after, 'water').after.segments).toBe(1)
    expect(changeOf(before, after, 'water').gained).toHaveLength(1)
    expect(changeOf(before, after, 'rain').after.segments).toBe(1)
  })
  test('take a coding that was rejected since for a lost one', () => {
    const before = saved([coding('help', 'P1a', 0)])
    const after = saved([coding('help', 'P1a', 0, { status: 'rejected' })])
    expect(changeOf(before, after, 'help').lost).toHaveLength(1)
    expect(changeOf(before, after, 'help').after.segments).toBe(0)
  })
  test('list settings and transcripts that differ, and codes of both codebooks, removed ones last', () => {
    const before = saved([coding('old', 'P1a', 0)], {
      codebook: { name: 'Gardens', version: '1', sha256: 'b', codes: [{ id: 'old', label: 'Old', parentId: null }] },
    })
    const after = saved([], {
      options: { seed: 2, coders: ['keyword'], quotes: 5 },
      files: [
        { id: 'P2a', sha256: 'changed' },
        { id: 'P3a', sha256: 'z' },
      ],
    })
    const { settings, transcripts, codes } = compareAnalyses(before, after)
    expect(settings).toEqual([
      ['codebook', 'Gardens, version 1', 'Gardens, version 2'],
      ['sha256 of the codebook', 'b', 'a'],
      ['seed', '1', '2'],
      ['quotes', 'null', '5'],
    ])
    expect(transcripts).toEqual({ added: ['P3a'], removed: ['P1a'], changed: ['P2a'] })
    expect(codes.map(({ codeId }) => codeId)).toEqual(['water', 'rain', 'help', 'old'])
  })

  const codings = fc
    .array(
      fc
        .tuple(fc.constantFrom('water', 'rain', 'help'), fc.constantFrom('P1a', 'P2a'), fc.nat(5))
        .map(([code, transcript, start]) => coding(code, transcript, start)),
    )
    .map((all) => saved(all))
  test('give, the other way round, the same with lost and gained exchanged; with itself nothing', () => {
    fc.assert(
      fc.property(codings, codings, (a, b) => {
        const [there, back] = [compareAnalyses(a, b), compareAnalyses(b, a)]
        const places = (all: readonly SavedCoding[]) =>
          all.map(({ transcriptId, span }) => `${transcriptId} ${span.start}`)
        for (const [index, code] of there.codes.entries()) {
          const other = back.codes[index]!
          expect(places(code.lost)).toEqual(places(other.gained))
          expect([code.kept, code.before, code.after]).toEqual([other.kept, other.after, other.before])
          expect(code.before.segments).toBe(code.kept + code.lost.length)
          expect(code.after.segments).toBe(code.kept + code.gained.length)
        }
        expect(compareAnalyses(a, a).codes.every(({ lost, gained }) => lost.length + gained.length === 0)).toBe(true)
      }),
    )
  })
})

describe('the report of a comparison', () => {
  const comparison = compareAnalyses(
    saved([coding('water', 'P1a', 0)]),
    saved([coding('water', 'P2a', 5), coding('rain', 'P2a', 5)]),
  )
  test('names the codes that changed, with counts before and after and the words that were lost', () => {
    const text = commandReports.comparison.md.write(comparison)
    expect(text).toContain('1 coding before, 2 after; 2 codes of 3 changed.')
    expect(text).toContain('| Water | 1 | 1 | 1 | 0 | 1 | 1 |')
    expect(text).toContain('| Rain | 0 → 1 | 0 → 1 | 0 → 1 | 0 | 0 | 1 |')
    expect(text).toContain('said at 0')
  })
  test('has as a table a row for each segment that changed, and as JSON everything', () => {
    const rows = commandReports.comparison.csv.write(comparison).trim().split('\n')
    expect(rows.slice(1)).toEqual([
      'water,lost,P1a,0,10,P1a,1,suggested,said at 0',
      'water,gained,P2a,5,15,P2a,2,suggested,said at 5',
      'rain,gained,P2a,5,15,P2a,2,suggested,said at 5',
    ])
    const { codes } = JSON.parse(commandReports.comparison.json.write(comparison))
    expect(codes).toHaveLength(3)
  })
})
