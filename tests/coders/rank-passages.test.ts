import { describe, expect, test } from 'vitest'
import { createKeywordFinder } from '../../src/coders/find-keywords.ts'
import { fitExemplars } from '../../src/coders/fit-exemplars.ts'
import { createRanker } from '../../src/coders/rank-passages.ts'
import { matrixOf } from '../../src/model/matrix.ts'
import type { Segment } from '../../src/model/segment.ts'
import { tokenizedText } from '../../src/text/words.ts'
import { gardenCodebook } from '../support/builders.ts'

// Texts about water point to the right; half of the usual segments do, half point upwards: mean 0.5, deviation 0.5.
const water = Float32Array.from([1, 0])
const people = Float32Array.from([0, 1])
const exemplars = fitExemplars(
  [{ codeId: 'soil-water', text: 'watering' }],
  { vectors: matrixOf([water], 2), knowsSynonyms: true },
  matrixOf([water, people], 2),
)
const rank = createRanker({ codebook: gardenCodebook, keywords: createKeywordFinder(gardenCodebook), exemplars })
const filler = ' and then we went on with all of the other things that were left over for us'

/** The codes that may fit a text, with their scores to two digits. */
function fitsOf(text: string, vector: Float32Array) {
  const segment = { id: 'P1#1', language: null, ...tokenizedText(text) } as Segment
  const ranked = rank({ segments: [segment], vectors: matrixOf([vector], 2) })
  return Object.fromEntries(
    ranked.flatMap(({ codeId, fits }) => Array.from(fits, ({ score }) => [codeId, Number(score.toFixed(2))])),
  )
}

describe('the rank of a passage for a code', () => {
  test('adds up keywords and similarity: 3 ln(1 + keywords) and deviations above the mean', () => {
    expect(fitsOf(`Water${filler}`, people)).toEqual({ 'soil-water': 1.08 }) // 3 ln 2 − 1
    expect(fitsOf(`Water${filler}`, water)).toEqual({ 'soil-water': 3.08 }) // 3 ln 2 + 1
    expect(fitsOf(`Nothing${filler}`, water)).toEqual({ 'soil-water': 1 })
  })
  test('counts different keywords, a weak one half, and none twice', () => {
    expect(fitsOf(`Water, drought${filler}`, people)).toEqual({ 'soil-water': 2.3 }) // 3 ln 3 − 1
    expect(fitsOf(`Water, water${filler}`, people)).toEqual({ 'soil-water': 1.08 })
    expect(fitsOf(`Water, dry${filler}`, people)).toEqual({ 'soil-water': 1.75 }) // 3 ln 2.5 − 1
  })
  test('leaves out passages with neither', () => {
    expect(fitsOf(`Nothing${filler}`, people)).toEqual({})
  })
  test('trusts no wording of a few words', () => {
    expect(fitsOf('Yes, we did that.', water)).toEqual({})
    expect(fitsOf('Water.', water)).toEqual({ 'soil-water': 2.08 }) // 3 ln 2
  })
  test('counts a keyword of an inner code for the outer one too, and asks the inner one for a keyword of its own', () => {
    expect(fitsOf(`Rain${filler}`, water)).toEqual({ 'soil-water': 3.08, 'soil-rain': 3.08 })
    expect(fitsOf(`Water${filler}`, water)).toEqual({ 'soil-water': 3.08 })
  })
  test('ranks a code without texts by its keywords alone', () => {
    expect(fitsOf(`My neighbor${filler}`, people)).toEqual({ 'people-help': 2.08 })
  })
})
