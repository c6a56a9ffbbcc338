import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codersOf, minPositives, scoreCodings, scorePeople } from '../../src/evaluation/score-codings.ts'
import { gardenCodebook } from '../support/builders.ts'
import { passageOf, suggestedOnly } from '../support/passages.ts'

const codes = (...ids: string[]): ReadonlySet<string> => new Set(ids)
const read = { level: 'code', basis: 'read' } as const

describe('scores of codings', () => {
  // Six passages with the code, four without; found in four of the six and in one of the four.
  const passages = Array.from({ length: 10 }, (_, at) => passageOf(`I${at}.1`, { ana: at < 6 ? 'soil-water' : '' }))
  const found = passages.map((_, at) => (at < 4 || at === 9 ? codes('soil-water') : codes()))

  test('are precision, recall, F1 and kappa by hand', () => {
    const { labels, findings } = scoreCodings(passages, found, gardenCodebook, read)
    const [water] = labels
    expect(water).toMatchObject({ label: 'soil-water', positives: 6, judged: 5, right: 4 })
    expect(water!.precision).toBeCloseTo(4 / 5, 10)
    expect(water!.recall).toBeCloseTo(4 / 6, 10)
    expect(water!.f1).toBeCloseTo(8 / 11, 10)
    // 7 of 10 agree; by chance (6 × 5 + 4 × 5) / 100.
    expect(water!.kappa).toBeCloseTo((0.7 - 0.5) / 0.5, 10)
    expect(findings).toEqual({ judged: 5, right: 4, precision: 0.8 })
  })
  test('of a nested code are those of the code under the theme, and of the theme', () => {
    const nested = found.map((own) => (own.size > 0 ? codes('soil-rain') : own))
    const byCode = scoreCodings(passages, nested, gardenCodebook, read).labels[0]
    expect(byCode).toEqual(scoreCodings(passages, found, gardenCodebook, read).labels[0])
    expect(scoreCodings(passages, nested, gardenCodebook, { ...read, level: 'theme' }).labels[0]!.f1).toBeCloseTo(
      8 / 11,
    )
  })
  test('are averaged over labels with enough passages alone: five for a theme, ten for a code', () => {
    expect(minPositives).toEqual({ theme: 5, code: 10 })
    expect(scoreCodings(passages, found, gardenCodebook, read).macro).toMatchObject({ labels: 0, precision: null })
    const themes = scoreCodings(passages, found, gardenCodebook, { ...read, level: 'theme' }).macro
    expect(themes).toMatchObject({ labels: 1, precision: 0.8, f1: { value: expect.closeTo(8 / 11, 10) } })
  })
  test('of passages judged by their suggestions are precision, and nothing about what was missed', () => {
    const judged = ['soil-water', 'soil-water', ''].map((yes, at) =>
      passageOf(`I${at}.1`, { ana: suggestedOnly(yes, 'soil-water') }),
    )
    const all = judged.map(() => codes('soil-water'))
    const { labels, findings } = scoreCodings(judged, all, gardenCodebook, { level: 'code', basis: 'suggested' })
    expect(labels[0]).toMatchObject({ judged: 3, right: 2, precision: 2 / 3, recall: null, f1: null, kappa: null })
    expect(findings.precision).toBeCloseTo(2 / 3, 10)
    expect(scoreCodings(judged, all, gardenCodebook, read).findings.judged).toBe(0)
  })
  test('of nothing are unknown, not 0', () => {
    const { labels, findings, macro } = scoreCodings([], [], gardenCodebook, read)
    expect(labels[0]).toMatchObject({ positives: 0, precision: null, recall: null, f1: null, kappa: null })
    expect([findings.precision, macro.kappa.value]).toEqual([null, null])
  })
  test('do not depend on the order of passages', () => {
    const rows = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(rows, (pairs) => {
        const some = pairs.map(([yes], at) => passageOf(`I${at % 3}.${at}`, { ana: yes ? 'people-help' : '' }))
        const tool = pairs.map(([, own]) => (own ? codes('people-help') : codes()))
        const straight = scoreCodings(some, tool, gardenCodebook, read).labels
        expect(scoreCodings([...some].reverse(), [...tool].reverse(), gardenCodebook, read).labels).toEqual(straight)
      }),
    )
  })
})

describe('people against each other', () => {
  test('are held against each other both ways, so that precision and recall are the same', () => {
    const passages = [
      passageOf('I1.1', { ana: 'soil-water', ben: 'soil-water' }),
      passageOf('I1.2', { ana: 'soil-water', ben: '' }),
      passageOf('I1.3', { ana: '', ben: '' }),
    ]
    const [water] = scorePeople(passages, gardenCodebook, 'code')!.labels
    expect(water!.precision).toBeCloseTo(0.75, 10)
    expect(water!.recall).toBeCloseTo(0.75, 10)
    expect(water!.f1).toBeCloseTo(2 / 3, 10)
  })
  test('cannot be compared where no two read the same passage', () => {
    const apart = [passageOf('I1.1', { ana: '' }), passageOf('I1.2', { ben: '' })]
    expect(scorePeople(apart, gardenCodebook, 'code')).toBeNull()
    const suggested = [passageOf('I1.1', { ana: '', ben: suggestedOnly('', 'soil-water') })]
    expect(scorePeople(suggested, gardenCodebook, 'code')).toBeNull()
  })
})

test('coders are named in the order in which they appear', () => {
  expect(codersOf([passageOf('I1.1', { ben: '', ana: '' }), passageOf('I1.2', { carla: '', ana: '' })])).toEqual([
    'ben',
    'ana',
    'carla',
  ])
})
