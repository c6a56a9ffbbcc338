import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createKeywordFinder } from '../../src/coders/find-keywords.ts'
import { createClassifier } from '../../src/coders/trained/create-classifier.ts'
import { createFeatures, featureSpace } from '../../src/coders/trained/features.ts'
import { hitsBefore, hitsBeforePassages, readsBefore } from '../../src/coders/trained/said-before.ts'
import type { KeywordHit } from '../../src/model/keyword-hit.ts'
import { matrixOf } from '../../src/model/matrix.ts'
import type { Weights } from '../../src/model/weights.ts'
import { segmenters } from '../../src/segmenters/index.ts'
import { stretchesBetween } from '../../src/segmenters/segment-transcript.ts'
import { textBefore } from '../../src/text/text-before.ts'
import { tokenize } from '../../src/text/words.ts'
import { gardenCodebook, noOptions, transcriptOf } from '../support/builders.ts'
import { cut } from '../support/coded-transcripts.ts'

const keywords = createKeywordFinder(gardenCodebook)
const codesOf = (hits: readonly KeywordHit[]) => hits.map(({ codeId }) => codeId)

/** Turns as segments, with what is between them. */
function stretchesOf(...turns: Parameters<typeof transcriptOf>[1][]) {
  const transcript = transcriptOf('P1', ...turns)
  const segments = cut(segmenters.turn.build(noOptions('segmenter')), transcript)
  const { text } = transcript
  return { text, segments, between: stretchesBetween(segments, { text, words: tokenize(text), language: 'en' }) }
}

describe('what was said just before a passage', () => {
  test('is at most the last 500 characters, from the beginning of a word on', () => {
    expect(textBefore('And the rain?')).toBe('And the rain?')
    expect(textBefore('It was dry. We dug.', 12)).toBe('It was dry. ')
    expect(textBefore(`rain ${'x'.repeat(499)}`)).toBe(` ${'x'.repeat(499)}`)
    expect(textBefore(`thunderstorm ${'x'.repeat(495)}`)).toBe(` ${'x'.repeat(495)}`)
    expect(textBefore('x'.repeat(600))).toBe('')
  })
  test('includes the question of the interviewer and other people, and nothing of the passage or after it', () => {
    const it = stretchesOf(
      ['Ana', 'A drought.'],
      ['Interviewer', 'Did a neighbour come?'],
      ['Ben', 'Rain.'],
      ['Ana', 'Yes.'],
    )
    expect(it.between.map(({ text }) => text.trim())).toEqual(['Did a neighbour come?'])
    expect(hitsBefore(it, keywords).map((hits) => codesOf(hits).sort())).toEqual([
      [],
      ['people-help', 'soil-water'],
      ['people-help', 'soil-rain', 'soil-water'],
    ])
  })
  test('ends 500 characters before it, at whole keywords', () => {
    const atDistance = (characters: number) => {
      const it = stretchesOf(['Interviewer', `Any drought? ${'so '.repeat(400).slice(0, characters)}`], ['Ana', 'No.'])
      return codesOf(hitsBefore(it, keywords)[0]!)
    }
    // "drought? " is nine characters, and a line break is between the turns.
    expect(atDistance(490)).toEqual(['soil-water'])
    expect(atDistance(491)).toEqual([])
  })
  test('has the same keywords for a passage of a transcript and for one that was cut out of it', () => {
    const words = fc.constantFrom('rain', 'drought', 'neighbour', 'the', 'fence', 'help', 'dig', 'was green')
    const turn = fc.tuple(
      fc.constantFrom('Ana', 'Ben', 'Interviewer'),
      fc.array(words, { minLength: 1, maxLength: 60 }).map((said) => `${said.join('. ')}.`),
    )
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 8 }), (turns) => {
        const it = stretchesOf(...turns)
        const passages = it.segments.map(({ span, language }) => ({
          before: textBefore(it.text, span.start),
          language,
        }))
        const distinct = (found: KeywordHit[][]) => found.map((hits) => [...new Set(codesOf(hits))].sort())
        expect(distinct(hitsBefore(it, keywords))).toEqual(distinct(hitsBeforePassages(passages, keywords)))
      }),
    )
  })
})

describe('the features of a segment', () => {
  const space = featureSpace(gardenCodebook)
  const found = (text: string) => keywords.find([{ text, words: tokenize(text), language: 'en' }])[0]!
  const vectors = matrixOf([[3, 4]], 2)
  const features = createFeatures(
    space,
    null,
  )({
    hits: found('The drought.'),
    before: found('Rain, and a neighbour. It was dry.'),
    vectors,
    row: 0,
  })
  const named = Object.fromEntries(
    space.names.flatMap((name, at) => (features[at] === 0 ? [] : [[name, features[at]]])),
  )
  test('count the keywords before it beside its own, with half their weight', () => {
    const one = Math.log(2)
    expect(named).toEqual({
      'soil-water': one,
      soil: one,
      'before:soil-water': one / 2,
      'before:~soil-water': one / 2,
      'before:soil': Math.log(2.5) / 2,
      'before:people-help': one / 2,
      'before:people': one / 2,
    })
    expect([...features.subarray(space.names.length)].map((value) => value.toFixed(1))).toEqual(['1.2', '1.6'])
  })
  test('are weighed apart: its keywords, what was said before, and its wording with its similarity', () => {
    const own = { soil: 2, 'before:people': -1, 'near:soil': 3 }
    const classify = createClassifier({ bias: -1, keywords: own, meaning: [1, 0] }, space)
    const near = Float64Array.from(features)
    near[space.positions.get('near:soil')!] = 0.5
    const { odds, ...parts } = classify(near)
    expect(parts).toEqual({ keywords: 2 * Math.log(2), before: -Math.log(2) / 2, meaning: expect.closeTo(2.7, 5) })
    expect(odds).toBeCloseTo(-1 + 1.5 * Math.log(2) + 2.7, 5)
  })
})

test('weights of before read nothing of what was said before, and so it is not looked up for them', () => {
  const classifier = (keywords: Record<string, number>) => ({ bias: 0, keywords, meaning: [] })
  const weights = { themes: { soil: classifier({ soil: 1 }), people: null }, codes: {} } as unknown as Weights
  expect(readsBefore(null)).toBe(false)
  expect(readsBefore(weights)).toBe(false)
  expect(readsBefore({ ...weights, codes: { 'soil-water': classifier({ 'before:soil': 1 }) } })).toBe(true)
})
