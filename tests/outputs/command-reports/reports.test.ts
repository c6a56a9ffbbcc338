import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CodeChange, Comparison, SavedCoding } from '../../../src/model/comparison.ts'
import type { InContext, QuoteInContext } from '../../../src/model/findings.ts'
import type { LikelyPassage } from '../../../src/model/likely-passage.ts'
import { commandReports } from '../../../src/outputs/command-reports/index.ts'
import { gardenCodebook } from '../../support/builders.ts'

const rowsOf = (csv: string) => parse(csv, { columns: true, bom: true }) as Record<string, string>[]

describe('a comparison of two analyses', () => {
  const coding = (at: number, given: Partial<SavedCoding> = {}): SavedCoding => ({
    ...{ transcriptId: 'P1', span: { start: at, end: at + 9 }, codeId: 'wet', participantId: 'P1', organization: null },
    ...{ status: 'suggested', quote: `words at ${at}`, ...given },
  })
  const counts = (segments: number, participants = 1) => ({ segments, participants, organizations: 0 })
  const change = (given: Partial<CodeChange> = {}): CodeChange => ({
    ...{ codeId: 'wet', label: 'Wet', before: counts(2), after: counts(2), kept: 2, lost: [], gained: [], ...given },
  })
  const compared = (given: Partial<Comparison> = {}): Comparison =>
    ({
      ...{ before: { codings: [coding(0), coding(10)] }, after: { codings: [coding(0)] }, settings: [] },
      ...{ transcripts: { added: [], removed: [], changed: [] }, codes: [change()], ...given },
    }) as unknown as Comparison
  const { md, csv, json } = commandReports.comparison
  test('in which nothing changed says so of settings, transcripts and codings', () => {
    const text = md.write(compared({ codes: [change(), change({ codeId: 'dry' })] }))
    for (const said of [
      '2 codings before, 1 after; 0 codes of 2 changed.',
      'Settings and codebook are the same.',
      'The transcripts are the same, byte for byte.',
      'No coding changed.',
    ])
      expect(text).toContain(said)
    expect(csv.write(compared()).trim().split('\n')).toHaveLength(1)
  })
  test('has settings that differ, transcripts that came, went and changed', () => {
    const text = md.write(
      compared({ settings: [['seed', '1', '2']], transcripts: { added: ['P3', 'P4'], removed: [], changed: ['P1'] } }),
    )
    expect(text).toMatch(/\| seed \| 1 \| 2 \|/)
    expect(text).toContain('- Transcripts only after: P3 and P4.')
    expect(text).toContain('- Transcripts only before: none.')
    expect(text).toContain('- Transcripts that were changed: P1.')
  })
  test('has each code that changed, with at most five segments of those lost and of those gained', () => {
    const lost = Array.from({ length: 7 }, (_, at) => coding(10 * at))
    const text = md.write(
      compared({
        codes: [change({ lost, gained: [coding(200, { quote: '' })], before: counts(9, 3), after: counts(3, 3) })],
      }),
    )
    expect(text).toContain('| Wet | 0 | 3 | 9 → 3 | 2 | 7 | 1 |')
    expect(text).toContain('**Lost** in 7 segments, of which 5 are shown:')
    expect(text.match(/^- P1, P1 at \d+: “words at \d+”$/gm)).toHaveLength(5)
    expect(text).toContain('**Gained** in 1 segment:\n\n- P1, P1 at 200\n')
  })
  test('has all segments in its table, and all but the codings in JSON', () => {
    const codes = [change({ lost: [coding(0, { organization: '=Öst' })], gained: [coding(10)] })]
    expect(rowsOf(csv.write(compared({ codes })))).toMatchObject([
      { code: 'wet', change: 'lost', start: '0', end: '9', organization: "'=Öst", quote: 'words at 0' },
      { code: 'wet', change: 'gained', start: '10', organization: '' },
    ])
    expect(Object.keys(JSON.parse(json.write(compared({ codes }))))).toEqual(['settings', 'transcripts', 'codes'])
  })
})

describe('a concordance', () => {
  const found = (given: Partial<InContext> = {}): InContext => ({
    ...{ transcriptId: 'P1', turn: 2, speaker: 'Ana', startMs: null, line: null, span: { start: 4, end: 8 } },
    ...{ before: 'it was ', match: 'clay', after: ' below', ...given },
  })
  const { text, csv } = commandReports.concordance
  test('has its matches below each other, and counts them', () => {
    const lines = text.write([
      found(),
      found({ transcriptId: 'P10', turn: 12, before: 'and\n then  ', startMs: 61_000 }),
    ])
    expect(lines.split('\n')).toEqual([
      'P1, turn 2            it was [clay] below',
      'P10, turn 12, 1:01  and then [clay] below',
      '2 places in 2 transcripts',
      '',
    ])
    expect(text.write([])).toBe('0 places in 0 transcripts\n')
  })
  test('has one bracket in one column, whatever is before the match', () => {
    const words = fc.array(fc.constantFrom('a', ' ', '\n', 'word', '\t'), { maxLength: 6 }).map((own) => own.join(''))
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (befores) => {
        const lines = text
          .write(befores.map((before) => found({ before })))
          .split('\n')
          .slice(0, befores.length)
        expect(new Set(lines.map((line) => line.indexOf('['))).size).toBe(1)
      }),
    )
  })
  test('has everything in its table, with line breaks as they were said', () => {
    expect(rowsOf(csv.write([found({ before: 'a\nb', speaker: null })]))).toEqual([
      {
        ...{ transcript: 'P1', turn: '2', speaker: '', start_ms: '', line: '', start: '4', end: '8' },
        ...{ before: 'a\nb', match: 'clay', after: ' below' },
      },
    ])
  })
})

const quote = {
  ...{ transcriptId: 'P1', participantId: 'P1', organization: 'Öst', speaker: 'Ana', turn: 2, startMs: null, line: 7 },
  ...{ span: { start: 4, end: 30 }, text: 'We [laughs] had a *drought*.', themeId: 'soil', codeId: 'soil-water' },
} as const

describe('quotes of codes', () => {
  const inContext = (given: Partial<QuoteInContext> = {}): QuoteInContext =>
    ({
      ...{ ...quote, coder: 'keyword', confidence: 0.8, status: 'accepted', stance: null, isPinned: false },
      ...{ turnsBefore: 'Interviewer: And?\nAna: Well.', turnsAfter: '', ...given },
    }) as QuoteInContext
  const { md, csv } = commandReports.quotes
  test('are printed under their codes, with what was said before, and without marks of transcribers', () => {
    const text = md.write({ quotes: [inContext()], codebook: gardenCodebook })
    expect(text).toBe(
      '## Water\n\n*Interviewer: And?*\n\n*Ana: Well.*\n\n> We had a \\*drought\\*.\n>\n> — P1, turn 2, line 7 (accepted, by keyword)\n',
    )
  })
  test('that nobody said are said to be none', () => {
    expect(md.write({ quotes: [], codebook: gardenCodebook })).toBe('Nothing was found.\n')
    expect(csv.write({ quotes: [], codebook: gardenCodebook }).trim().split('\n')).toHaveLength(1)
  })
  test('are rows with their places, and "yes" where people pinned them', () => {
    expect(
      rowsOf(csv.write({ quotes: [inContext(), inContext({ isPinned: true })], codebook: gardenCodebook })),
    ).toMatchObject([
      {
        code: 'soil-water',
        start: '4',
        end: '30',
        quote: 'We had a *drought*.',
        pinned: '',
        before: 'Interviewer: And?\nAna: Well.',
      },
      { pinned: 'yes' },
    ])
  })
})

describe('likely passages', () => {
  const likely = (given: Partial<LikelyPassage> = {}): LikelyPassage =>
    ({
      ...{
        ...quote,
        rank: 1,
        score: 2.5,
        keywords: ['drought', 'rain'],
        similarity: 1.4,
        isSuggested: false,
        ...given,
      },
    }) as LikelyPassage
  const { md, csv } = commandReports.likely
  test.each([
    [{}, 'keywords “drought” and “rain”; wording similar to the code’s texts'],
    [{ keywords: ['rain'], similarity: 2 }, 'keyword “rain”; wording very similar to the code’s texts'],
    [{ keywords: [], similarity: 0.2 }, 'no keyword; wording somewhat similar to the code’s texts'],
    [
      { keywords: [], similarity: -1, isSuggested: true },
      'no keyword; wording not similar to the code’s texts; suggested',
    ],
  ])('say why they are likely: %j', (given, why) => {
    expect(md.write({ passages: [likely(given)], codebook: gardenCodebook })).toContain(
      `> — 1. P1, turn 2, line 7 (${why})`,
    )
  })
  test('are counted for each code, with those that nothing suggests', () => {
    const passages = [
      likely(),
      likely({ rank: 2, isSuggested: true }),
      likely({ codeId: 'people-help', themeId: 'people' }),
    ]
    const text = md.write({ passages, codebook: gardenCodebook })
    expect(text).toContain('## Water\n\n2 passages, 1 of them without a suggestion.')
    expect(text).toContain('## Help\n\n1 passage, 1 of them without a suggestion.')
    expect(md.write({ passages: [], codebook: gardenCodebook })).toMatch(/^No passage without a decision has a keyword/)
  })
  test('are rows in which a status can be filled in; a nested code is beside the one that it is in', () => {
    const passages = [likely(), likely({ codeId: 'soil-rain', isSuggested: true })]
    expect(rowsOf(csv.write({ passages, codebook: gardenCodebook }))).toMatchObject([
      { code: 'soil-water', subcode: '', suggested: 'no', status: '', keywords: 'drought; rain', rank: '1' },
      { code: 'soil-water', subcode: 'soil-rain', suggested: 'yes', status: '' },
    ])
  })
})
