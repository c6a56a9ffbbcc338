import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Analysis } from '../../../src/model/analysis.ts'
import { renderMarkdown } from '../../../src/outputs/formats/render-markdown.ts'
import { buildClusters } from '../../../src/outputs/report/sections/build-clusters.ts'
import { abbreviate, figure, withInterval } from '../../../src/outputs/report/written-figures.ts'
import { toTable, writeCsv, writeCsvPieces } from '../../../src/outputs/tables/write-table.ts'
import { gardenCodebook } from '../../support/builders.ts'

describe('figures in words', () => {
  test.each([
    [figure(null), '–'],
    [figure(0.456), '0.46'],
    [withInterval({ value: 0.5, low: 0.4, high: 0.6 }), '0.50 (0.40–0.60)'],
    [withInterval({ value: 0.5, low: null, high: null }), '0.50'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected)
  })
  test('shorten a passage by whole words', () => {
    expect(abbreviate('one two three', 2)).toBe('one two …')
    expect(abbreviate('one two', 2)).toBe('one two')
  })
})

describe('a table as CSV', () => {
  const columns = {
    name: (item: { name: string; n: number | null }) => item.name,
    n: (item: { n: number | null }) => item.n,
  }
  test('has six significant digits, and nothing in an empty cell', () => {
    const table = toTable('t', columns, [
      { name: 'a', n: 1 / 3 },
      { name: 'b', n: null },
    ])
    expect(writeCsv(table)).toBe('\uFEFFname,n\na,0.333333\nb,\n')
  })
  test('has a decimal comma where cells are divided by semicolons, so that Excel of such countries reads numbers', () => {
    const table = toTable('t', columns, [{ name: 'a;b', n: 0.5 }])
    expect([...writeCsvPieces(table, ';')].join('')).toBe('\uFEFFname;n\n"a;b";0,5\n')
  })
  test('is the same in pieces as whole, however many rows there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (count) => {
        const items = Array.from({ length: count }, (_, n) => ({ name: `x${n}`, n }))
        const pieces = [...writeCsvPieces(toTable('t', columns, items))]
        expect(pieces.join('').trimEnd().split('\n')).toHaveLength(count + 1)
        expect(pieces.length).toBeLessThanOrEqual(2 + count / 256)
      }),
      { numRuns: 10 },
    )
  })
})

describe('the section of candidates for new codes', () => {
  const cluster = {
    number: 1,
    segments: 6,
    participants: ['Ana', 'Ben'],
    organizations: [],
    within: null,
    stability: 0.6,
    terms: ['tractor', 'engine', 'oil', 'belt', 'wheel'],
    phrases: [],
    exemplars: [],
    nearestCode: { codeId: 'people-help', similarity: 0.312 },
    codedShare: 0,
  }
  const clustering = {
    ...{ passages: 60, repeats: 1, clusters: 5, unstable: 3, fewParticipants: 1, unnamed: 0, best: 0.31 },
  }
  const write = (clusters: readonly (typeof cluster)[], how: object | null = clustering): string => {
    const findings = { clusters, clustering: how, organizationCount: 0, participantCount: 3 }
    const analysis = { codebook: gardenCodebook, findings } as unknown as Analysis
    return renderMarkdown({ title: '', language: 'en', blocks: buildClusters(analysis) })
  }
  test('names each by its words, says how stable it is, and which code it is nearest to', () => {
    const text = write([cluster])
    expect(text).toContain('### Group 1: tractor, engine, oil, belt')
    expect(text).toContain('6 segments in 2 of 3 participants (Ana, Ben). Stability 0.60')
    expect(text).toContain('Nearest code: Help (cosine 0.31).')
    expect(text).toContain('```yaml\n- id: candidate-1-tractor-engine\n')
  })
  test('says why there is none, and is left out where none was looked for', () => {
    expect(write([])).toContain('The most stable was found again at 0.31')
    expect(write([], { ...clustering, passages: 9, clusters: 0 })).toContain('9 segments without a code are too few')
    expect(write([], null)).toBe('\n')
  })
})
