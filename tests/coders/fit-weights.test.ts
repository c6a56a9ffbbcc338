import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { featureSpace } from '../../src/coders/trained/features.ts'
import { exampleGroup, extentOf, fitClassifiers, type TrainingExample } from '../../src/coders/trained/fit-weights.ts'
import { readWeights, writeWeights } from '../../src/coders/trained/read-weights.ts'
import { embedderOf, weightsFormat } from '../../src/coders/trained/weights-file.ts'
import type { Weights } from '../../src/model/weights.ts'
import { gardenCodebook } from '../support/builders.ts'

const space = featureSpace(gardenCodebook)
const width = 2
/** A lesson with counts of some keywords, and what one coder or several gave it. */
function lesson(
  group: string,
  signs: Readonly<Record<string, number>>,
  ...given: readonly string[][]
): TrainingExample {
  const features = new Float64Array(space.names.length + width)
  for (const [name, count] of Object.entries(signs)) features[space.positions.get(name)!] = count
  return { group, features, weight: 1, coders: given.map((yes) => ({ yes: new Set(yes), judged: 'all' as const })) }
}
const times = (count: number, one: () => TrainingExample) => Array.from({ length: count }, one)
const learn = (lessons: readonly TrainingExample[]) => fitClassifiers(lessons, gardenCodebook, space)
const wet = () => lesson('A', { 'soil-water': Math.log(2) }, ['soil-water'])
const other = () => lesson('B', {}, [])

describe('what is learned about a code', () => {
  test('is nothing from fewer than three passages that have it', () => {
    expect(learn([...times(2, wet), ...times(9, other)])).toEqual({ themes: { soil: null, people: null }, codes: {} })
    expect(Object.keys(learn([...times(3, wet), ...times(9, other)]).codes)).toEqual(['soil-water'])
  })
  test('is nothing where all passages have it, since nothing shows what it is not', () => {
    expect(learn(times(9, wet))).toEqual({ themes: { soil: null, people: null }, codes: {} })
  })
  test('is nothing from no passages', () => {
    expect(learn([])).toEqual({ themes: { soil: null, people: null }, codes: {} })
  })
  test('stays near the weight of a keyword by itself with few passages, and grows with many that agree', () => {
    const [few, many] = [3, 300].map((count) => learn([...times(count, wet), ...times(count, other)]))
    const weightOf = ({ themes }: ReturnType<typeof learn>) => themes['soil']!.keywords['soil-water']!
    expect(weightOf(few!)).toBeGreaterThanOrEqual(1)
    expect(weightOf(many!)).toBeGreaterThan(weightOf(few!))
  })
  test('turns against a keyword that many passages have without the code', () => {
    const misled = () => lesson('A', { 'soil-water': Math.log(2) }, [])
    const said = () => lesson('B', {}, ['soil-water'])
    const { themes } = learn([...times(200, misled), ...times(200, said)])
    expect(themes['soil']!.keywords['soil-water']).toBeLessThan(0)
  })
  test('counts the answers of coders who differ as one passage of both', () => {
    const split = () => lesson('A', { 'soil-water': Math.log(2) }, ['soil-water'], [])
    const { themes } = learn(times(50, split))
    expect(themes['soil']!.bias).toBeLessThan(0) // as many yes as no, and the keyword speaks for it: the bias makes up
  })
  test('takes nobody who did not look for the code for a no', () => {
    const blind = { ...other(), coders: [{ yes: new Set<string>(), judged: new Set(['people-help']) }] }
    const lessons = [...times(5, wet), ...times(5, other)]
    expect(learn([...lessons, ...times(50, () => blind)]).themes['soil']).toEqual(learn(lessons).themes['soil'])
  })
  test('has three digits and never a minus zero, which JSON does not know', () => {
    const lessons = fc.array(fc.constantFrom(wet(), other(), lesson('C', { '~soil-water': 1 }, ['people-help'])), {
      minLength: 8,
      maxLength: 20,
    })
    fc.assert(
      fc.property(lessons, (some) => {
        const { themes, codes } = learn(some)
        for (const own of [...Object.values(themes), ...Object.values(codes)]) {
          const numbers = own === null ? [] : [own.bias, ...Object.values(own.keywords), ...own.meaning]
          for (const number of numbers) {
            expect(Object.is(number, -0)).toBe(false)
            expect(Number(number.toFixed(3))).toBe(number)
          }
          expect(Object.values(own?.keywords ?? {})).not.toContain(0)
        }
      }),
      { numRuns: 20 },
    )
  })
  test('is from passages of interviews, in their order, and examples of the codebook are none', () => {
    const lessons = [lesson('P2', {}), lesson(exampleGroup, {}), lesson('P1', {}), lesson('P2', {})]
    expect(extentOf(lessons)).toEqual({ passages: 3, interviews: ['P1', 'P2'] })
  })
})

const weights: Weights = {
  codebook: { name: 'Gardens', version: '2' },
  embedder: 'words',
  learnedFrom: { passages: 12, interviews: ['P1', 'P2'], coders: 'Ana' },
  measured: { kappa: 0.5, f1: 0.625 },
  themes: {
    soil: { bias: -1.5, keywords: { 'soil-water': 1.25, '~soil-water': 0.5 }, meaning: [0.125, -2] },
    people: null,
  },
  without: ['soil-water'],
  codes: { 'soil-water': { bias: -2, keywords: {}, meaning: [] } },
  keywords: ['1abc', '2def'],
}
const problemsOf = (json: string) => {
  try {
    readWeights(json, 'gardens.weights.json')
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
  return []
}

describe('a file of weights', () => {
  test('is read back as it was written, numbers included', () => {
    expect(readWeights(writeWeights(weights), 'x')).toEqual(weights)
  })
  test('has each list of numbers on one line, so that versions can be compared', () => {
    const lines = writeWeights(weights).split('\n')
    expect(lines.map((line) => line.trim())).toContain('"meaning": [ 0.125, -2 ]')
    expect(lines[1]).toBe(` "format": "${weightsFormat}",`)
    expect(lines.at(-1)).toBe('')
  })
  test('keeps brackets and blanks in the names of interviews', () => {
    const names = ['P1 [two  parts]', '[  x', 'a\n b']
    const named = { ...weights, learnedFrom: { ...weights.learnedFrom, interviews: names } }
    expect(readWeights(writeWeights(named), 'x').learnedFrom.interviews).toEqual(names)
  })
  test.each([
    ['themata-weights/4', 'words', 'words'],
    ['themata-weights/3', 'words', 'words, before November 2026'],
    [undefined, 'words', 'words, before November 2026'],
    ['themata-weights/1', 'sentences', 'sentences'],
  ])('of format %s by the embedder "%s" was learned with "%s"', (format, embedder, name) => {
    expect(embedderOf(format, embedder)).toBe(name)
    const { embedder: _, ...others } = weights
    expect(readWeights(JSON.stringify({ ...others, format, embedder }), 'x').embedder).toBe(name)
  })
  test('of the first format is read without its thresholds', () => {
    const themes = { soil: { ...weights.themes['soil']!, threshold: 0.4 } }
    const first = readWeights(JSON.stringify({ ...weights, format: 'themata-weights/1', themes }), 'x')
    expect(first.themes['soil']).toEqual(weights.themes['soil'])
  })
  test('of an unknown format is refused, with what is expected', () => {
    const [problem] = problemsOf(JSON.stringify({ ...weights, format: 'themata-weights/9' }))
    expect(problem).toMatchObject({ level: 'error', place: { file: 'gardens.weights.json format' } })
    expect(problem!.message).toContain(weightsFormat)
  })
  test('reports all that is wrong in one run, each at its place', () => {
    const broken = { ...weights, embedder: 3, learnedFrom: { ...weights.learnedFrom, passages: 1.5 }, keyword: [] }
    const places = problemsOf(JSON.stringify(broken)).map(({ place }) => place.file)
    expect(places.toSorted()).toEqual([
      'gardens.weights.json embedder',
      'gardens.weights.json keyword',
      'gardens.weights.json learnedFrom.passages',
    ])
  })
  test('that breaks off is refused at its place', () => {
    const [problem] = problemsOf(writeWeights(weights).slice(0, 80))
    expect(problem!.place).toMatchObject({ file: 'gardens.weights.json' })
  })
})
