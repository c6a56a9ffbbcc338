import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { findInContext } from '../../src/findings/find-in-context.ts'
import { quotesInContext } from '../../src/findings/quotes/quotes-in-context.ts'
import type { Analysis } from '../../src/model/analysis.ts'
import type { CodeQuote } from '../../src/model/code-quote.ts'
import { commandReports } from '../../src/outputs/command-reports/index.ts'
import { parsePattern } from '../../src/text/patterns/parse-pattern.ts'
import { fileOf, gardenCodebook, transcriptOf } from '../support/builders.ts'

const transcript = transcriptOf(
  'P1a',
  ['Interviewer', 'Is there water?'],
  ['Ana', 'We carried water from the pond, and more water from the well.'],
  ['Ben', 'No rain fell.'],
)
const read = [{ transcript, language: 'en' }]
const search = (written: string, width: number) => findInContext(read, parsePattern(written).pattern!, width)

describe('a keyword in context', () => {
  test('is every place where participants say it, in order; questions are no evidence', () => {
    const found = search('water', 2)
    expect(found.map(({ turn, speaker, before, match, after }) => [turn, speaker, before, match, after])).toEqual([
      [2, 'Ana', 'We carried ', 'water', ' from the'],
      [2, 'Ana', 'and more ', 'water', ' from the'],
    ])
  })
  test('stands at its span in the text of the transcript', () => {
    for (const { span, match } of search('water | rain', 3))
      expect(transcript.text.slice(span.start, span.end)).toBe(match)
  })
  test('has no context where none is asked for, and never more than the turn', () => {
    expect(search('rain', 0)).toMatchObject([{ before: '', match: 'rain', after: '' }])
    expect(search('rain', 99)).toMatchObject([{ before: 'No ', match: 'rain', after: ' fell.' }])
  })
  test('is printed with the matches below each other', () => {
    const lines = commandReports.concordance.text.write(search('water', 2)).split('\n')
    expect(lines[0]!.indexOf('[water]')).toBe(lines[1]!.indexOf('[water]'))
    expect(lines.at(-2)).toBe('2 places in 1 transcript')
    expect(commandReports.concordance.csv.write(search('rain', 1))).toContain('P1a,3,Ben,')
    expect(JSON.parse(commandReports.concordance.json.write(search('rain', 1)))).toHaveLength(1)
  })
})

const quote = (codeId: string, participantId: string, turn: number): CodeQuote => ({
  transcriptId: 'P1a',
  participantId,
  organization: null,
  speaker: participantId,
  turn,
  startMs: null,
  line: null,
  span: transcript.turns[turn - 1]!.span,
  text: transcript.text.slice(transcript.turns[turn - 1]!.span.start, transcript.turns[turn - 1]!.span.end),
  themeId: codeId.split('-')[0]!,
  codeId,
  coder: 'keyword',
  confidence: 0.5,
  status: 'suggested',
  stance: null,
  isPinned: false,
  rank: 1,
  before: '',
})
const quotes = [quote('soil-water', 'Ana', 2), quote('soil-water', 'Ben', 3), quote('people-help', 'Ben', 3)]
const analysis = {
  codebook: gardenCodebook,
  findings: { quotes, participants: [{ participantId: 'Ana' }, { participantId: 'Ben' }] },
  transcripts: [{ file: fileOf(transcript), segments: [], codings: [] }],
} as unknown as Analysis

describe('quotes in context', () => {
  const chosen = (...args: Parameters<typeof quotesInContext> extends [unknown, ...infer Rest] ? Rest : never) =>
    quotesInContext(analysis, ...args).map(({ codeId, participantId }) => `${codeId} ${participantId}`)

  test('are those of the report that pass the filter, in its order', () => {
    expect(chosen({})).toEqual(['soil-water Ana', 'soil-water Ben', 'people-help Ben'])
    expect(chosen({ theme: 'soil' })).toEqual(['soil-water Ana', 'soil-water Ben'])
    expect(chosen({ participant: 'Ben', code: 'soil-water' })).toEqual(['soil-water Ben'])
    expect(chosen({}, { max: 1 })).toEqual(['soil-water Ana', 'people-help Ben'])
  })
  test('come with the turns around them, as many as there are', () => {
    const [first] = quotesInContext(analysis, { code: 'soil-water' }, { turns: 1 })
    expect(first).toMatchObject({ turnsBefore: 'Interviewer: Is there water?', turnsAfter: 'Ben: No rain fell.' })
    const [alone] = quotesInContext(analysis, { participant: 'Ben' }, { turns: 9 })
    expect(alone!.turnsAfter).toBe('')
    expect(alone!.turnsBefore.split('\n')).toHaveLength(2)
  })
  test.each([
    ['code', { code: 'soil-watr' }, /no code "soil-watr"[^]*write soil-water/],
    ['theme', { theme: 'x' }, /there are soil, people[^]*name one of them/],
    ['participant', { participant: 'ana' }, /no participant "ana"/],
  ])('of an unknown %s are refused, with what there is', (_, filter, message) => {
    expect(() => quotesInContext(analysis, filter)).toThrow(InputError)
    expect(() => quotesInContext(analysis, filter)).toThrow(message)
  })
  test('are printed as a report below the labels of their codes, as a table and as JSON', () => {
    const found = quotesInContext(analysis, {}, { turns: 1 })
    const text = commandReports.quotes.md.write({ quotes: found, codebook: gardenCodebook })
    expect(text.match(/^## .*/gm)).toEqual(['## Water', '## Help'])
    expect(text).toContain('> No rain fell.')
    expect(commandReports.quotes.csv.write({ quotes: found, codebook: gardenCodebook }).split('\n')).toHaveLength(
      1 + 3 + 1,
    )
    expect(JSON.parse(commandReports.quotes.json.write({ quotes: found, codebook: gardenCodebook }))).toHaveLength(3)
    expect(commandReports.quotes.md.write({ quotes: [], codebook: gardenCodebook })).toContain('Nothing was found.')
  })
})
