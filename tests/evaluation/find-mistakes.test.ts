import { describe, expect, test } from 'vitest'
import { findMistakes } from '../../src/evaluation/find-mistakes.ts'
import { findUncovered } from '../../src/evaluation/find-uncovered.ts'
import type { CodedPassage } from '../../src/model/coded-passage.ts'
import { matrixOf } from '../../src/model/matrix.ts'
import { codingOf, gardenCodebook } from '../support/builders.ts'
import { passageOf } from '../support/passages.ts'

const evaluationOf = (passages: readonly CodedPassage[]) => ({
  ...{ codebook: gardenCodebook, passages, settings: [], people: null },
})
const coding = (passage: string, codeId: string, confidence: number) => codingOf(codeId, passage, { confidence })

describe('mistakes of the tool', () => {
  const passages = [
    passageOf('I1.1', { ana: 'soil-water', ben: 'soil-water' }),
    passageOf('I1.2', { ana: '', ben: '' }),
    passageOf('I1.3', { ana: 'people-help', ben: 'people-help' }),
    passageOf('I1.4', { ana: 'people-help', ben: '' }),
    passageOf('I1.5', { ana: '', ben: '' }),
  ]
  const { falseHits, misses, confusions } = findMistakes(evaluationOf(passages), [
    coding('I1.2', 'soil-rain', 0.6),
    coding('I1.3', 'soil-water', 0.7),
    coding('I1.4', 'people-help', 0.9),
    coding('I1.5', 'soil-water', 0.9),
  ])

  test('are what it gave and everybody refused, the most confident first', () => {
    expect(falseHits.map(({ passage, label }) => [passage.id, label])).toEqual([
      ['I1.5', 'soil'],
      ['I1.3', 'soil'],
      ['I1.2', 'soil'],
    ])
    expect(falseHits[2]!.codings.map(({ codeId }) => codeId)).toEqual(['soil-rain'])
  })
  test('are what everybody gave and it did not', () => {
    expect(misses.map(({ passage, label }) => [passage.id, label])).toEqual([
      ['I1.1', 'soil'],
      ['I1.3', 'people'],
    ])
  })
  test('are not where people themselves differ', () => {
    expect([...falseHits, ...misses].map(({ passage }) => passage.id)).not.toContain('I1.4')
  })
  test('that take one code for another are counted as such', () => {
    expect(confusions).toEqual([{ given: 'people-help', found: 'soil-water', passages: 1 }])
  })
  test('are none where nobody looked', () => {
    expect(findMistakes(evaluationOf([]), [coding('I9.1', 'soil-water', 1)])).toEqual({
      ...{ falseHits: [], misses: [], confusions: [] },
    })
  })
})

describe('the passage that examples do not cover', () => {
  const at = (degrees: number) =>
    Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180))
  const topCodesOf = (codes: Iterable<string>) => new Set(codes)
  const passages = [0, 60, 70, 80].map((degrees) => passageOf(`I.${degrees}`, { ana: 'soil-water' }))
  const vectors = matrixOf([0, 60, 70, 80].map(at), 2)

  test('is typical of its code, and unlike the nearest example', () => {
    const [found] = findUncovered(passages, vectors, new Map([['soil-water', [at(0)]]]), topCodesOf)
    expect([found!.codeId, found!.passage.id]).toEqual(['soil-water', 'I.80'])
  })
  test('is the most typical one where there are no examples', () => {
    // The mean direction of 0, 60, 70 and 80 degrees is about 54.
    const [found] = findUncovered(passages, vectors, new Map(), topCodesOf)
    expect(found!.passage.id).toBe('I.60')
  })
  test('is not looked for with fewer than four passages', () => {
    expect(findUncovered(passages.slice(1), matrixOf([60, 70, 80].map(at), 2), new Map(), topCodesOf)).toEqual([])
  })
})
