import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseNext, type UncodedSegment } from '../../src/coders/trained/choose-next.ts'
import { createClassifier } from '../../src/coders/trained/create-classifier.ts'
import { featureSpace } from '../../src/coders/trained/features.ts'
import type { Classifier } from '../../src/model/weights.ts'
import { gardenCodebook } from '../support/builders.ts'

const space = featureSpace(gardenCodebook)
const featuresOf = (signs: Readonly<Record<string, number>>, ...vector: readonly number[]): Float64Array => {
  const features = new Float64Array(space.names.length + vector.length)
  for (const [name, value] of Object.entries(signs)) features[space.positions.get(name)!] = value
  features.set(vector, space.names.length)
  return features
}

describe('the score of a passage', () => {
  const own: Classifier = {
    bias: -1,
    keywords: { 'soil-water': 2, 'before:soil-water': 4, 'near:soil': 3 },
    meaning: [0.5, -1],
  }
  const judge = createClassifier(own, space)
  test('is the sum of its parts, by hand: keywords, what was said before, and the wording with the similarity', () => {
    const features = featuresOf({ 'soil-water': 1.5, 'before:soil-water': 0.25, 'near:soil': 0.5 }, 2, 1)
    // -1 + 2 * 1.5 + 4 * 0.25 + (3 * 0.5 + 0.5 * 2 - 1 * 1)
    expect(judge(features)).toEqual({ odds: 4.5, keywords: 3, before: 1, meaning: 1.5 })
  })
  test('without any sign is the one that everything has', () => {
    expect(judge(featuresOf({}, 0, 0))).toEqual({ odds: -1, keywords: 0, before: 0, meaning: 0 })
  })
  test('leaves weights of codes that the codebook lacks out', () => {
    const other = createClassifier({ ...own, keywords: { ...own.keywords, 'gone-code': 9 } }, space)
    const features = featuresOf({ 'soil-water': 1 }, 1, 1)
    expect(other(features)).toEqual(judge(features))
  })
  test('adds up whatever the signs are', () => {
    const number = fc.double({ min: -5, max: 5, noNaN: true })
    fc.assert(
      fc.property(number, number, number, number, number, (a, b, c, d, e) => {
        const { odds, ...parts } = judge(featuresOf({ 'soil-water': a, 'before:soil-water': b, 'near:soil': c }, d, e))
        expect(odds).toBeCloseTo(-1 + parts.keywords + parts.before + parts.meaning, 10)
      }),
    )
  })
})

describe('the passages to code next', () => {
  const water: Classifier = { bias: 0, keywords: { 'soil-water': 1 }, meaning: [] }
  const help: Classifier = { bias: 0, keywords: { 'people-help': 1 }, meaning: [] }
  /** A passage with log-odds for water and for help, in a direction of its own unless one is given. */
  const segment = (odds: number, forHelp = 9, vector: readonly number[] = [0, 0, 0]): UncodedSegment => ({
    features: featuresOf({ 'soil-water': odds, 'people-help': forHelp }),
    vector,
  })
  const choose = (count: number, candidates: readonly UncodedSegment[], positives: Record<string, number> = {}) =>
    chooseNext(candidates, { themes: { soil: water, people: help } }, new Map(Object.entries(positives)), space, count)

  test('are those about which the weights are least sure, for or against', () => {
    expect(choose(3, [segment(6), segment(-0.5), segment(3), segment(0), segment(-4)])).toEqual([3, 1, 2])
  })
  test('are rather of a theme with few coded passages', () => {
    const [forWater, forHelp] = [segment(0, 9), segment(9, 0)]
    expect(choose(1, [forWater, forHelp], { soil: 99, people: 0 })).toEqual([1])
    expect(choose(1, [forWater, forHelp], { soil: 0, people: 99 })).toEqual([0])
  })
  test('are unlike each other: a passage like one that was chosen waits', () => {
    const [east, north] = [
      [1, 0, 0],
      [0, 1, 0],
    ]
    expect(choose(3, [segment(0, 9, east), segment(0.1, 9, east), segment(2, 9, north)])).toEqual([0, 2, 1])
  })
  test('are in the order of the study where nothing is learned of any theme', () => {
    const none = chooseNext([segment(3), segment(0), segment(1)], { themes: { soil: null } }, new Map(), space, 2)
    expect(none).toEqual([0, 1])
  })
  test('are as many as are asked for, or as there are, each once', () => {
    const odds = fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { maxLength: 12 })
    fc.assert(
      fc.property(odds, fc.nat(15), (all, count) => {
        const chosen = choose(
          count,
          all.map((one) => segment(one)),
        )
        expect(chosen).toHaveLength(Math.min(count, all.length))
        expect(new Set(chosen).size).toBe(chosen.length)
      }),
    )
  })
  test('begin with the same ones, however many are asked for', () => {
    const odds = fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { minLength: 4, maxLength: 12 })
    fc.assert(
      fc.property(odds, (all) => {
        const candidates = all.map((one, at) => segment(one, 9, at % 2 === 0 ? [1, 0, 0] : [0, 1, 0]))
        expect(choose(4, candidates).slice(0, 2)).toEqual(choose(2, candidates))
      }),
    )
  })
})
