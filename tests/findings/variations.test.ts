import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countSaturation } from '../../src/findings/counts/count-saturation.ts'
import { measureVariations } from '../../src/findings/counts/measure-variations.ts'
import { tallySources } from '../../src/findings/tally/tally-sources.ts'
import { poissonLimits } from '../../src/math/poisson-limits.ts'
import type { Codebook } from '../../src/model/codebook.ts'
import type { AttributedCoding } from '../../src/model/coding.ts'
import '../support/seed.ts'

const code = (id: string, themeId: string) => ({
  ...{ id, themeId, parentId: null, label: id, was: [], description: '', include: '', exclude: '' },
  ...{ examples: [], counterexamples: [], keywords: [] },
})
const codebook: Codebook = {
  ...{ name: 'x', version: '1', language: 'en', retired: [] },
  themes: ['s', 't'].map((id) => ({ id, label: id, description: '', color: '#000000', crosscutting: false })),
  codes: [code('s1', 's'), code('s2', 's'), code('t1', 't'), code('t2', 't'), code('t3', 't')],
}
const ids = ['P1', 'P2', 'P3', 'P4']
const measure = (...codes: readonly (readonly string[])[]) =>
  measureVariations(
    { codesByTranscript: new Map(codes.map((own, at) => [ids[at]!, own])), restsOn: new Map() },
    ids,
    codebook,
  )

test('a code that one interview alone has is missed in one variation, any other is met in all', () => {
  const { rows, sameOrder, unmet, newCodes } = measure(['s1', 't1'], ['s1'], ['s1', 's2'], [])
  const foundIn = (id: string) => rows.find(({ themeId, codeId }) => (codeId ?? themeId) === id)!.found
  expect(['s', 's1', 's2', 't', 't1', 't2', 't3'].map(foundIn)).toEqual([4, 4, 3, 3, 3, 0, 0])
  expect({ sameOrder, unmet }).toEqual({ sameOrder: 4, unmet: 2 })
  // two codes of one interview each, of four interviews; limits of a Poisson count of 2: 0.242 to 7.225
  expect(newCodes!.value).toBe(0.5)
  expect(newCodes!.low).toBeCloseTo(0.2422 / 4, 4)
  expect(newCodes!.high).toBeCloseTo(7.2247 / 4, 4)
})
test('themes that swap their order when an interview is left out are counted', () => {
  expect(measure(['s1'], ['s1'], ['t1'], []).sameOrder).toBe(4) // with equals the order of the codebook stays
  expect(measure(['t1'], ['t1'], ['s1'], []).sameOrder).toBe(2) // without either of the first two, s is before t again
})
test('where every code is met, no new one is expected', () => {
  expect(measure(['s1', 's2', 't1', 't2', 't3'], ['s1'], [], []).newCodes).toEqual({ value: 0, low: 0, high: 0 })
})
test('the limits of Poisson counts are those of the tables: 0, 1, 10', () => {
  const [none, one, ten] = [0, 1, 10].map(poissonLimits)
  expect(none!.high).toBeCloseTo(3.6889, 4)
  expect([one!.low, one!.high].map((value) => value.toFixed(4))).toEqual(['0.0253', '5.5716'])
  expect([ten!.low, ten!.high].map((value) => value.toFixed(4))).toEqual(['4.7954', '18.3904'])
})
test('what is expected is the last step of the mean over all orders, unless the codebook has less left', () => {
  const sets = fc.subarray(['s1', 's2', 't1', 't2', 't3'])
  fc.assert(
    fc.property(fc.tuple(sets, sets, sets, sets), (codes) => {
      const codesByTranscript = new Map(codes.map((own, at) => [ids[at]!, own]))
      const { points } = countSaturation({ codesByTranscript }, ids)
      const { newCodes, unmet } = measureVariations({ codesByTranscript, restsOn: new Map() }, ids, codebook)
      expect(newCodes!.value).toBeCloseTo(Math.min(unmet, points[3]!.mean - points[2]!.mean), 9)
    }),
  )
})

test('without a fifth of ten interviews, a code that two have is lost in one of 45 choices', () => {
  const ten = Array.from({ length: 10 }, (_, at) => `P${at + 1}`)
  const codesByTranscript = new Map(
    ten.map((id, at) => [id, at === 0 ? ['s1', 's2'] : at === 1 ? ['s1', 't1'] : ['t1']]),
  )
  const { rows } = measureVariations({ codesByTranscript, restsOn: new Map() }, ten, codebook)
  const inHundred = (id: string) => rows.find(({ themeId, codeId }) => (codeId ?? themeId) === id)!.inHundred
  expect(inHundred('s1')).toBeCloseTo(100 * (44 / 45), 9)
  expect(inHundred('s2')).toBeCloseTo(80, 9) // one interview, left out in 2 of 10
  expect(inHundred('t1')).toBe(100) // nine interviews cannot be among two
  expect(inHundred('t2')).toBe(0)
})
test('without a coder, what rests on nobody else is lost', () => {
  const coding = (codeId: string, evidence: readonly object[]) =>
    ({ codeId, coder: 'keyword', evidence }) as unknown as AttributedCoding
  const keyword = { kind: 'keyword' }
  const by = (name: string, status = 'accepted') => ({ kind: 'decision', by: name, status })
  const rowsOf = (id: string) => [id.charAt(0), id]
  const restsOn = tallySources(
    [
      coding('s1', [keyword]),
      coding('s1', [keyword, by('ana')]),
      coding('s2', [by('ana')]),
      coding('t1', [keyword, by('ben', 'rejected')]),
    ],
    rowsOf,
  )
  const codesByTranscript = new Map([['P1', ['s1', 's2', 't1']]])
  const { rows, coders } = measureVariations({ codesByTranscript, restsOn }, ids, codebook)
  expect(coders).toEqual([
    { coder: 'ana', alone: 1, of: 4, themesLost: 0, codesLost: 1 },
    { coder: 'keyword', alone: 2, of: 4, themesLost: 1, codesLost: 1 },
  ])
  const without = (id: string) => rows.find(({ themeId, codeId }) => (codeId ?? themeId) === id)!.withoutCoder
  expect(['s', 's1', 's2', 't', 't1', 't2'].map(without)).toEqual([2, 2, 1, 1, 1, 0])
})
test('weights stand for the keywords that they weigh, and a model has its own name', () => {
  const coding = (kinds: readonly object[]) =>
    ({ codeId: 's1', coder: 'learned', evidence: kinds }) as unknown as AttributedCoding
  const found = tallySources(
    [coding([{ kind: 'keyword' }, { kind: 'learned' }]), coding([{ kind: 'machine', by: 'model-x' }])],
    () => ['s1'],
  )
  expect([...found]).toEqual([
    ['s1 ', 2],
    ['s1 learned', 1],
    ['s1 model-x', 1],
  ])
})
