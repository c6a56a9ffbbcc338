import { describe, expect, test } from 'vitest'
import { createExcerpts } from '../../src/findings/quotes/choose-excerpt.ts'
import { createPlaces } from '../../src/findings/quotes/distinct-places.ts'
import { type QuoteCandidate, spreadQuotes } from '../../src/findings/quotes/keep-best.ts'
import { noSubject, type Subject } from '../../src/findings/quotes/subject.ts'
import { createStem, subjectsOf } from '../../src/findings/quotes/subject-words.ts'
import { overlaps } from '../../src/model/span.ts'
import { sentencesOf } from '../../src/text/sentences.ts'
import { tokenize } from '../../src/text/words.ts'
import { suggestedQuote } from '../support/builders.ts'
import { analyzeSample } from '../support/sample-study.ts'

/** What is quoted of a passage, with these words as evidence. */
function excerptOf(text: string, evidence: readonly string[], subject: Subject = noSubject): string {
  const spans = evidence.map((words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length }))
  const excerpts = createExcerpts(text, tokenize(text), sentencesOf(text), createStem('en'))
  const { start, end } = excerpts.choose({ start: 0, end: text.length }, { evidence: spans, subject })
  return text.slice(start, end)
}

const filler = 'Nothing of this was known to anybody in the whole village at that time of the year.'

describe('an excerpt', () => {
  test('holds the evidence and no more sentences than it takes to be understood', () => {
    const said = `${filler} The pump broke in June. We carried water by hand for weeks and weeks on end. ${filler} ${filler}`
    expect(excerptOf(said, ['pump broke'])).toBe(
      'The pump broke in June. We carried water by hand for weeks and weeks on end.',
    )
  })
  test('holds all sentences with evidence that are next to each other', () => {
    const said = `${filler} The first pump broke. The second one leaked. Our well went dry. ${filler}`
    expect(excerptOf(said, ['pump broke', 'leaked', 'dry'])).toBe(
      'The first pump broke. The second one leaked. Our well went dry.',
    )
  })
  test('is on the subject of the code where no word is evidence', () => {
    const subjects = subjectsOf(
      [
        { codeId: 'water', text: 'Pumps and wells.' },
        { codeId: 'soil', text: 'Clay and sand in the ground.' },
      ],
      'en',
    )
    const said = `${filler} We dug two wells. ${filler}`
    expect(excerptOf(said, [], subjects.get('water'))).toContain('We dug two wells.')
    expect(excerptOf(said, [], subjects.get('soil'))).not.toMatch(/^We dug two wells\.$/)
  })
  test('is on the subject where more of its words are said, each once in whatever form', () => {
    const subject = subjectsOf([{ codeId: 'water', text: 'Pumps and wells.' }], 'en').get('water')
    const said = `${filler} The well, the wells, well, well, WELLS. ${filler} A pump and a well. ${filler}`
    expect(excerptOf(said, [], subject)).toContain('A pump and a well.')
  })
  test('of a sentence without end is a part of it around the evidence', () => {
    const part = (name: string) => Array.from({ length: 30 }, (_, at) => `${name}${at}`).join(' ')
    const said = `${part('a')}, ${part('b')}, then the pump broke, ${part('c')}, ${part('d')}`
    const quoted = excerptOf(said, ['pump broke'])
    expect(quoted).toContain('pump broke')
    expect(quoted.split(' ').length).toBeLessThanOrEqual(70)
  })
  test('has no mark of a transcriber at its ends', () => {
    expect(excerptOf(`[04:46] The pump broke in June. (laughs) ${filler}`, ['pump'])).toMatch(/^The pump/)
    expect(excerptOf('We waited for rain. The pump broke in June [laughs]', ['pump'])).toMatch(/in June$/)
  })
})

test('words that many codes share say less of each', () => {
  const subjects = subjectsOf(
    ['a', 'b', 'c', 'd'].map((codeId) => ({ codeId, text: `Gardens and ${codeId.repeat(3)}` })),
    'en',
  )
  expect(subjects.get('a')!.get(createStem('en')('gardens'))).toBe(1 / 4)
  expect(subjects.get('a')!.get('aaa')).toBe(1)
})

const candidate = (participantId: string, score: number, start: number): QuoteCandidate => ({
  score,
  quote: {
    ...{ transcriptId: 'T', participantId, organization: null, speaker: null, turn: 1, startMs: null, line: null },
    ...suggestedQuote,
    span: { start, end: start + 5 },
  },
})

describe('quotes are spread', () => {
  const roleOf = (id: string) => (id === 'Kim' ? 'cook' : 'smith')
  const choose = (places = createPlaces(), ...some: QuoteCandidate[]) =>
    spreadQuotes(some, { quotes: 2, quotesPerParticipant: 1 }, { places, roleOf }).map(
      ({ quote }) => quote.participantId,
    )
  test('over roles, where another is nearly as good', () => {
    expect(
      choose(createPlaces(), candidate('Ana', 1, 0), candidate('Ben', 0.9, 10), candidate('Kim', 0.6, 20)),
    ).toEqual(['Ana', 'Kim'])
    expect(
      choose(createPlaces(), candidate('Ana', 1, 0), candidate('Ben', 0.9, 10), candidate('Kim', 0.3, 20)),
    ).toEqual(['Ana', 'Ben'])
  })
  test('without a place that is quoted already', () => {
    const places = createPlaces()
    places.take({ transcriptId: 'T', span: { start: 3, end: 8 } })
    places.take({ transcriptId: 'U', span: { start: 10, end: 15 } })
    expect(choose(places, candidate('Ana', 1, 0), candidate('Ben', 0.9, 10), candidate('Kim', 0.6, 12))).toEqual([
      'Ben',
    ])
  })
})

test('in the sample study no passage is quoted twice within a theme, evidence is in its quote, and subcodes have quotes', async () => {
  const { findings, transcripts, codebook } = await analyzeSample()
  const codings = [...transcripts].flatMap(({ codings: own }) => own)
  const nested = new Set(codebook.codes.flatMap(({ id, parentId }) => (parentId === null ? [] : [id])))
  expect(findings.quotes.filter(({ codeId }) => nested.has(codeId)).length).toBeGreaterThan(5)
  for (const [at, quote] of findings.quotes.entries()) {
    const others = findings.quotes.slice(at + 1).filter(({ themeId }) => themeId === quote.themeId)
    for (const other of others.filter(({ transcriptId }) => transcriptId === quote.transcriptId))
      expect(quote.span.end <= other.span.start || other.span.end <= quote.span.start).toBe(true)
    const grounds = codings
      .filter(({ transcriptId, codeId, topCodeId, span }) => {
        const isOwn = codeId === quote.codeId || (topCodeId === quote.codeId && !nested.has(quote.codeId))
        return (
          transcriptId === quote.transcriptId && isOwn && span.start <= quote.span.start && quote.span.end <= span.end
        )
      })
      .flatMap(({ evidence }) =>
        evidence.flatMap((reason) => (reason.kind === 'keyword' || reason.kind === 'decision' ? [reason.span] : [])),
      )
    if (grounds.length > 0) expect(grounds.some((span) => overlaps(span, quote.span))).toBe(true)
  }
})

test('participants have counts of codes inside codes', async () => {
  const { findings, codebook } = await analyzeSample()
  const nested = codebook.codes.filter(({ parentId }) => parentId !== null)
  for (const { id } of nested) {
    const row = findings.prevalence.find(({ codeId }) => codeId === id)!
    const counted = findings.participants.filter(({ counts }) => (counts[id] ?? 0) > 0)
    expect(counted.map(({ participantId }) => participantId)).toEqual(row.participants)
    expect(counted.reduce((all, { counts }) => all + counts[id]!, 0)).toBe(row.segments)
  }
})
