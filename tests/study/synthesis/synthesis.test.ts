import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InputError } from '../../../src/boundary/diagnostic.ts'
import { synthesisSections } from '../../../src/model/synthesis.ts'
import { draftSynthesis } from '../../../src/study/synthesis/draft-synthesis.ts'
import { parseSynthesis } from '../../../src/study/synthesis/parse-synthesis.ts'
import { readSynthesis } from '../../../src/study/synthesis/read-synthesis.ts'
import { gardenCodebook } from '../../support/builders.ts'

const parse = (text: string) => parseSynthesis(text, 'synthesis/themes/soil.md')
const read = (text: string, file = 'study/synthesis/themes/soil.md') => readSynthesis([{ file, text }], gardenCodebook)
const problemsOf = (text: string, file?: string) => {
  try {
    read(text, file)
    return []
  } catch (error) {
    return (error as InputError).problems.map(({ place, message, fix }) => [place.line, place.column, message, fix])
  }
}

describe('a text of the researcher', () => {
  test('has parts at its headings, paragraphs and items; comments and empty parts are left out', () => {
    const parts = parse(
      '<!-- how\nto -->\n\n## Claim\n\nSoil is\ndry.\n\nStill.\n\n## Limits\n\n## Advice ##\n- Water.\n- Wait\n  long.\n',
    )
    expect(parts).toMatchObject([
      {
        title: 'Claim',
        paragraphs: [
          { isItem: false, runs: [{ kind: 'plain', text: 'Soil is dry.' }] },
          { isItem: false, runs: [{ kind: 'plain', text: 'Still.' }] },
        ],
      },
      {
        title: 'Advice',
        paragraphs: [
          { isItem: true, runs: [{ kind: 'plain', text: 'Water.' }] },
          { isItem: true, runs: [{ kind: 'plain', text: 'Wait long.' }] },
        ],
      },
    ])
  })
  test('has strong, emphasised and code runs, and references with their places', () => {
    const [part] = parse(
      'Before.\n\nA **very dry [[count: segments]]** and *hard* `bed_1` of 3 * 4 * 5 snake_case_names.',
    )
    expect(part!.paragraphs[1]!.runs).toEqual([
      { kind: 'plain', text: 'A ' },
      { kind: 'strong', text: 'very dry ' },
      {
        kind: 'reference',
        written: 'count: segments',
        place: { file: 'synthesis/themes/soil.md', line: 3, column: 14 },
      },
      { kind: 'plain', text: ' and ' },
      { kind: 'emphasis', text: 'hard' },
      { kind: 'plain', text: ' ' },
      { kind: 'code', text: 'bed_1' },
      { kind: 'plain', text: ' of 3 * 4 * 5 snake_case_names.' },
    ])
  })
  test('loses no word outside comments and marks', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/)
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { maxLength: 5 }), (paragraphs) => {
        const text = paragraphs.map((words) => words.join(' ')).join('\n\n')
        const runs = parse(text).flatMap((part) => part.paragraphs.flatMap((paragraph) => paragraph.runs))
        expect(runs.map((run) => (run.kind === 'reference' ? '' : run.text)).join(' ')).toBe(
          paragraphs.flat().join(' '),
        )
      }),
    )
  })
})

describe('a reference', () => {
  const referenceIn = (text: string, file?: string) => read(text, file)[0]!.parts[0]!.paragraphs[0]!.runs[0]
  test.each([
    ['[[count: participants]]', { what: 'participants', themeId: 'soil', codeId: null, was: null }],
    [
      '[[count: Organizations of soil-rain = 3]]',
      { what: 'organisations', themeId: 'soil', codeId: 'soil-rain', was: '3' },
    ],
    [
      '[[count: participants % of people = 40 %]]',
      { what: 'participants %', themeId: 'people', codeId: null, was: '40' },
    ],
    ['[[count: segments of study]]', { what: 'segments', themeId: null, codeId: null, was: null }],
    ['[[quote: P1a “It was dry.”]]', { kind: 'quote', transcript: 'P1a', words: 'It was dry.' }],
    ['[[quote: P1a.txt "It was\ndry"]]', { kind: 'quote', transcript: 'P1a.txt', words: 'It was\ndry' }],
  ])('%s is read', (text, expected) => {
    expect(referenceIn(text)).toMatchObject(expected)
  })
  test('counts the study in a section and the code in a file of a code', () => {
    expect(referenceIn('[[count: segments]]', 'synthesis/sections/limits.md')).toMatchObject({
      themeId: null,
      codeId: null,
    })
    expect(referenceIn('[[count: segments]]', 'synthesis/codes/soil-rain.md')).toMatchObject({ codeId: 'soil-rain' })
  })
  test('that cannot be read is refused with its place and a fix, all of a file in one go', () => {
    expect(problemsOf('x [[count: partcipants]]\n\n[[count: segments of soil-rian]] [[see: this]]')).toEqual([
      [1, 3, expect.stringContaining('"partcipants" is not counted'), 'write participants'],
      [3, 1, 'there is no theme or code "soil-rian"', 'write soil-rain'],
      [3, 34, '"[[see: this]]" is no reference', expect.stringContaining('[[count: participants]]')],
    ])
  })
  test('in a file about nothing of the study is not looked at: the file is refused', () => {
    expect(problemsOf('x', 'study/synthesis/themes/siol.md')).toEqual([
      [undefined, undefined, 'there is no theme "siol"', 'rename it to soil.md'],
    ])
    expect(problemsOf('x', 'study/synthesis/soil.md')[0]![2]).toContain('themes, codes, sections')
  })
})

test('the stubs are about every section, theme and code, say nothing, and can be read', () => {
  const stubs = draftSynthesis(gardenCodebook)
  expect(stubs.map(({ file }) => file)).toEqual([
    'synthesis/quotes.md',
    ...synthesisSections.map((name) => `synthesis/sections/${name}.md`),
    ...['soil', 'people'].map((id) => `synthesis/themes/${id}.md`),
    ...['soil-water', 'soil-rain', 'people-help'].map((id) => `synthesis/codes/${id}.md`),
  ])
  expect(readSynthesis(stubs, gardenCodebook)).toEqual([])
  expect(draftSynthesis(null)).toHaveLength(1 + synthesisSections.length)
})

describe('a text about a code that the codebook no longer has', () => {
  const codebook = {
    ...gardenCodebook,
    codes: gardenCodebook.codes.map((code) => (code.id === 'soil-rain' ? { ...code, was: ['soil-puddle'] } : code)),
  }
  const about = (id: string, text: string) =>
    readSynthesis([{ file: `study/synthesis/codes/${id}.md`, text }], codebook).map((one) => one.id)
  test('follows it to its new id', () => expect(about('soil-puddle', 'Rain came late.')).toEqual(['soil-rain']))
  test('is nothing as long as nobody has written into it', () =>
    expect(about('gone', '## Claim\n\n## Limits\n')).toEqual([]))
  test('is an error once it has words, which would be lost', () =>
    expect(() => about('gone', 'Rain came late.')).toThrow('there is no code "gone"'))
})

describe('marks that nothing closes', () => {
  test('are text, and a reference begins at the last brackets before its end', () => {
    const runs = parse('**bold** [[ left open [[P1a: "so"]], **and [[').flatMap(({ paragraphs }) => paragraphs[0]!.runs)
    expect(runs).toMatchObject([
      { kind: 'strong', text: 'bold' },
      { kind: 'plain', text: ' [[ left open ' },
      { kind: 'reference', written: 'P1a: "so"' },
      { kind: 'plain', text: ', **and [[' },
    ])
  })
  test('take time in proportion to the text', () => {
    const begun = process.cpuUsage().user
    for (const mark of ['[[', '**a ', '## a ', '[[a]] ', '_a ', '`a ']) parse(mark.repeat(50_000))
    expect((process.cpuUsage().user - begun) / 1e6).toBeLessThan(20)
  })
  test('the places of references are their lines and columns', () => {
    const lines = Array.from({ length: 50 }, (_, at) => `${' '.repeat(at % 3)}line ${at} [[P1a: "so"]]`)
    const places = parse(lines.join('\n\n')).flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ runs }) => runs.flatMap((run) => (run.kind === 'reference' ? run.place : []))),
    )
    expect(places.map(({ line, column }) => lines[(line! - 1) / 2]!.indexOf('[[') + 1 - column!)).toEqual(
      lines.map(() => 0),
    )
  })
})
