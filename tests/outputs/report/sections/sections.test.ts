import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Analysis } from '../../../../src/model/analysis.ts'
import type { Memo } from '../../../../src/model/decision.ts'
import { renderMarkdown } from '../../../../src/outputs/formats/render-markdown.ts'
import type { Block } from '../../../../src/outputs/report/blocks.ts'
import { listItems } from '../../../../src/outputs/report/reporting-items.ts'
import { buildLikely } from '../../../../src/outputs/report/sections/build-likely.ts'
import { buildMemos } from '../../../../src/outputs/report/sections/build-memos.ts'
import { buildSample } from '../../../../src/outputs/report/sections/build-sample.ts'
import { describeVariations } from '../../../../src/outputs/report/sections/describe-variations.ts'
import { gardenCodebook } from '../../../support/builders.ts'

const analysisOf = (findings: object, more: object = {}): Analysis =>
  ({ codebook: gardenCodebook, findings, participants: [], files: [], synthesis: [], ...more }) as unknown as Analysis
const write = (blocks: readonly Block[]): string => renderMarkdown({ title: '', language: 'en', blocks })
const tableIn = (blocks: readonly Block[], caption: string) =>
  blocks.find((block) => block.kind === 'table' && block.caption === caption) as Extract<Block, { kind: 'table' }>

describe('the section of memos', () => {
  const memo = (given: Partial<Memo> = {}): Memo => ({
    ...{ by: 'ana', memo: 'Ask again.', transcriptId: 'P1', turn: 4, span: null, participantId: 'P1a', stance: null },
    ...{ codeId: 'soil-rain', status: 'accepted', quote: 'It rained.', ...given },
  })
  const rowOf = (given: Partial<Memo>) => tableIn(buildMemos(analysisOf({ memos: [memo(given)] })), 'Memos').rows[0]!
  test('is left out where nobody wrote one', () => {
    expect(buildMemos(analysisOf({ memos: [] }))).toEqual([])
  })
  test.each([
    [{}, 'P1, turn 4, P1a', 'Rain (accepted)'],
    [{ status: 'open' }, 'P1, turn 4, P1a', 'Rain (undecided)'],
    [{ status: 'memo', turn: null, participantId: null }, 'P1', 'Rain'],
    [{ transcriptId: null, turn: null, participantId: null, codeId: null, status: 'memo' }, 'the study', ''],
  ] as const)('says what a memo is about: %j', (given, place, code) => {
    expect(rowOf(given)).toEqual(['ana', 'Ask again.', place, code, 'It rained.'])
  })
  test('shows a hundred, and says where the others are', () => {
    const text = (count: number) =>
      write(buildMemos(analysisOf({ memos: Array.from({ length: count }, () => memo()) })))
    expect(text(1)).toContain('1 memo that people wrote.\n')
    expect(text(100)).toContain('100 memos that people wrote.\n')
    expect(text(101)).toContain('101 memos that people wrote; the first 100 are shown, memos.csv has all.')
    expect(text(101).match(/Ask again/g)).toHaveLength(100)
  })
  test('cuts a long passage, and never in the middle of a character', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4 }), (before) => {
        const quote = `${'a'.repeat(297 + before)}${'🌧'.repeat(4)}`
        const shown = String(rowOf({ quote })[4])
        expect(shown.isWellFormed()).toBe(true)
        expect(shown.endsWith(' …')).toBe(true)
        expect(shown.length).toBe(302)
      }),
    )
    expect(rowOf({ quote: 'a'.repeat(300) })[4]).toBe('a'.repeat(300))
  })
})

describe('the section on the sample', () => {
  const person = (participantId: string, organization: string | null, attributes: Record<string, string> = {}) => ({
    ...{ participantId, organization, attributes, segments: 3, words: 120 },
  })
  const file = (given: object = {}) => ({
    ...{ source: { file: 'P1.docx', format: 'docx' }, turns: 8, wordsIn: 100, wordsOut: 90, inaudible: 0 },
    ...{ skipped: [], speakers: [], ...given },
  })
  const findings = (given: object = {}) => ({
    ...{ groups: [], participants: [person('P1', null)], participantCount: 1, organizationCount: 0, ...given },
  })
  test('has no column of organisations where none is known', () => {
    const blocks = buildSample(analysisOf(findings()))
    expect(tableIn(blocks, 'Participants')).toMatchObject({
      head: ['participant', 'segments', 'words'],
      rows: [['P1', 3, 120]],
    })
  })
  test('names the participants whose organisation is unknown where others have one', () => {
    const blocks = buildSample(
      analysisOf(findings({ participants: [person('P1', 'Öst'), person('P2', null)], organizationCount: 1 }), {
        participants: [
          { id: 'P1', organization: 'Öst' },
          { id: 'P2', organization: null },
        ],
      }),
    )
    expect(tableIn(blocks, 'Participants').rows).toEqual([
      ['P1', 'Öst', 3, 120],
      ['P2', 'unknown', 3, 120],
    ])
    expect(write(blocks)).toContain(
      'The organisation of P2 is unknown; they count as participants and for no organisation.',
    )
  })
  test('has a table for each attribute, with the sizes of its groups once and their sum', () => {
    const group = (name: string, size: number, themeId: string, unit = 'participant') => ({
      ...{ unit, attribute: 'job_title', group: name, size, themeId, codeId: null, count: 1, share: 1 },
    })
    const blocks = buildSample(
      analysisOf(
        findings({
          participants: [person('P1', null, { job_title: 'grower' }), person('P2', null)],
          participantCount: 2,
          groups: [
            ...[group('grower', 1, 'soil'), group('not stated', 1, 'soil'), group('grower', 1, 'people')],
            group('grower', 9, 'soil', 'organization'),
          ],
        }),
      ),
    )
    expect(tableIn(blocks, 'Participants by job title')).toMatchObject({
      head: ['job title', 'participants'],
      rows: [
        ['grower', 1],
        ['not stated', 1],
        ['all', 2],
      ],
    })
    expect(tableIn(blocks, 'Participants')).toMatchObject({
      head: ['participant', 'job title', 'segments', 'words'],
      rows: [
        ['P1', 'grower', 3, 120],
        ['P2', '', 3, 120],
      ],
    })
  })
  test('accounts for each file: what was left out, and who asks', () => {
    const speakers = [
      { name: 'Kim', role: 'interviewer' },
      { name: 'Noor', role: 'interviewer' },
      { name: 'P1', role: 'participant' },
    ]
    const skipped = [
      { reason: 'speaker labels', words: 8 },
      { reason: 'page numbers', words: 2 },
    ]
    const blocks = buildSample(analysisOf(findings(), { files: [file(), file({ speakers, skipped })] }))
    expect(tableIn(blocks, 'Transcripts').rows).toEqual([
      ['P1.docx', 'docx', 8, 100, 90, '', 'nobody'],
      ['P1.docx', 'docx', 8, 100, 90, 'speaker labels 8, page numbers 2', 'Kim, Noor'],
    ])
  })
  test.each([
    [[0], '1 transcript was read; what interviewers say is context and never counted.\n'],
    [[1], 'never counted. 1 place is marked as inaudible.'],
    [
      [0, 2, 3],
      '3 transcripts were read; what interviewers say is context and never counted. 5 places are marked as inaudible.',
    ],
  ])('counts transcripts and inaudible places: %j', (inaudible, said) => {
    const files = inaudible.map((places) => file({ inaudible: places }))
    expect(write(buildSample(analysisOf(findings(), { files })))).toContain(said)
  })
})

describe('how far results hang on single interviews', () => {
  const row = (codeId: string | null, found: number, inHundred = 100) => ({
    ...{ themeId: codeId === null || codeId.startsWith('soil') ? 'soil' : 'people', codeId, found, inHundred },
    withoutCoder: 1,
  })
  const textOf = (given: object): string =>
    write(
      describeVariations(
        analysisOf({
          variations: {
            ...{ variations: 5, rows: [row(null, 5), row('soil-water', 5)], coders: [], sameOrder: 4, unmet: 0 },
            ...{ newCodes: { value: 0.4, low: 0.1, high: 0.9 }, ...given },
          },
        }),
      ),
    )
  test('is not said of no interview, or of one', () => {
    expect(textOf({ newCodes: null })).toBe(write([]))
    expect(textOf({ variations: 1 })).toBe(write([]))
  })
  test('counts what is met in all variations', () => {
    const text = textOf({})
    expect(text).toContain('makes 5 variations, 1 of 1 theme and 1 of 1 code are met in all of them')
    expect(text).toContain('keep their order in 4.\n')
    expect(text).not.toContain('one interview alone has them')
  })
  test('names what one interview alone has, and leaves out what no interview has', () => {
    const text = textOf({ rows: [row(null, 4), row('soil-water', 4), row('people-help', 0)] })
    expect(text).toContain('0 of 1 theme and 0 of 1 code are met')
    expect(text).toContain('Met in 4 of 5, as one interview alone has them: Soil and Water.')
  })
  test('names the least stable codes first, and rounds their share down, so that 97 is never claimed falsely', () => {
    const text = textOf({ rows: [row('soil-water', 5, 96.99), row('people-help', 5, 40.5), row('soil-rain', 5, 97)] })
    expect(text).toContain(
      '1 of 3 codes is met in 97 of 100 variations or more. Least often: Help (40) and Water (96).',
    )
  })
  test('expects new codes only where some of the codebook are unmet', () => {
    expect(textOf({})).toContain('Every code of the codebook was met')
    expect(textOf({ unmet: 3 })).toContain(
      'still unmet (3), another interview of the same kind is expected to bring 0.40 (95 % limits 0.10 and 0.90)',
    )
  })
  test('has a table of coders where there are two or more', () => {
    const coder = (name: string) => ({ coder: name, alone: 3, of: 9, themesLost: 0, codesLost: 1 })
    expect(textOf({ coders: [coder('keyword')] })).not.toContain('Without one coder')
    expect(textOf({ coders: [coder('keyword'), coder('meaning')] })).toContain('| meaning | 3 of 9 | 0 | 1 |')
  })
})

describe('passages to read next', () => {
  const likely = (codeId: string, rank: number, isSuggested: boolean) => ({
    ...{ codeId, rank, isSuggested, participantId: 'P1', transcriptId: 'P1', turn: 10 + rank },
  })
  test('are no section where nothing is likely', () => {
    expect(buildLikely(analysisOf({ likely: [] }))).toEqual([])
  })
  test('are counted for each code of which some are not suggested, with the first of these', () => {
    const given = [likely('soil-water', 1, true), likely('soil-water', 2, false), likely('soil-water', 3, false)]
    const blocks = buildLikely(analysisOf({ likely: [...given, likely('people-help', 1, true)] }))
    expect(tableIn(blocks, 'Likely passages without a suggestion').rows).toEqual([
      ['Water', 3, 2, 'P1, turn 12, rank 2'],
    ])
  })
  test('of which all are suggested are said to be so', () => {
    const text = write(buildLikely(analysisOf({ likely: [likely('soil-water', 1, true)] })))
    expect(text).toContain('All of them are suggested already.')
    expect(text).not.toContain('|')
  })
})

describe('items of a reporting checklist', () => {
  const itemsOf = (findings: object = {}, more: object = {}) =>
    Object.fromEntries(
      listItems(
        analysisOf(
          {
            ...{ quotes: [], dissent: [], review: { reviewers: [] }, draw: null, participantCount: 1, prevalence: [] },
            ...findings,
          },
          { version: '9', ...more },
        ),
      ).map(({ item, by }) => [item, by]),
    )
  test('are answered from the data, or left open where the data have no answer', () => {
    const items = itemsOf()
    expect(items['COREQ: size of the sample']).toBe('1 participant')
    expect(items['COREQ: software']).toBe('Themata 9')
    for (const open of [
      'characteristics of the participants',
      'number of people who coded',
      'minor themes and diverse cases',
    ])
      expect(items[`COREQ: ${open}`]).toBeNull()
    for (const open of ['how trust in the results is raised', 'links to the data'])
      expect(items[`SRQR: ${open}`]).toBeNull()
  })
  test('count as coders those alone who answered anything', () => {
    const reviewers = [{ answers: 0 }, { answers: 3 }, { answers: 1 }]
    const items = itemsOf({ review: { reviewers } })
    expect(items['COREQ: number of people who coded']).toBe('2, besides a program')
    expect(items['SRQR: how trust in the results is raised']).toBe('the section on checks')
    expect(itemsOf({ review: { reviewers: [{ answers: 0 }] } })['COREQ: number of people who coded']).toBeNull()
  })
  test('take a drawn sample for a check only as soon as some of it was read', () => {
    const trust = (read: number) =>
      itemsOf({ draw: { classes: [{ read: 0 }, { read }] } })['SRQR: how trust in the results is raised']
    expect([trust(0), trust(1)]).toEqual([null, 'the section on checks'])
  })
  test('count codes of one participant, not themes, among minor themes', () => {
    const prevalence = [
      { codeId: null, participants: ['P1'] },
      { codeId: 'soil-water', participants: ['P1'] },
      { codeId: 'soil-rain', participants: ['P1', 'P2'] },
    ]
    expect(itemsOf({ prevalence, dissent: [{}, {}] })['COREQ: minor themes and diverse cases']).toBe(
      '1 code of one participant, 2 passages of the other side',
    )
  })
  test('describe participants only where a table describes somebody', () => {
    const described = (attributes: object) =>
      itemsOf({}, { participants: [{ attributes }] })['COREQ: characteristics of the participants']
    expect([described({}), described({ role: 'grower' })]).toEqual([null, 'the attributes in participants.csv'])
  })
})
