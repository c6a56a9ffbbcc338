import { describe, expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import { chooseWriter } from '../../src/cli/print/write-analysis.ts'
import { directReader } from '../../src/io/readers.ts'
import type { Analysis } from '../../src/model/analysis.ts'
import type { QuoteEvent } from '../../src/model/decision-event.ts'
import { buildReport } from '../../src/outputs/report/build-report.ts'
import { bytesOf, gardensYaml, readResource } from '../support/builders.ts'
import { textOf } from '../support/coded-transcripts.ts'
import { quoteEvent } from '../support/events.ts'

const said: Readonly<Record<string, readonly string[]>> = {
  P1: ['We had rain in May, so the beds drowned in water.', 'The drought came later, and nobody had a hose for it.'],
  P2: [
    'Our drought was in June, and the well ran dry.',
    'There was a puddle of water by the gate, and frogs lived in it.',
  ],
  P3: ['In the drought I carried water by hand, twenty cans a day.'],
}

/** An analysis of the gardens, with a file of quotes and choices of the review page. */
function analyzeGardens(quotes: string, events: readonly QuoteEvent[] = [], more = {}): Promise<Analysis> {
  const decisions = [{ file: 'decisions/ana.jsonl', text: events.map((event) => JSON.stringify(event)).join('\n') }]
  return analyze(
    {
      name: 'gardens',
      reader: directReader,
      codebook: { file: 'gardens.yaml', text: gardensYaml() },
      ...{ participants: null, settings: null, interviewers: [], decisions },
      synthesis: [{ file: 'synthesis/quotes.md', text: quotes }],
      files: Object.entries(said).map(([id, turns]) => ({
        file: `${id}.txt`,
        bytes: bytesOf(turns.map((words) => `Interviewer: And then?\n${id}: ${words}\n`).join('')),
      })),
      ...more,
    },
    { coders: ['keyword'], segmenter: 'turn', clusters: 0, quotes: 2 },
    { version: '0', readResource },
  )
}

const quotedFor = ({ findings }: Analysis, code = 'soil-water'): string[] =>
  findings.quotes.filter(({ codeId }) => codeId === code).map(({ text }) => text)
const pin = (...references: readonly string[]): string =>
  `## Pinned for soil-water\n\n${references.map((one) => `1. [[quote: ${one}]]`).join('\n')}\n`
const bar = (...references: readonly string[]): string =>
  `\n## Barred\n\n${references.map((one) => `- [[quote: ${one}]]`).join('\n')}\n`
/** The place of words in a transcript, as the review page records it: turns are joined by line ends. */
function placeOf(id: string, words: string) {
  const text = said[id]!.map((own) => `And then?\n${own}`).join('\n')
  const start = text.indexOf(words)
  return { transcript: id, text: null, start, end: start + words.length, exact: words, prefix: '', suffix: '' }
}

describe('pinned quotes', () => {
  test('come first, in their order, with exactly the words that are written, and count among those that are wanted', async () => {
    const analysis = await analyzeGardens(pin('P2 "frogs lived in it"', 'P1 "nobody had a hose for it"'))
    expect(quotedFor(analysis)).toEqual(['frogs lived in it', 'nobody had a hose for it'])
    expect(analysis.findings.lostQuotes).toEqual([])
  })
  test('are all printed, also where fewer are wanted, and others fill what is left', async () => {
    const three = pin('P3 "twenty cans a day"', 'P2 "the well ran dry"', 'P1 "nobody had a hose"')
    expect(quotedFor(await analyzeGardens(three))).toHaveLength(3)
    const one = quotedFor(await analyzeGardens(pin('P3 "twenty cans a day"')))
    expect(one).toHaveLength(2)
    expect(one[0]).toBe('twenty cans a day')
    expect(one[1]).not.toContain('twenty')
  })
  test('are first in every form of the report and in the matrix of people and themes', async () => {
    const analysis = await analyzeGardens(pin('P2 "frogs lived in it"'))
    for (const name of ['md', 'csv']) {
      const files = (await chooseWriter(name)(analysis)).filter(({ file }) => /report.md|quotes.csv/.test(file))
      const text = files.map(textOf).join('')
      expect(text.indexOf('frogs lived in it')).toBeGreaterThan(0)
      expect(text).toContain('pinned')
    }
    expect([...analysis.findings.framework].find(({ participantId }) => participantId === 'P2')!.quote!.text).toBe(
      'frogs lived in it',
    )
  })
  test.each([
    ['words that nobody says', pin('P1 "we had snow all winter long"'), 'nobody says'],
    ['words that are said twice', pin('P2 "w"'), 'said'],
    ['a passage without the code', pin('P1 "And then?"'), 'said 2 times'],
    ['a transcript that is gone', pin('P9 "nobody had a hose"'), 'there is no transcript "P9"'],
    ['a passage that is barred', pin('P1 "nobody had a hose"') + bar('P1 "nobody had a hose for it"'), 'barred'],
  ])('of %s are missing, and the report and a warning say so', async (_, text, why) => {
    const analysis = await analyzeGardens(text)
    expect(analysis.findings.lostQuotes).toMatchObject([{ use: 'pinned', codeId: 'soil-water' }])
    expect(analysis.findings.lostQuotes[0]!.why).toContain(why)
    expect(analysis.warnings).toContainEqual(
      expect.objectContaining({
        code: 'quotes/lost',
        place: { file: 'synthesis/quotes.md', line: 3, column: 4 },
      }),
    )
    expect(JSON.stringify(buildReport(analysis))).toContain('A pinned quote is missing')
  })
  test('need the code: a passage of another code is not quoted for it', async () => {
    const { findings } = await analyzeGardens('## Pinned for people-help\n- [[quote: P2 "frogs lived in it"]]')
    expect(findings.lostQuotes[0]!.why).toBe('the passage does not have the code "people-help"')
  })
})

describe('barred passages', () => {
  test('are printed nowhere, and are still coded and counted', async () => {
    const words = ['the beds drowned', 'nobody had a hose', 'the well ran dry', 'frogs lived', 'twenty cans']
    const free = await analyzeGardens('')
    const barred = await analyzeGardens(
      bar(
        'P1 "the beds drowned"',
        'P1 "nobody had a hose"',
        'P2 "the well ran dry"',
        'P2 "frogs lived"',
        'P3 "twenty cans"',
      ),
    )
    expect(barred.findings.quotes).toEqual([])
    expect([...barred.findings.framework].every(({ quote }) => quote === null)).toBe(true)
    const report = JSON.stringify(buildReport(barred).blocks)
    for (const own of words) {
      expect(JSON.stringify(buildReport(free).blocks).includes(own) || own !== 'frogs lived').toBe(true)
      expect(report).not.toContain(own)
    }
    expect(barred.findings.prevalence).toEqual(free.findings.prevalence)
  })
  test('are no place for a quote in a text of the researcher either', async () => {
    const texts = [
      { file: 'synthesis/quotes.md', text: bar('P3 "twenty cans a day"') },
      { file: 'synthesis/themes/soil.md', text: 'So [[quote: P3 "carried water by hand, twenty cans"]]' },
    ]
    await expect(analyzeGardens('', [], { synthesis: texts })).rejects.toThrow('barred')
  })
})

describe('the review page and the file', () => {
  const on = placeOf('P1', said['P1']![1]!)
  const pinned = quoteEvent({ on, code: 'soil-water', use: 'pinned' })

  test('join: what is written comes first, what is chosen on the page after it', async () => {
    const analysis = await analyzeGardens(pin('P3 "twenty cans a day"'), [pinned])
    expect(quotedFor(analysis)).toEqual(['twenty cans a day', said['P1']![1]])
  })
  test('take back: the last choice on the page counts, also of another person and of a line of the file', async () => {
    const back = quoteEvent({ coder: 'ben', on, code: 'soil-water', use: 'free', time: '2030-01-01T00:00:00Z' })
    const analysis = await analyzeGardens(pin('P1 "nobody had a hose"'), [pinned, back])
    expect(analysis.findings.quotes.filter(({ isPinned }) => isPinned)).toEqual([])
    expect(analysis.findings.lostQuotes).toMatchObject([{ why: 'ben took it back on the review page' }])
  })
  test('bar, and take a bar back', async () => {
    const barred = quoteEvent({ on, code: null, use: 'barred' })
    const free = quoteEvent({ on, code: null, use: 'free', time: '2030-01-01T00:00:00Z' })
    const isQuoted = ({ findings }: Analysis): boolean =>
      findings.quotes.some(({ text }) => text.includes('nobody had a hose'))
    const wanted = pin('P1 "nobody had a hose"')
    expect(isQuoted(await analyzeGardens(wanted))).toBe(true)
    expect(isQuoted(await analyzeGardens(wanted, [barred]))).toBe(false)
    expect(isQuoted(await analyzeGardens(wanted, [barred, free]))).toBe(true)
  })
})
