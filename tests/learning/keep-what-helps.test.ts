import { expect, test } from 'vitest'
import type { CodingMethod } from '../../src/evaluation/evaluation.ts'
import { compareByTheme, withoutHarm } from '../../src/learning/keep-what-helps.ts'
import type { Weights } from '../../src/model/weights.ts'

const method = (name: string, kappas: readonly (number | null)[], positives = 10): CodingMethod =>
  ({
    name,
    theme: {
      labels: ['soil', 'people'].map((label, at) => ({ label, positives, kappa: kappas[at], f1: kappas[at] })),
    },
  }) as unknown as CodingMethod

const settings = [
  method('keywords', [0.4, 0.3]),
  method('keywords and meaning', [0.5, 0.2]),
  method('learned', [0.45, 0.6]),
]

test('what was learned is kept for the themes in which it beats keywords, and keywords with meaning', () => {
  const outcomes = compareByTheme(settings)
  expect(outcomes.map(({ theme, isKept }) => [theme, isKept])).toEqual([
    ['soil', false],
    ['people', true],
  ])
  const classifier = { bias: 0, keywords: {}, meaning: [] }
  const weights = { themes: { soil: classifier, people: classifier, rain: classifier } } as unknown as Weights
  // Nothing was measured for rain, which leaves it as it is.
  expect(withoutHarm(weights, outcomes).themes).toEqual({ soil: null, people: classifier, rain: classifier })
})

test('a theme that is too rare to measure is not kept, and counts in no mean', () => {
  const rare = [method('keywords', [null, 0.3]), method('learned', [null, 0.2])]
  expect(compareByTheme(rare).map(({ isKept }) => isKept)).toEqual([false, false])
})
