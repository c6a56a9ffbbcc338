import { describe, expect, test } from 'vitest'
import { answerForLabel, answersInCommon, createLabeller, labelsOf } from '../../src/evaluation/labels.ts'
import { gardenCodebook } from '../support/builders.ts'
import { passageOf, suggestedOnly } from '../support/passages.ts'

const [soil, people] = labelsOf(gardenCodebook, 'theme')
const [water] = labelsOf(gardenCodebook, 'code')

describe('labels', () => {
  test('are themes, or the codes directly under them, in the order of the codebook', () => {
    expect(labelsOf(gardenCodebook, 'theme')).toEqual([
      { id: 'soil', codes: ['soil-water'], nested: ['soil-water', 'soil-rain'] },
      { id: 'people', codes: ['people-help'], nested: ['people-help'] },
    ])
    expect(labelsOf(gardenCodebook, 'code').map(({ id }) => id)).toEqual(['soil-water', 'people-help'])
  })
  test('of nested codes are the code under the theme, and the theme', () => {
    expect([...createLabeller(gardenCodebook, 'code')(['soil-rain', 'soil-water'])]).toEqual(['soil-water'])
    expect([...createLabeller(gardenCodebook, 'theme')(['soil-rain', 'people-help'])]).toEqual(['soil', 'people'])
    expect([...createLabeller(gardenCodebook, 'theme')([])]).toEqual([])
  })
})

describe('a coder’s answer for a label', () => {
  const passage = passageOf('I1.1', { ana: 'soil-water', ben: '', carla: suggestedOnly('', 'people-help') })
  test('is yes or no where they read the whole passage', () => {
    expect(answerForLabel(passage, 'ana', soil!)).toBe(true)
    expect(answerForLabel(passage, 'ben', soil!)).toBe(false)
  })
  test('is neither where they did not look for it, or at the passage', () => {
    expect(answerForLabel(passage, 'carla', soil!)).toBeNull()
    expect(answerForLabel(passage, 'carla', people!)).toBe(false)
    expect(answerForLabel(passage, 'dora', soil!)).toBeNull()
  })
})

describe('answers of several coders', () => {
  test('are compared about what all of them judged', () => {
    const passage = passageOf('I1.1', { ana: 'soil-rain soil-water', ben: suggestedOnly('', 'soil-rain') })
    expect(answersInCommon(passage, ['ana', 'ben'], water!)).toEqual([true, false])
  })
  test('are none where they judged different codes, though of the same theme', () => {
    const passage = passageOf('I1.1', {
      ana: suggestedOnly('soil-water', 'soil-water'),
      ben: suggestedOnly('', 'soil-rain'),
    })
    expect(answersInCommon(passage, ['ana', 'ben'], soil!)).toEqual([null, null])
  })
  test('are none for one who judged nothing, and the others are still compared', () => {
    const passage = passageOf('I1.1', { ana: 'soil-water', ben: suggestedOnly('', 'people-help'), carla: '' })
    expect(answersInCommon(passage, ['ana', 'ben', 'carla'], soil!)).toEqual([true, null, false])
    expect(answersInCommon(passage, ['ana', 'ben'], soil!)).toEqual([null, null])
  })
})
