import { describe, expect, test } from 'vitest'
import type { Analysis } from '../../../../src/model/analysis.ts'
import type { CodeQuote } from '../../../../src/model/code-quote.ts'
import type { Prevalence } from '../../../../src/model/prevalence.ts'
import { renderMarkdown } from '../../../../src/outputs/formats/render-markdown.ts'
import {
  buildValidity,
  checkCells,
  checkHead,
  describeCheck,
  describeConfirmed,
  describeSeen,
  seenByMachine,
} from '../../../../src/outputs/report/sections/build-check.ts'
import { buildCode, silentOn } from '../../../../src/outputs/report/sections/build-code.ts'
import { buildTheme } from '../../../../src/outputs/report/sections/build-theme.ts'
import { gardenCodebook } from '../../../support/builders.ts'

const limits = (value: number, low: number, high: number) => ({ value, low, high })
const rowOf = (given: Partial<Prevalence> = {}): Prevalence => ({
  ...{ themeId: 'soil', codeId: 'soil-water', label: 'Water', depth: 1, segments: 6, suggested: 5, accepted: 1 },
  ...{
    acceptedBlind: 0,
    acceptedParticipants: ['P1'],
    acceptedOrganizations: [],
    rejected: 0,
    disputed: 0,
    stances: {},
  },
  ...{ participants: ['P1', 'P2'], organizations: [], shareOfParticipants: 0.5, shareOfOrganizations: 0 },
  ...{ dominance: 0.67, dominant: ['P1'], estimate: null, people: null, organizationsEstimate: null },
  ...given,
})
const analysisOf = (findings: object = {}, more: object = {}): Analysis =>
  ({
    ...{ codebook: gardenCodebook, synthesis: [], learned: null, options: { trimFillers: false, minCell: 0 } },
    ...{ files: ['P1', 'P2', 'P3', 'P4'].map((id) => ({ id, language: 'en' })), ...more },
    findings: {
      ...{
        review: { counted: 'all', reviewers: [] },
        participantCount: 4,
        organizationCount: 0,
        draw: null,
        groups: [],
      },
      ...{ participants: ['P1', 'P2', 'P3', 'P10'].map((participantId) => ({ participantId, words: 1000 })) },
      ...{ quotes: [], lostQuotes: [], dissent: [], prevalence: [], coOccurrence: [], isDecided: false },
      audit: { audited: [], next: [], organizations: { audited: [], next: [] } },
      ...findings,
    },
  }) as unknown as Analysis
const write = (blocks: Parameters<typeof renderMarkdown>[0]['blocks']) =>
  renderMarkdown({ title: '', language: 'en', blocks })

const estimate = (given: object = {}): Prevalence['estimate'] => ({
  ...{ size: 400, machine: 60, read: 80, yes: 20, cells: [], f1: null, kappa: null, missed: null },
  ...{ count: limits(92.4, 70.2, 120.6), share: limits(0.23, 0.18, 0.3) },
  ...{ precision: limits(0.9, 0.8, 0.96), recall: limits(0.6, 0.4, 0.8), ...given },
})

describe('how far a count of suggestions can be trusted', () => {
  test('is said behind it: not checked, where nobody read for it', () => {
    expect(describeCheck(rowOf(), analysisOf())).toBe(' (not checked)')
    expect(describeCheck(rowOf({ estimate: estimate({ count: null }) }), analysisOf())).toBe(' (not checked)')
  })
  test('is said with the readings, how many are right, how many are found, and how many a reader would find', () => {
    expect(describeCheck(rowOf({ estimate: estimate() }), analysisOf())).toBe(
      ' (checked by 80 readings: 90 % (80 to 96 %) of 60 suggestions are right; 60 % (40 to 80 %) of what is there is suggested; so that a reader of all would find it in 92 (70 to 121) of 400)',
    )
  })
  test('leaves out what is undefined, and a recall that could be nearly anything', () => {
    const text = (given: object) => describeCheck(rowOf({ estimate: estimate(given) }), analysisOf())
    expect(text({ precision: null })).not.toContain('are right')
    expect(text({ recall: limits(0.5, 0.04, 0.95) })).not.toContain('of what is there')
    expect(text({ recall: limits(0.5, 0.1, 0.95) })).toContain('of what is there')
  })
  test('is not said of what people accepted', () => {
    const accepted = analysisOf({ review: { counted: 'accepted', reviewers: [] } })
    for (const row of [rowOf(), rowOf({ estimate: estimate() })]) {
      expect(describeCheck(row, accepted)).toBe('')
      expect(describeConfirmed(row, accepted)).toBe('')
    }
    expect(describeCheck(rowOf({ suggested: 0 }), analysisOf())).toBe('')
  })
  test('names how many participants are certain, once anybody has decided on anything', () => {
    expect(describeConfirmed(rowOf(), analysisOf({ isDecided: true }))).toBe(
      ' Confirmed by an accepted passage: at least 1 of 4 participants.',
    )
    expect(describeConfirmed(rowOf({ acceptedParticipants: [] }), analysisOf())).toBe('')
  })
  test('is in columns of tables only where a sample was drawn', () => {
    expect(checkHead(null)).toEqual([])
    expect(checkCells(rowOf())).toEqual([])
    expect(checkCells(rowOf({ estimate: estimate({ count: null }) }))).toEqual(['not checked', '–', '–'])
    expect(checkCells(rowOf({ estimate: estimate({ recall: null }) }))).toEqual([
      '90 % (80 to 96 %)',
      '–',
      '92 (70 to 121)',
    ])
  })
  test('is warned of at the beginning where suggestions are counted that nobody checked', () => {
    const theme = (suggested: number) => rowOf({ codeId: null, suggested })
    expect(write(buildValidity(analysisOf({ prevalence: [theme(3)] }), null))).toContain('**Not checked.**')
    expect(buildValidity(analysisOf({ prevalence: [theme(0)] }), null)).toEqual([])
    const accepted = { prevalence: [theme(3)], review: { counted: 'accepted', reviewers: [] } }
    expect(buildValidity(analysisOf(accepted), null)).toEqual([])
  })
  test('is flattered by interviews that were learned from, which are counted', () => {
    const learned = { learnedFrom: { interviews: ['P2', 'P4', 'of another study'] } }
    expect(seenByMachine(analysisOf({}, { learned }))).toBe(2)
    expect(seenByMachine(analysisOf())).toBe(0)
    expect(write(describeSeen(1))).toContain('from 1 interview of this study')
    expect(describeSeen(0)).toEqual([])
  })
})

const quoteOf = (given: Partial<CodeQuote> = {}): CodeQuote =>
  ({
    ...{
      transcriptId: 'P1',
      participantId: 'P1',
      organization: null,
      speaker: null,
      turn: 2,
      startMs: null,
      line: null,
    },
    ...{ span: { start: 0, end: 9 }, text: 'It is dry.', themeId: 'soil', codeId: 'soil-water', coder: 'keyword' },
    ...{ confidence: 1, status: 'suggested', stance: null, isPinned: false, ...given },
  }) as CodeQuote

describe('one code in the report', () => {
  const textOf = (row: Partial<Prevalence> = {}, findings: object = {}, more: object = {}) =>
    write(buildCode(rowOf(row), analysisOf(findings, more)))
  test('has its definition, how far it spreads, and who has most of it', () => {
    const text = textOf()
    expect(text).toContain('#### Water\n')
    expect(text).toContain('*Watering and drought.*')
    expect(text).toContain('**In** 2 of 4 participants (P1 and P2), in 6 segments (not checked); 67 % of them by P1.')
    expect(textOf({ dominant: [], dominance: 0 })).not.toContain('of them by')
    expect(textOf({ dominant: ['P1', 'P2'], dominance: 0.5 })).toContain('; 50 % of them by each of P1 and P2.')
  })
  test('has what it includes and excludes only where that is written', () => {
    expect(textOf()).not.toMatch(/Includes|Excludes/)
    const codes = gardenCodebook.codes.map((code) => ({ ...code, include: 'Wells.', exclude: 'Rivers.' }))
    expect(textOf({}, {}, { codebook: { ...gardenCodebook, codes } })).toContain(' Includes: Wells. Excludes: Rivers.')
  })
  test('names with whom nothing on it was found, in the order in which people count', () => {
    expect(silentOn(rowOf({ participants: ['P2'] }), analysisOf())).toEqual(['P1', 'P3', 'P10'])
    expect(textOf()).toContain('Nothing on it was found with 2 participants of 4: P3 and P10.')
    expect(textOf({ participants: ['P1', 'P2', 'P3', 'P10'] })).not.toContain('Nothing on it')
  })
  test('has what people marked as a problem and as working', () => {
    expect(textOf({ stances: { works: 1, problem: 2 } })).toMatch(
      /Marked by people: (2 problem, 1 works|1 works, 2 problem)\./,
    )
    expect(textOf()).not.toContain('Marked by people')
  })
  test('has quotes of another stance than most apart, unless somebody pinned them', () => {
    const quotes = [
      quoteOf({ stance: 'problem', text: 'It is too dry.' }),
      quoteOf({ stance: 'works', text: 'The well is fine.' }),
      quoteOf({ stance: 'works', text: 'A pinned one.', isPinned: true }),
    ]
    const text = textOf({ stances: { problem: 3, works: 1 } }, { quotes })
    const [before, after] = text.split('**Others differ:**')
    expect(before).toContain('It is too dry.')
    expect(before).toContain('A pinned one.')
    expect(before).toContain('(suggested, by keyword, works, pinned)')
    expect(after).toContain('The well is fine.')
  })
  test('says that its passages are quoted elsewhere where it has none of its own', () => {
    const said = 'Its passages are quoted with other codes of this theme, or barred.'
    expect(textOf()).toContain(said)
    expect(textOf({}, { quotes: [quoteOf()] })).not.toContain(said)
    expect(textOf({ segments: 0 })).not.toContain(said)
  })
  test('says which pinned quote is missing, in its first six words', () => {
    const lost = {
      codeId: 'soil-water',
      use: 'pinned',
      words: 'one two three four five six seven',
      transcriptId: 'P1',
      why: 'gone',
    }
    expect(textOf({}, { lostQuotes: [lost] })).toContain('“one two three four five six …” of P1: gone.')
    expect(textOf({}, { lostQuotes: [{ ...lost, use: 'barred' }] })).not.toContain('missing')
  })
  test('has at most two passages of the other side, and only the place of one that is quoted already', () => {
    const passage = (at: number) => ({
      ...quoteOf({ span: { start: at, end: at + 5 }, text: `Fine ${at}.` }),
      cue: 'fine',
    })
    const dissent = [passage(0), passage(100), passage(200)]
    const text = textOf({}, { dissent, quotes: [quoteOf()] })
    expect(text).toContain('Quoted in this theme already: P1, turn 2 (found by “fine”).')
    expect(text).toContain('Fine 100.')
    expect(text).not.toContain('Fine 200.')
  })
  test('compares roles only where they differ by half, and no group of one', () => {
    const group = (name: string, count: number, size: number) => ({
      ...{ unit: 'participant', attribute: 'role', group: name, size, themeId: 'soil', codeId: 'soil-water', count },
      share: count / size,
    })
    const textWith = (...groups: object[]) => textOf({}, { groups })
    expect(textWith(group('cook', 1, 4), group('grower', 3, 4))).toContain(
      'Raised by 3 of 4 in the group "grower", by 1 of 4 in "cook".',
    )
    expect(textWith(group('cook', 1, 4), group('grower', 2, 4))).not.toContain('Raised by')
    expect(textWith(group('cook', 0, 1), group('grower', 4, 4))).not.toContain('Raised by')
    expect(textWith({ ...group('cook', 0, 4), count: null, share: null }, group('grower', 4, 4))).not.toContain(
      'Raised by',
    )
  })
})

describe('one theme in the report', () => {
  const rows = [
    rowOf({ codeId: null, label: 'Soil', depth: 0 }),
    rowOf({ participants: ['P1'], segments: 4 }),
    rowOf({ codeId: 'soil-rain', label: 'Rain', depth: 2, segments: 0, participants: [], dominant: [], dominance: 0 }),
  ]
  const textOf = (findings: object = {}) =>
    write(buildTheme(gardenCodebook.themes[0]!, analysisOf({ prevalence: rows, ...findings })))
  test('has its codes in a table, a code inside another with a dot, with rates in all words of the study', () => {
    // 4 segments in 4 × 1,000 words
    expect(textOf()).toContain('| Water | 1 | 4 | 1.0 | 67 % (P1) |')
    expect(textOf()).toContain('| · Rain | 0 | 0 | – | – |')
  })
  test('names codes that nobody speaks of at its end, and gives them no section', () => {
    expect(textOf()).toContain('Not found with anybody: Rain.')
    expect(textOf()).not.toContain('# Rain')
  })
  test('has a table of decisions only where there are any, with a column of disputes only where there is one', () => {
    expect(textOf()).not.toContain('Decisions on codes')
    expect(textOf({ isDecided: true })).toContain(
      '| code | participants, accepted | accepted | suggested | rejected |\n',
    )
    const disputed = [rows[0], { ...rows[1], disputed: 2 }, rows[2]]
    expect(textOf({ isDecided: true, prevalence: disputed })).toContain('| rejected | disputed |\n')
  })
})
