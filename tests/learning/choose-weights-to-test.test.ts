import { describe, expect, test } from 'vitest'
import { positivesByTheme } from '../../src/learning/choose-next-segments.ts'
import { chooseWeightsToTest } from '../../src/learning/choose-weights-to-test.ts'
import { scoreModels } from '../../src/learning/score-models.ts'
import type { Weights } from '../../src/model/weights.ts'
import { gardenCodebook } from '../support/builders.ts'
import { passageOf, suggestedOnly } from '../support/passages.ts'

const weights = (more: Partial<Weights> = {}): Weights => ({
  ...{ codebook: { name: 'Gardens', version: '2' }, embedder: 'words', measured: null, keywords: [] },
  ...{ learnedFrom: { passages: 9, interviews: ['P1'], coders: 'ana' }, themes: { soil: null }, codes: {} },
  ...more,
})
const choose = (known: Weights | null, more = {}) =>
  chooseWeightsToTest(gardenCodebook, {
    known: known === null ? null : { file: 'g.weights.json', weights: known },
    ...{ embedder: 'words', ...more },
  })

describe('weights are tested as they are', () => {
  test('if they are those of the codebook and the embedder', () => expect(choose(weights())).toEqual(weights()))
  test.each([
    ['another codebook', weights({ codebook: { name: 'Kitchens', version: '2' } })],
    ['another version of the codebook', weights({ codebook: { name: 'Gardens', version: '1' } })],
    ['another embedder', weights({ embedder: 'onnx' })],
    ['codes that are gone', weights({ themes: { weather: null } })],
  ])('but not if they belong to %s; which is an error where they are required', (_, other) => {
    expect(choose(other)).toBeNull()
    expect(() => choose(other, { isRequired: true })).toThrow(/g\.weights\.json {2}error {2}weights\/other/)
  })
  test('but not where there are none', () => expect(choose(null)).toBeNull())
})

test('a passage counts once for a theme, whoever gave any of its codes', () => {
  const passages = [
    passageOf('P1.1', { ana: 'soil-water soil-rain', bo: 'soil-water' }),
    passageOf('P1.2', { ana: '', bo: 'soil-water soil-rain people-help' }),
    passageOf('P1.3', { ana: '' }),
  ]
  expect([...positivesByTheme(passages, gardenCodebook)].sort()).toEqual([
    ['people', 1],
    ['soil', 2],
  ])
})

describe('a model whose codings were imported', () => {
  const score = (...passages: Parameters<typeof passageOf>[]) =>
    scoreModels(
      passages.map((one) => passageOf(...one)),
      gardenCodebook,
    )
  const model = 'machine-gpt'
  test('is scored against people in the interviews that it coded, where what it left out is its no', () => {
    const [found, ...others] = score(
      ['P1.1', { ana: 'soil-water', [model]: 'soil-water' }],
      ['P1.2', { ana: 'soil-water' }],
      ['P1.3', { ana: '', [model]: 'soil-water' }],
      ['P2.1', { ana: 'soil-water' }],
    )
    expect([found!.name, others]).toEqual([model, []])
    // It has one right, one wrong and one missed; P2 it never coded.
    expect(found!.code.findings).toEqual({ judged: 2, right: 1, precision: 1 / 2 })
    expect(found!.code.labels.filter(({ positives }) => positives > 0)).toMatchObject([
      { precision: 1 / 2, recall: 1 / 2 },
    ])
  })
  test('is not scored where nobody coded, and people are never scored as models', () => {
    expect(score(['P1.1', { [model]: 'soil-water' }])).toEqual([])
    expect(score(['P1.1', { ana: 'soil-water' }])).toEqual([])
  })
  test('is scored by what people read, and apart by what suggestions drew their attention to', () => {
    const [found] = score(
      ['P1.1', { ana: 'soil-water', [model]: 'soil-water' }],
      ['P1.2', { ana: suggestedOnly('', 'soil-water'), [model]: 'soil-water' }],
    )
    expect(found!.suggested).not.toBeNull()
  })
})
