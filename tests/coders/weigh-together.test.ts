import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { createThemeSimilarity, type ExemplarVectors, fitExemplars } from '../../src/coders/fit-exemplars.ts'
import { codesWithFewExemplars, weighTogether } from '../../src/coders/weigh-together.ts'
import type { Evidence } from '../../src/model/coding.ts'
import { matrixOf } from '../../src/model/matrix.ts'
import type { Segment } from '../../src/model/segment.ts'
import { codingOf, gardenCodebook } from '../support/builders.ts'

// In these two dimensions, texts about water point to the right, and texts about people upwards.
const water = Float32Array.from([1, 0])
const people = Float32Array.from([0, 1])
const between = Float32Array.from([Math.SQRT1_2, Math.SQRT1_2])
const study = Array.from({ length: 120 }, (_, at) => (at % 10 === 0 ? water : at % 2 === 0 ? people : between))

const exemplarsFor = (texts: number, { knowsSynonyms = true, segments = study } = {}) =>
  fitExemplars(
    Array.from({ length: texts }, (_, at) => ({ codeId: 'soil-water', text: `water ${at}` })),
    {
      vectors: matrixOf(
        Array.from({ length: texts }, () => water),
        2,
      ),
      knowsSynonyms,
    },
    matrixOf(segments, 2),
  )
const keyword = (word: string): Evidence => ({ kind: 'keyword', keyword: word, span: { start: 0, end: 1 } })
const similar: Evidence = { kind: 'anchor', anchor: 'water 1', similarity: 0.9 }

const inEnglish = { id: 'P1a#1', language: 'en', text: 'The water is high.' } as Segment

/** The codes that are kept of one segment with the given evidence. */
const kept = (
  vector: Float32Array,
  evidence: readonly Evidence[],
  { exemplars = exemplarsFor(6), segment = inEnglish }: { exemplars?: ExemplarVectors; segment?: Segment } = {},
) =>
  weighTogether(
    [codingOf('soil-water', 'P1a#1', { evidence })],
    { segments: [segment], vectors: matrixOf([vector], 2) },
    { codebook: gardenCodebook, exemplars },
  ).length

describe('keywords and meaning together', () => {
  // Of 120 segments 12 are at 1, 48 at 0 and 60 at 0.71: mean 0.454, deviation 0.389. So water is 1.41 deviations above the mean,
  // between 0.65 above, people 1.17 below; ln 2, ln 3 and ln 4 times 1.5 are 1.04, 1.65 and 2.08; 2 is needed.
  test('keep one keyword where the wording is much more similar to the code than usual, and not elsewhere', () => {
    expect(kept(water, [keyword('water')])).toBe(1)
    expect(kept(between, [keyword('water')])).toBe(0)
    expect(kept(people, [keyword('water')])).toBe(0)
  })
  test('keep two different keywords where the wording is somewhat similar, but not one that occurs twice', () => {
    expect(kept(between, [keyword('water'), keyword('drought')])).toBe(1)
    expect(kept(between, [keyword('water'), keyword('water')])).toBe(0)
    expect(kept(people, [keyword('water'), keyword('drought')])).toBe(0)
  })
  test('keep three different keywords even where the wording is about something else', () => {
    expect(kept(people, ['water', 'drought', 'rain'].map(keyword))).toBe(1)
  })
  test('keep similarity without a keyword only where it is rare in the study', () => {
    expect(kept(water, [similar])).toBe(0)
    const rare = study.map((_, at) => (at < 3 ? water : people))
    expect(kept(water, [similar], { exemplars: exemplarsFor(6, { segments: rare }) })).toBe(1)
  })
  test('judge a code by its definition alone where it has no examples', () => {
    expect(kept(people, [keyword('water')], { exemplars: exemplarsFor(1) })).toBe(0)
    expect(kept(water, [keyword('water')], { exemplars: exemplarsFor(1) })).toBe(1)
  })
  test('count the keywords of a nested code for the one above it, and those of no other', () => {
    const given = (...codings: readonly (readonly [string, string])[]) =>
      weighTogether(
        codings.map(([code, word]) => codingOf(code, 'P1a#1', { evidence: [keyword(word)] })),
        { segments: [inEnglish], vectors: matrixOf([between], 2) },
        { codebook: gardenCodebook, exemplars: exemplarsFor(6) },
      ).map(({ codeId }) => codeId)
    expect(given(['soil-water', 'water'], ['soil-rain', 'rain'])).toEqual(['soil-water', 'soil-rain'])
    expect(given(['soil-water', 'water'], ['people-help', 'neighbor'])).toEqual(['people-help']) // which has no texts here
  })
  test('leave alone what they cannot judge: codes without texts, and small studies', () => {
    expect(kept(people, [keyword('water')], { exemplars: exemplarsFor(0) })).toBe(1)
    expect(kept(people, [keyword('water')], { exemplars: exemplarsFor(6, { segments: study.slice(0, 99) }) })).toBe(1)
  })
  test('without synonyms leave the decision to keywords, except where a passage is nearly an example', () => {
    const without = (segments = study) => exemplarsFor(6, { segments, knowsSynonyms: false })
    expect(kept(people, [keyword('water')], { exemplars: without() })).toBe(1)
    expect(kept(people, [keyword('water'), similar], { exemplars: without(study.slice(0, 9)) })).toBe(1)
    // 1 of 10 at 1, the others at 0: (1 - 0.1) / 0.3 = 3 deviations; of 20: 0.95 / 0.218 = 4.4.
    const oneIn = (segments: number) => Array.from({ length: segments }, (_, at) => (at === 0 ? water : people))
    expect(kept(water, [similar], { exemplars: without(oneIn(10)) })).toBe(0)
    expect(kept(water, [similar], { exemplars: without(oneIn(20)) })).toBe(1)
  })
  test('leave the decision to keywords where a segment is in another language than the codebook', () => {
    const german = { ...inEnglish, language: 'de', text: 'Das Wasser steht hoch.' }
    const hebrew = { ...inEnglish, language: null, text: 'המים גבוהים (version 2.1)' }
    for (const segment of [german, hebrew]) {
      expect(kept(people, [keyword('water')], { segment })).toBe(1)
      expect(kept(people, [similar], { segment })).toBe(0)
    }
    const mixed = { ...inEnglish, language: null, text: 'The word for water is 水.' }
    expect(kept(people, [keyword('water')], { segment: mixed })).toBe(0)
  })
  test('leave alone what was learned', () => {
    const learned = { kind: 'learned', chance: 0.5, needed: 0.35, keywords: 1, wording: 1 } as Evidence
    expect(kept(people, [learned])).toBe(1)
  })
})

test('the similarity to a theme is that to its codes, pooled: at most the highest, at least the mean', () => {
  const exemplars = fitExemplars(
    [
      { codeId: 'soil-water', text: 'water' },
      { codeId: 'soil-rain', text: 'rain' },
    ],
    { vectors: matrixOf([water, people], 2), knowsSynonyms: true },
    matrixOf(study, 2),
  )
  const place = { vectors: matrixOf([people, water], 2), row: 1 }
  const noted = new Float64Array(3)
  createThemeSimilarity(exemplars, () => 2)(place, noted)
  const near = noted[2]!
  const zScores = [0, 1].map((row) => {
    const usual = study.map((own) => own[row]!)
    const mean = usual.reduce((a, b) => a + b) / usual.length
    const deviation = Math.sqrt(usual.reduce((total, own) => total + (own - mean) ** 2, 0) / usual.length)
    return (water[row]! - mean) / deviation
  })
  expect([...noted.slice(0, 2)]).toEqual([0, 0])
  expect(near).toBeLessThanOrEqual(Math.max(...zScores) + 1e-6)
  expect(near).toBeGreaterThanOrEqual((zScores[0]! + zScores[1]!) / 2)
})

test('codes lack examples below five texts, a definition and the examples of nested codes counted', () => {
  const code = (id: string, examples: number, nested = 0) =>
    `      - id: ${id}\n        label: L\n        description: D.\n        examples: [${Array.from({ length: examples }, (_, at) => `e${at}`).join(', ')}]\n${nested === 0 ? '' : `        codes: [{ id: ${id}-in, label: L, examples: [${Array.from({ length: nested }, (_, at) => `n${at}`).join(', ')}] }]\n`}`
  const yaml = `name: N\nthemes:\n  - id: t\n    label: T\n    codes:\n${code('poor', 2)}${code('rich', 4)}${code('nested', 1, 3)}`
  expect(codesWithFewExemplars(readCodebook(yaml, 'c.yaml'))).toEqual([{ codeId: 'poor', texts: 3 }])
})
