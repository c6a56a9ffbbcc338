import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locatedOptions } from '../../src/boundary/located.ts'
import { byKeyword } from '../../src/coders/by-keyword.ts'
import { byLanguageModel } from '../../src/coders/by-language-model.ts'
import { byMeaning } from '../../src/coders/by-meaning.ts'
import type { CoderInputs } from '../../src/coders/coder.ts'
import { createKeywordFinder } from '../../src/coders/find-keywords.ts'
import type { ExemplarVectors } from '../../src/coders/fit-exemplars.ts'
import { distinctPatterns, mayMatch, writeHits } from '../../src/coders/keyword-hits.ts'
import { AnsweredCoding, answerSchema } from '../../src/coders/language-model/answer-file.ts'
import { frameOf } from '../../src/model/codebook.ts'
import { describeEvidence } from '../../src/model/coding.ts'
import { matrixOf } from '../../src/model/matrix.ts'
import { gardenCodebook, noOptions } from '../support/builders.ts'
import { segmentsOf } from '../support/segments.ts'

/** Codes as directions: water is east and help is north; segments are usually at right angles to both, give or take 0.25. */
const exemplars: ExemplarVectors = {
  texts: [
    { codeId: 'soil-water', text: 'We watered.' },
    { codeId: 'soil-water', text: 'It was dry.' },
    { codeId: 'soil-water', text: 'No water.' },
    { codeId: 'people-help', text: 'They helped.' },
  ],
  vectors: matrixOf(
    [
      [1, 0],
      [0.6, 0.8],
      [0.8, 0.6],
      [0, 1],
    ],
    2,
  ),
  segments: 200,
  knowsSynonyms: true,
  codes: [
    { codeId: 'soil-water', rows: [0, 1, 2], centroid: Float64Array.of(1, 0), mean: 0, deviation: 0.25 },
    { codeId: 'people-help', rows: [3], centroid: Float64Array.of(0, 1), mean: 0, deviation: 0.25 },
  ],
}
const inputs: CoderInputs = {
  codebook: frameOf(gardenCodebook),
  keywords: createKeywordFinder(gardenCodebook),
  exemplars,
  weights: null,
}

/** What keywords code in one segment, with a vector. */
function byWords(text: string, vector: readonly number[] = [0, 0]) {
  const { segments } = segmentsOf(text)
  const code = byKeyword.build(noOptions('coders'))(inputs)
  return code({ segments, vectors: matrixOf([vector], 2) })
}

describe('keywords', () => {
  test.each([
    ['one strong', 'The water was cold.', 0.5],
    ['one strong, said twice', 'Water, and more water.', 0.5],
    ['two strong', 'The drought took the water.', 0.75], // 1 - 0.5 * 0.5
    ['three strong', 'In the drought a puddle was all our water.', 0.875], // 1 - 0.5 ** 3
    ['a strong and a weak', 'No water, all was dry.', 0.625], // 1 - 0.5 * 0.75
  ])('%s: the chance that one of them is right, each half the time and a weak one a quarter', (_, text, confidence) => {
    expect(byWords(text)).toMatchObject([{ codeId: 'soil-water', coder: 'keyword', confidence, status: 'suggested' }])
  })
  test('that are weak count only beside another one, or in a segment that is near to the code', () => {
    expect(byWords('All of it was dry.')).toEqual([])
    expect(byWords('All of it was dry.', [0.5, 0])).toMatchObject([{ codeId: 'soil-water', confidence: 0.25 }]) // z = 2
    expect(byWords('All of it was dry.', [0.49, 0])).toEqual([]) // z = 1.96
    expect(byWords('All of it was dry.', [0, 1])).toEqual([]) // near to another code
  })
  test('of a nested code are of that code, beside those of the code above', () => {
    expect(byWords('Rain is water.').map(({ codeId }) => codeId)).toEqual(['soil-water', 'soil-rain'])
  })
  test('are the evidence, each at its place in the transcript', () => {
    const { text, segments } = segmentsOf('Nothing here.', 'Our neighbour brought water.', 'Water!')
    const code = byKeyword.build(noOptions('coders'))(inputs)
    const codings = code({
      segments,
      vectors: matrixOf(
        [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
        2,
      ),
    })
    const shown = codings.flatMap(({ segmentId, evidence }) =>
      evidence.map((reason) => `${segmentId} ${describeEvidence(reason, text)}`),
    )
    expect(shown).toEqual([
      `P1#2 "water" at ${text.indexOf('water')} by water`,
      `P1#2 "neighbour" at ${text.indexOf('neighbour')} by neighbor`,
      `P1#3 "Water" at ${text.indexOf('Water')} by water`,
    ])
  })
  test('never code a segment for the words of another', () => {
    const sayings = fc.array(fc.constantFrom('Water.', 'All dry.', 'Dry, a puddle.', 'My neighbour.', 'Nothing.'), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(sayings, (said) => {
        const { segments } = segmentsOf(...said)
        const vectors = matrixOf(
          said.map(() => [0, 0]),
          2,
        )
        const together = byKeyword.build(noOptions('coders'))(inputs)({ segments, vectors })
        const apart = said.flatMap((text) => byWords(text).map(({ codeId, confidence }) => [codeId, confidence]))
        expect(together.map(({ codeId, confidence }) => [codeId, confidence])).toEqual(apart)
      }),
    )
  })
  test('are the same for the same text of a fingerprint, and no two different ones have it', () => {
    const hitsOf = (text: string) => inputs.keywords.find(segmentsOf(text).segments)
    expect(writeHits(hitsOf('water and rain'))).toBe('soil-water water 0-5\nsoil-rain rain 10-14')
    expect(writeHits(hitsOf('so water and rain'))).not.toBe(writeHits(hitsOf('water and rain')))
    expect(writeHits(hitsOf('nothing'))).toBe('')
  })
  test('are different where they are written at different places of the codebook, not where they are met twice', () => {
    const [hits] = inputs.keywords.find(segmentsOf('Dry, dry, dry.').segments)
    expect(hits).toHaveLength(3)
    expect(distinctPatterns(hits!)).toHaveLength(1)
    expect(mayMatch(distinctPatterns(hits!))).toBe(false)
    expect(mayMatch([])).toBe(false)
  })
  test.each([
    [{ support: -1 }, '--coders support'],
    [{ support: 'much' }, '--coders support'],
    [{ suport: 2 }, '--coders suport'],
  ])('refuse the option %j at its place', (value, file) => {
    expect(() => byKeyword.build(locatedOptions(value, '--coders'))).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ place: { file } })] }),
    )
  })
})

const fifteen = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'

describe('similarity in meaning', () => {
  function bySense(vector: readonly number[], options = {}, text = fifteen) {
    const { segments } = segmentsOf(text)
    return byMeaning.build(locatedOptions(options, '--coders'))(inputs)({ segments, vectors: matrixOf([vector], 2) })
  }
  test('gives a confidence that grows with the z-score and stays below 0.6', () => {
    // z = 0.75 / 0.25 = 3, and 0.6 * (1 - 1 / e) = 0.379272
    expect(bySense([0.75, 0])).toMatchObject([{ codeId: 'soil-water', coder: 'meaning', confidence: 0.379272 }])
    fc.assert(
      fc.property(
        fc.double({ min: 0.36, max: 1, noNaN: true }),
        fc.double({ min: 0.36, max: 1, noNaN: true }),
        (a, b) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)].map((x) => bySense([x, 0])[0]!.confidence)
          expect(low).toBeLessThanOrEqual(high!)
          expect(high).toBeLessThan(0.6)
        },
      ),
    )
  })
  test('suggests nothing below a z-score of 1.4, or below the one that is asked for', () => {
    expect(bySense([0.34, 0])).toEqual([]) // z = 1.36
    expect(bySense([0.36, 0])).toHaveLength(1) // z = 1.44
    expect(bySense([0.36, 0], { threshold: 1.5 })).toEqual([])
  })
  test('suggests the most similar code alone, or a second one within a margin', () => {
    const both = [0.8, 0.6] // z = 3.2 and 2.4
    expect(bySense(both).map(({ codeId }) => codeId)).toEqual(['soil-water'])
    expect(bySense(both, { margin: 0.7 }).map(({ codeId }) => codeId)).toEqual(['soil-water'])
    expect(bySense(both, { margin: 0.9 }).map(({ codeId }) => codeId)).toEqual(['soil-water', 'people-help'])
  })
  test('says nothing about segments of fewer than fifteen words', () => {
    expect(bySense([1, 0], {}, fifteen.replace(' fifteen', ''))).toEqual([])
    expect(bySense([1, 0], { words: 14 }, fifteen.replace(' fifteen', ''))).toHaveLength(1)
  })
  test('shows the two nearest examples as evidence, the nearest first', () => {
    expect(bySense([1, 0])[0]!.evidence).toEqual([
      { kind: 'anchor', anchor: 'We watered.', similarity: 1 },
      { kind: 'anchor', anchor: 'No water.', similarity: 0.8 },
    ])
  })
  test.each([{ words: 0 }, { words: 1.5 }, { margin: -0.1 }, { threshold: Number.NaN }])(
    'refuses the options %j',
    (options) => {
      expect(() => bySense([1, 0], options)).toThrow(expect.objectContaining({ name: 'InputError' }))
    },
  )
})

describe('answers of a language model', () => {
  const { segments } = segmentsOf('We had no water at all.', 'Nobody helped.')
  const answer = (segmentId: string, codeId: string, confidence: number, start = 0) => ({
    ...{ segmentId, codeId, confidence },
    span: { start, end: start + 5 },
  })
  const codings = byLanguageModel.build(noOptions('coders'))(inputs)({
    segments,
    vectors: matrixOf(
      [
        [0, 0],
        [0, 0],
      ],
      2,
    ),
    answers: [
      answer('P1#2', 'people-help', 0.7, 24),
      answer('P1#1', 'soil-water', 0.4),
      answer('P1#1', 'soil-water', 0.9, 7),
      answer('P1#9', 'soil-water', 1),
    ],
  })
  test('are one coding for a segment and a code, as sure as the surest, with all the words that were quoted', () => {
    expect(codings).toMatchObject([
      { segmentId: 'P1#1', codeId: 'soil-water', coder: 'llm', confidence: 0.9 },
      { segmentId: 'P1#2', codeId: 'people-help', coder: 'llm', confidence: 0.7 },
    ])
    expect(codings[0]!.evidence).toEqual([
      { kind: 'quoted', span: { start: 0, end: 5 } },
      { kind: 'quoted', span: { start: 7, end: 12 } },
    ])
  })
  test('are none where no model was asked', () => {
    const task = {
      segments,
      vectors: matrixOf(
        [
          [0, 0],
          [0, 0],
        ],
        2,
      ),
    }
    expect(byLanguageModel.build(noOptions('coders'))(inputs)(task)).toEqual([])
  })
  test.each([
    [0.7, 0.7],
    ['0.7', 0.7],
    [0, 0],
    [1, 1],
    [1.2, 0.5],
    [-1, 0.5],
    ['sure', 0.5],
  ])('with the confidence %j count as %j: what is no share says nothing', (written, confidence) => {
    const coding = { passage: '2', code: 'soil-water', quote: 'no water', confidence: written }
    expect(AnsweredCoding.parse(coding)).toEqual({ passage: 2, code: 'soil-water', quote: 'no water', confidence })
  })
  test.each([
    ['without a quote', { passage: 1, code: 'soil-water', confidence: 1 }],
    ['about half a passage', { passage: 1.5, code: 'soil-water', quote: '', confidence: 1 }],
    ['with a number for a code', { passage: 1, code: 3, quote: '', confidence: 1 }],
    ['of text alone', 'soil-water'],
  ])('%s are of another form', (_, coding) => {
    expect(AnsweredCoding.safeParse(coding).success).toBe(false)
  })
  test('are asked for with the codes of the codebook, and nothing else is allowed', () => {
    const { properties, required, additionalProperties } = answerSchema(['soil-water', 'people-help'])
    const { items } = properties.codings
    expect(items.properties.code.enum).toEqual(['soil-water', 'people-help'])
    expect(items.required).toEqual(Object.keys(items.properties))
    expect([required, additionalProperties, items.additionalProperties]).toEqual([['codings'], false, false])
  })
})
