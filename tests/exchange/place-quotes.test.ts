import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ForeignCoding } from '../../src/exchange/foreign-project.ts'
import { placeCodings, splitAtTurns } from '../../src/exchange/placing/place-codings.ts'
import { placeQuotes, type Sought } from '../../src/exchange/placing/place-quotes.ts'
import type { Transcript, Turn } from '../../src/model/transcript.ts'

/** A transcript with a turn for each line; lines of interviewers begin with `?`. */
function transcriptOf(lines: readonly string[], id = 'P1'): Transcript {
  let start = 0
  const spoken = lines.map((line) => line.replace(/^\?/, ''))
  const turns = spoken.map((line, index): Turn => {
    const span = { start, end: start + line.length }
    start = span.end + 1
    const isQuestion = lines[index]!.startsWith('?')
    const [speaker, role] = isQuestion ? (['Int', 'interviewer'] as const) : (['Ana', 'participant'] as const)
    return { number: index + 1, speaker, role, span, startMs: null, endMs: null, line: null }
  })
  return { id, text: spoken.join('\n'), turns, source: { file: `${id}.txt`, format: 'txt', sha256: '' } }
}

const garden = transcriptOf([
  '?What grows there?',
  'We don’t water the beans — the rain does it… mostly. Yes.',
  '?And the snails?',
  'They come at night, and they eat everything that is green. Yes.',
  'My neighbour says “leave them”. Yes.',
])
const sought = (quote: string, at: Partial<Sought> = {}): Sought => ({ quote, span: null, paragraphs: null, ...at })
const place = (...all: Sought[]) => placeQuotes(all, garden, { text: null })
const wordsOf = (outcome: ReturnType<typeof place>[number], { text } = garden) =>
  'span' in outcome ? text.slice(outcome.span.start, outcome.span.end) : null

describe('a quote is found', () => {
  test.each([
    ['as it was said', 'they eat everything that is green', 'they eat everything that is green'],
    ['with straight apostrophes and hyphens', "don't water the beans - the rain", 'don’t water the beans — the rain'],
    ['with a no-break space and a line break', 'come\u00a0at\nnight', 'come at night'],
    ['with three dots', 'does it... mostly', 'does it… mostly'],
    ['over two turns', 'mostly. Yes.\nAnd the snails?', 'mostly. Yes.\nAnd the snails?'],
    [
      'over two turns with the labels of speakers',
      'mostly. Yes.\nInt: And the snails?\nAna [0:12]: They come',
      'mostly. Yes.\nAnd the snails?\nThey come',
    ],
  ])('%s', (_, quote, words) => {
    const [found] = place(sought(quote))
    expect([found!.how, wordsOf(found!)]).toEqual(['as-written', words])
  })
  test('by its beginning where the program cut it, and the end stays unknown', () => {
    const [found] = place(sought('They come at night, and they eat eve…'))
    expect([found!.how, wordsOf(found!)]).toEqual(['beginning', 'They come at night, and they eat eve'])
  })
  test('at similar words, which is said', () => {
    const [found] = place(sought('they come at night and eat everything that is green'))
    expect(found!.how).toBe('similar')
    expect(wordsOf(found!)).toContain('eat everything that is green')
  })
  test('where whole words are, rather than parts of words', () => {
    const [found] = placeQuotes([sought('art')], transcriptOf(['We start with art.']), { text: null })
    expect(found).toEqual({ how: 'as-written', span: { start: 14, end: 17 } })
  })
})

test.each([
  ['at its beginning', 'They at night, and they eat everything that is green'],
  ['in the middle', 'They come at night, and they eat that is green'],
  ['at its end', 'They come at night, and they eat everything is green'],
])('a quote from which words were left out %s is placed from its first to its last words', (_, quote) => {
  const [found] = place(sought(quote))
  expect([found!.how, wordsOf(found!)]).toEqual([
    'similar',
    'They come at night, and they eat everything that is green',
  ])
})
test('a similar passage never begins or ends within a word', () => {
  const transcript = transcriptOf([
    'Well, she told us that the whole greenhouse was flooded twice in April, believe it or not.',
  ])
  const words = transcript.text.split(' ')
  fc.assert(
    fc.property(fc.subarray([...words.keys()], { minLength: 9 }), (kept) => {
      const [found] = placeQuotes([sought(kept.map((at) => words[at]).join(' '))], transcript, { text: null })
      if (found === undefined || !('span' in found)) return
      const { start, end } = found.span
      expect(/[a-z]{2}/i.test(transcript.text.slice(start - 1, start + 1))).toBe(false)
      expect(/[a-z]{2}/i.test(transcript.text.slice(end - 1, end + 1))).toBe(false)
    }),
  )
})

describe('a quote is not placed', () => {
  test.each([
    ['that nobody said', 'the council pays for the fence', 'absent'],
    ['that is said several times', 'Yes.', 'several'],
    ['without words', '  ', 'no-words'],
  ])('%s', (_, quote, how) => {
    expect(place(sought(quote))).toEqual([{ how }])
  })
})

describe('among several places', () => {
  test('the one between the passages before and after it in the foreign document is taken', () => {
    const at = (start: number) => ({ span: { start, end: start + 1 } })
    const outcomes = place(
      sought('We don’t water', at(100)),
      sought('Yes.', at(150)),
      sought('They come at night', at(200)),
      sought('Yes.', at(250)),
      sought('My neighbour', at(300)),
    )
    expect(outcomes.map(({ how }) => how)).toEqual(['as-written', 'by-order', 'as-written', 'by-order', 'as-written'])
    const starts = outcomes.map((one) => ('span' in one ? one.span.start : -1))
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
  })
  test('the one in the paragraph of another passage is taken', () => {
    const paragraph = (first: number) => ({ paragraphs: { first, last: first } })
    const [, yes] = place(
      sought('We don’t water', paragraph(7)),
      sought('Yes.', paragraph(7)),
      sought('They come', paragraph(9)),
    )
    expect(yes).toMatchObject({ how: 'by-order', span: { start: garden.text.indexOf('Yes.') } })
  })
  test('positions prove nothing where passages have another order in the transcript', () => {
    const at = (start: number) => ({ span: { start, end: start + 1 } })
    const outcomes = place(
      sought('My neighbour', at(1)),
      sought('Yes.', at(2)),
      sought('We don’t', at(3)),
      sought('They come', at(0)),
    )
    expect(outcomes[1]).toEqual({ how: 'several' })
  })
  test('the one with the rank that it has in the text of the document is taken, whatever labels that text has', () => {
    const document = garden.turns
      .map(({ speaker, span }) => `${speaker} [00:0${span.start % 10}]: ${garden.text.slice(span.start, span.end)}`)
      .join('\r\n\r\n')
    const starts = [...document.matchAll(/Yes\./g)].map(({ index }) => index)
    const outcomes = placeQuotes(
      starts.map((start) => sought('', { span: { start, end: start + 4 } })),
      garden,
      { text: document },
    )
    expect(outcomes.map((one) => ('span' in one ? one.span.start : one.how))).toEqual(
      [...garden.text.matchAll(/Yes\./g)].map(({ index }) => index),
    )
  })
})

test('whatever a program does to signs and blanks of a sentence, the sentence is found where it is', () => {
  const sentences = Array.from(
    { length: 40 },
    (_, number) => `Row ${number} isn’t “dry” — it’s wet… today, bed ${number * 7}.`,
  )
  const transcript = transcriptOf(sentences)
  const damages: ((text: string) => string)[] = [
    (text) => text.replaceAll('’', "'").replaceAll(/[“”]/g, '"').replaceAll('—', '-'),
    (text) => text.replaceAll(' ', '\u00a0'),
    (text) => text.replace(' it', '\nit'),
    (text) => text.replaceAll('…', '...').replaceAll(' — ', '–'),
    (text) => `  ${text.replaceAll('dry', 'd\u00adry')} `,
  ]
  fc.assert(
    fc.property(fc.nat(39), fc.subarray(damages), (number, chosen) => {
      const quote = chosen.reduce((text, damage) => damage(text), sentences[number]!)
      const [found] = placeQuotes([sought(quote)], transcript, { text: null })
      expect(found).toEqual({ how: 'as-written', span: transcript.turns[number]!.span })
    }),
  )
})

describe('codings of a project', () => {
  const coding = (document: string, quote: string): ForeignCoding => ({
    document,
    code: 'c',
    coder: 'ana',
    isMachine: false,
    status: 'accepted',
    span: null,
    paragraphs: null,
    quote,
    memo: '',
    time: null,
    confidence: null,
    place: { file: 'x.csv', line: 2 },
  })
  const other = transcriptOf(['Only here is a pond.', 'Yes.'], 'P2')
  const place = (...codings: ForeignCoding[]) => {
    const documents = [...new Set(codings.map(({ document }) => document))].map((name) => ({
      id: name,
      name,
      text: null,
      attributes: {},
    }))
    const placings = placeCodings({ documents, codings }, [garden, other], ({ name }) =>
      [garden, other].filter(({ id }) => id === name),
    )
    return codings.map((one) => {
      const { how, transcript } = placings.get(one)!
      return [how, transcript?.id ?? null]
    })
  }
  test('without a document are placed where the whole study has their words once', () => {
    expect(place(coding('', 'Only here is'), coding('', 'Yes.'))).toEqual([
      ['as-written', 'P2'],
      ['several', 'P1'],
    ])
  })
  test('that are lines of an unknown document are placed in the line that they are from', () => {
    const line = { ...coding('', 'Yes.'), around: 'My neighbour says "leave them". Yes.' }
    expect(place(line)).toEqual([['by-order', 'P1']])
    expect(place({ ...line, around: 'Yes.' })).toEqual([['several', 'P1']])
  })
  test('of a document that is not there are listed as such', () => {
    expect(place(coding('P9', 'Only here is'))).toEqual([['no-document', null]])
  })
  test('of a whole document are no passage', () => {
    expect(place(coding('P1', garden.text))).toEqual([['whole-document', 'P1']])
  })
})

test('a selection over several turns is split into what participants say in each', () => {
  const span = { start: garden.text.indexOf('mostly'), end: garden.text.indexOf(' at night') }
  expect(splitAtTurns(span, garden).map(({ start, end }) => garden.text.slice(start, end))).toEqual([
    'mostly. Yes.',
    'They come',
  ])
  expect(splitAtTurns(garden.turns[0]!.span, garden)).toEqual([garden.turns[0]!.span])
})

describe('a place in the document of a transcript', () => {
  const document = garden.turns
    .map(({ speaker, span }) => `${speaker}: ${garden.text.slice(span.start, span.end)}\n`)
    .join('')
  const at = (words: string) => ({ start: document.indexOf(words), end: document.indexOf(words) + words.length })
  const placeAt = (span: { start: number; end: number }) =>
    placeQuotes([sought('', { span })], garden, { text: document })[0]!

  test('tells equal words apart, and leaves out the label of the speaker', () => {
    const last = document.lastIndexOf('Yes.')
    const outcome = placeAt({ start: last, end: last + 4 })
    expect([outcome.how, 'span' in outcome && outcome.span.start]).toEqual([
      'by-position',
      garden.text.lastIndexOf('Yes.'),
    ])
    expect(wordsOf(placeAt(at('Ana: My neighbour')))).toBe('My neighbour')
  })
  test('counts only if the transcript has at least half of the words there', () => {
    const other = { text: document.replace('at night', 'at noon, in May, on every single day of the week') }
    const span = { start: other.text.indexOf('at noon'), end: other.text.indexOf(', and they') }
    expect(placeQuotes([sought('', { span })], garden, other)[0]!.how).not.toBe('by-position')
  })
})
