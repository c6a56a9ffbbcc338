import { describe, expect, test } from 'vitest'
import { changeCodes } from '../../src/codebook/change-codes.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { hashKeywords } from '../../src/coders/trained/by-learning.ts'
import { findMismatch } from '../../src/coders/trained/read-weights.ts'
import { renameInWeights } from '../../src/coders/trained/rename-in-weights.ts'
import type { Weights } from '../../src/model/weights.ts'

const yaml = `name: Work
themes:
  - id: money
    label: Money
    codes:
      - { id: pay, label: Pay, description: What people earn., keywords: [salary, wage] }
      - { id: joy, label: Joy, description: Liking the work., keywords: [fun] }
`
const codebook = readCodebook(yaml, 'codebook.yaml')
const weights: Weights = {
  codebook: { name: codebook.name, version: codebook.version },
  embedder: 'words',
  learnedFrom: { passages: 60, interviews: ['P1'], coders: 'ana' },
  measured: null,
  themes: {
    money: {
      bias: -1,
      keywords: { pay: 2, '~pay': 1, joy: 0.5, theme: 0.1, 'before:pay': 4, 'before:~pay': 3 },
      meaning: [0.5],
    },
  },
  codes: { pay: { bias: -2, keywords: { pay: 3, '~joy': 1 }, meaning: [] } },
  keywords: hashKeywords(codebook),
}

describe('weights after a code was renamed', () => {
  const after = readCodebook(
    changeCodes(yaml, 'codebook.yaml', { kind: 'rename', code: 'pay', to: 'salary', label: null }),
    'codebook.yaml',
  )
  const renamed = renameInWeights(weights, codebook, { code: 'pay', to: 'salary' })
  test('fit the changed codebook, as they did not before', () => {
    expect(findMismatch(weights, after, 'words', '')).not.toBeNull()
    expect(findMismatch(renamed, after, 'words', '')).toBeNull()
  })
  test('know its keywords, and weigh them as before', () => {
    expect(renamed.keywords).toEqual(hashKeywords(after))
    expect(renamed.themes['money']!.keywords).toEqual({
      ...{ salary: 2, '~salary': 1, joy: 0.5, theme: 0.1 },
      ...{ 'before:salary': 4, 'before:~salary': 3 },
    })
    expect(renamed.codes).toEqual({ salary: { bias: -2, keywords: { salary: 3, '~joy': 1 }, meaning: [] } })
  })
})
