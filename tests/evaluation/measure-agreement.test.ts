import { describe, expect, test } from 'vitest'
import { measureAgreement } from '../../src/evaluation/measure-agreement.ts'
import { findOutlyingCoder, type PairAgreement } from '../../src/evaluation/measure-pairs.ts'
import type { CodedPassage } from '../../src/model/coded-passage.ts'
import { gardenCodebook } from '../support/builders.ts'
import { passageOf, suggestedOnly } from '../support/passages.ts'

/** Passages in which two coders said water to so many: both, the first alone, the second alone, neither; in six interviews. */
function crossed(both: number, first: number, second: number, neither: number): CodedPassage[] {
  const rows = [
    ...Array.from({ length: both }, () => ['soil-water', 'soil-water']),
    ...Array.from({ length: first }, () => ['soil-water', '']),
    ...Array.from({ length: second }, () => ['', 'soil-water']),
    ...Array.from({ length: neither }, () => ['', '']),
  ]
  return rows.map(([ana, ben], at) => passageOf(`I${at % 6}.${at}`, { ana: ana!, ben: ben! }))
}
const labelOf = (passages: readonly CodedPassage[], label: string, tool: string | null = null) =>
  measureAgreement(passages, tool, gardenCodebook, 'code').people!.labels.find((own) => own.label === label)!

describe('agreement of two people about a code', () => {
  test('is that of the textbook example of Cohen’s kappa: 20, 5, 10 and 15 of 50 give 0.4', () => {
    const { kappa, raw, ac1, prevalence, judged, units, fleiss } = labelOf(crossed(20, 5, 10, 15), 'soil-water')
    expect(kappa.value).toBeCloseTo(0.4, 10)
    expect(raw).toBeCloseTo(0.7, 10)
    // Gwet: yes in 55 of 100 judgements, chance 2 × 0.55 × 0.45 = 0.495.
    expect(ac1).toBeCloseTo((0.7 - 0.495) / 0.505, 10)
    expect({ prevalence, judged, units, fleiss }).toEqual({ prevalence: 0.55, judged: 50, units: 35, fleiss: null })
  })
  test('has an interval that holds its value, from interviews, not from passages', () => {
    const { kappa } = labelOf(crossed(20, 5, 10, 15), 'soil-water')
    expect(kappa.low!).toBeLessThan(0.4)
    expect(kappa.high!).toBeGreaterThan(0.4)
    const inOne = crossed(20, 5, 10, 15).map((passage) => ({ ...passage, group: 'I1' }))
    expect(labelOf(inOne, 'soil-water').kappa).toMatchObject({ low: null, high: null })
  })
  test('is undefined, with the reason, where nobody ever gave the code', () => {
    expect(labelOf(crossed(5, 0, 0, 5), 'people-help')).toMatchObject({ undefined: 'no variation', prevalence: 0 })
  })
  test('is undefined, with another reason, where no passage was judged for it by both', () => {
    const passages = [
      passageOf('I1.1', { ana: suggestedOnly('', 'people-help'), ben: suggestedOnly('', 'soil-water') }),
    ]
    expect(labelOf(passages, 'soil-water')).toMatchObject({ undefined: 'no shared units', raw: null, judged: 0 })
  })
})

describe('agreement of a group', () => {
  test('is none where no two people looked at the same passage', () => {
    const apart = [passageOf('I1.1', { ana: 'soil-water' }), passageOf('I1.2', { ben: 'soil-water' })]
    expect(measureAgreement(apart, null, gardenCodebook, 'code')).toMatchObject({
      people: null,
      tool: null,
      apart: null,
    })
  })
  test('of three is that of every pair, and Fleiss’ kappa of what all three judged', () => {
    const rows = ['111', '110', '000', '100'] // Fleiss' kappa of these is 1/3; see tests/math.
    const passages = rows.map((row, at) => {
      const [ana, ben, carla] = [...row].map((yes) => (yes === '1' ? 'soil-water' : ''))
      return passageOf(`I${at}.1`, { ana: ana!, ben: ben!, carla: carla! })
    })
    const { pairs, labels } = measureAgreement(passages, null, gardenCodebook, 'code').people!
    expect(pairs).toEqual([
      ['ana', 'ben'],
      ['ana', 'carla'],
      ['ben', 'carla'],
    ])
    expect(labels[0]!.fleiss).toBeCloseTo(1 / 3, 10)
  })
  test('over whole sets of codes is complete where all sets are equal', () => {
    const passages = [
      passageOf('I1.1', { ana: 'soil-water people-help', ben: 'people-help soil-water' }),
      passageOf('I2.1', { ana: 'soil-water', ben: 'soil-water' }),
      passageOf('I3.1', { ana: '', ben: '' }),
    ]
    expect(measureAgreement(passages, null, gardenCodebook, 'code').people!.masiAlpha.value).toBe(1)
  })
  test('with the tool is measured only on what people read, not on what was suggested to them', () => {
    const read = passageOf('I1.1', { ana: 'soil-water', tool: 'soil-water' })
    const suggested = passageOf('I2.1', { ana: suggestedOnly('soil-water', 'soil-water'), tool: 'soil-water' })
    const { people, tool } = measureAgreement([read, suggested], 'tool', gardenCodebook, 'code')
    expect(people).toBeNull()
    expect(tool).toMatchObject({ units: 1, suggested: 0, pairs: [['ana', 'tool']] })
    expect(measureAgreement([suggested], 'tool', gardenCodebook, 'code').tool).toBeNull()
  })
  test('counts how many passages somebody judged because they were suggested', () => {
    const passages = [
      passageOf('I1.1', { ana: 'soil-water', ben: suggestedOnly('soil-water', 'soil-water') }),
      passageOf('I1.2', { ana: '', ben: '' }),
    ]
    expect(measureAgreement(passages, null, gardenCodebook, 'code').people).toMatchObject({ units: 2, suggested: 1 })
  })
})

describe('a coder who differs from the others', () => {
  const pair = (first: string, second: string, kappa: number | null): PairAgreement => ({
    ...{ coders: [first, second], units: 10, raw: null, kappa, ac1: null, labels: [] },
  })
  test('is the one whose pairs all agree clearly less', () => {
    expect(findOutlyingCoder([pair('ana', 'ben', 0.8), pair('ana', 'carla', 0.3), pair('ben', 'carla', 0.4)])).toEqual({
      coder: 'carla',
      withOthers: expect.closeTo(0.35, 10),
      amongOthers: 0.8,
    })
  })
  test('is nobody where all agree about as much, or where there are two people', () => {
    expect(
      findOutlyingCoder([pair('ana', 'ben', 0.6), pair('ana', 'carla', 0.5), pair('ben', 'carla', 0.5)]),
    ).toBeNull()
    expect(findOutlyingCoder([pair('ana', 'ben', 0.1)])).toBeNull()
    expect(findOutlyingCoder([])).toBeNull()
  })
  test('is nobody where two are equally far from the others, or nothing is known of them', () => {
    const two = [pair('a', 'b', 0.8), pair('c', 'd', 0.8)]
    const across = ['ac', 'ad', 'bc', 'bd'].map(([first, second]) => pair(first!, second!, 0.1))
    expect(findOutlyingCoder([...two, ...across])).toBeNull()
    expect(findOutlyingCoder([pair('a', 'b', 0.8), pair('a', 'c', null), pair('b', 'c', null)])).toBeNull()
  })
})
