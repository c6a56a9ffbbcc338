import { describe, expect, test } from 'vitest'
import type { LabelAgreement, PeopleAgreement, PooledAgreement } from '../../../src/model/agreement.ts'
import type { Findings } from '../../../src/model/findings.ts'
import {
  agreementTable,
  buildAgreementInDetail,
  buildAgreementOfPeople,
  describeAgreement,
  pairsTable,
} from '../../../src/outputs/report/agreement-of-people.ts'
import { gardenCodebook } from '../../support/builders.ts'

const pair = (
  coders: readonly [string, string],
  kappa: number | null,
  raw: number | null,
  units = 30,
): PooledAgreement => ({
  ...{ coders, kappa, raw, units, ac1: null },
})
const level = (name: 'theme' | 'code', given: Partial<PeopleAgreement> = {}): PeopleAgreement => ({
  ...{
    level: name,
    units: 30,
    suggested: 0,
    labels: [],
    pairs: [pair(['ana', 'ben'], 0.64, 0.931)],
    views: [],
    drawn: [],
  },
  ...given,
})
const describeOf = (agreement: PeopleAgreement[], people = 2): string =>
  describeAgreement({ agreement, review: { reviewers: Array.from({ length: people }) } } as unknown as Findings)

describe('how far people agree, in sentences', () => {
  test.each([
    [0, 'fewer than two people judged segments.'],
    [1, 'fewer than two people judged segments.'],
    [3, '3 people judged segments, but no two of them the same one.'],
  ])('is not known of %d people who judged nothing in common, and the report says why', (people, why) => {
    expect(describeOf([], people)).toBe(`Agreement between people was not computed: ${why}`)
  })
  test('names the people, the segments, and kappa and raw agreement at both levels', () => {
    expect(describeOf([level('theme'), level('code', { pairs: [pair(['ana', 'ben'], 0.5, 0.9)] })])).toBe(
      'Agreement between people is that of ana and ben, of their own answers without verdicts on differences, in 30 segments that at least two of them judged. Cohen’s kappa of a pair is pooled as by De Vries et al. (2008): over themes it is 0.64 with a raw agreement of 0.93, over codes it is 0.50 with a raw agreement of 0.90.',
    )
  })
  test('has the smallest and the largest figure where there are several pairs', () => {
    const pairs = [
      pair(['ana', 'ben'], 0.64, 0.93, 47),
      pair(['ana', 'cem'], 0.85, 0.93, 29),
      pair(['ben', 'cem'], null, null, 30),
    ]
    const text = describeOf([level('theme', { pairs })])
    expect(text).toContain('ana, ben and cem')
    expect(text).toContain('(3 pairs with 29 to 47 segments in common)')
    expect(text).toContain('over themes it is 0.64 to 0.85 with a raw agreement of 0.93.')
  })
  test('has a dash where no pair has a figure, and one figure where all are alike as written', () => {
    expect(describeOf([level('theme', { pairs: [pair(['ana', 'ben'], null, null)] })])).toContain(
      'over themes it is – with a raw agreement of –',
    )
    const alike = [pair(['ana', 'ben'], 0.641, 1), pair(['ana', 'cem'], 0.644, 1)]
    expect(describeOf([level('theme', { pairs: alike })])).toContain('it is 0.64 with')
  })
  test('says how many segments were judged because something was suggested', () => {
    expect(describeOf([level('theme', { suggested: 12 })])).toContain(
      'Of these, 12 were judged because something was suggested there',
    )
    expect(describeOf([level('theme')])).not.toContain('Of these')
  })
  test('has blind answers apart, of one segment as of one', () => {
    const blind = { ...pair(['ana', 'ben'], 0.4, 0.8, 1), view: 'both blind' as const }
    const assisted = { ...pair(['ana', 'ben'], 0.9, 0.99, 9), view: 'with suggestions' as const }
    expect(describeOf([level('theme', { views: [blind, assisted] })])).toContain(
      'Where neither had seen suggestions (1 segment of a pair), over themes it is 0.40 with a raw agreement of 0.80.',
    )
    expect(describeOf([level('theme', { views: [assisted] })])).not.toContain('Where neither')
  })
  test('has the weighted agreement in all segments of a draw, with limits where they are known', () => {
    const drawn = (kappa: number, limits: { value: number; low: number; high: number } | null) => ({
      ...{ coders: ['ana', 'ben'] as const, units: 1, size: 400, classes: [], labels: [], plain: null, kappa, limits },
    })
    const text = describeOf([
      level('theme', { drawn: [drawn(0.7, { value: 0.7, low: 0.6, high: 0.8 })] }),
      level('code', { drawn: [drawn(0.5, null)] }),
    ])
    expect(text).toContain(
      'ana and ben both read 1 drawn segment without suggestions; each weighted by the inverse of its chance, kappa in all 400 segments is 0.70 (0.60 to 0.80) over themes and 0.50 over codes.',
    )
  })
})

const labelOf = (label: string, given: Partial<LabelAgreement> = {}): LabelAgreement => ({
  ...{ label, prevalence: 0.1, judged: 30, units: 6, raw: 0.9, alpha: 0.61, ac1: 0.8, fleiss: null, undefined: null },
  ...{ kappa: { value: 0.6, low: 0.4, high: 0.75 }, ...given },
})

describe('tables of agreement', () => {
  test('have a row for each theme by its name, a dash for what is undefined', () => {
    const labels = [
      labelOf('soil'),
      labelOf('people', { raw: 1, kappa: { value: null, low: null, high: null }, alpha: null, units: 0 }),
    ]
    expect(agreementTable(level('theme', { labels }), gardenCodebook)).toEqual({
      ...{ kind: 'table', name: 'agreement-of-people', caption: 'Agreement of people about each theme' },
      head: ['theme', 'judged', 'given by somebody', 'raw', 'kappa', 'alpha'],
      rows: [
        ['Soil', 30, 6, '0.90', '0.60 (0.40 to 0.75)', '0.61'],
        ['People', 30, 0, '1.00', '–', '–'],
      ],
    })
  })
  test('of codes have no name that sentences refer to, and keep the id of a code that is in no codebook', () => {
    const table = agreementTable(level('code', { labels: [labelOf('gone')] }), gardenCodebook)
    expect(table).not.toHaveProperty('name')
    expect(table.rows[0]![0]).toBe('gone')
  })
  test('of pairs have all answers first, then each view, with both levels beside each other', () => {
    const views = (kappa: number) => [{ ...pair(['ana', 'ben'], kappa, 0.7, 8), view: 'both blind' as const }]
    const { head, rows } = pairsTable([level('theme', { views: views(0.3) }), level('code', { views: views(-0.001) })])
    expect(head).toEqual(['pair', 'answers', 'segments', 'raw, themes', 'kappa, themes', 'raw, codes', 'kappa, codes'])
    expect(rows).toEqual([
      ['ana and ben', 'all', 30, '0.93', '0.64', '0.93', '0.64'],
      ['ana and ben', 'both blind', 8, '0.70', '0.30', '0.70', '0.00'],
    ])
  })
  test('are left out of the report where fewer than two people decided', () => {
    const findings = (people: number, agreement: PeopleAgreement[]) =>
      ({ agreement, review: { reviewers: Array.from({ length: people }) } }) as unknown as Findings
    expect(buildAgreementOfPeople(findings(1, []), gardenCodebook)).toEqual([])
    expect(buildAgreementOfPeople(findings(2, []), gardenCodebook)).toHaveLength(1)
    expect(buildAgreementOfPeople(findings(2, [level('theme'), level('code')]), gardenCodebook)).toHaveLength(2)
    expect(buildAgreementInDetail(findings(2, []), gardenCodebook)).toEqual([])
    expect(buildAgreementInDetail(findings(2, [level('theme'), level('code')]), gardenCodebook)).toHaveLength(3)
  })
})
