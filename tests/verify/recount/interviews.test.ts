import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recountSaturation, recountVariations } from '../../../src/verify/recount/interviews.ts'
import { type GivenCoding, type GivenStudy, recountedStudy } from '../../support/recounted-study.ts'

/** A study of so many interviews, in which each code is met in these, from 0. */
const studyOf = (
  interviews: number,
  met: Readonly<Record<string, readonly number[]>>,
  more: Partial<GivenStudy> = {},
) => {
  const ids = Array.from({ length: interviews }, (_, at) => `T${at}`)
  return recountedStudy({
    people: Object.fromEntries(ids.map((id) => [`P${id}`, null])),
    interviews: Object.fromEntries(ids.map((id) => [id, `P${id} P${id}`])),
    codings: Object.entries(met).flatMap(([code, own]) => own.map((at): GivenCoding => ({ code, at: `T${at}/0` }))),
    ...more,
  }).facts
}
const someInterviews = (interviews: number) => fc.uniqueArray(fc.nat({ max: interviews - 1 }))
const permutations = <Item>(items: readonly Item[]): Item[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((first, at) => permutations(items.toSpliced(at, 1)).map((rest) => [first, ...rest]))

describe('recounted saturation', () => {
  test('is how many codes directly under themes are met so far', () => {
    const points = recountSaturation(studyOf(3, { a1: [0], a2: [1], a3: [2], b1: [1] }))
    // a2 is a1, in which it is: after one interview a1; after two b1 as well; after three a3
    expect(points.map(({ seen }) => seen)).toEqual([1, 2, 3])
    expect(points.at(-1)).toMatchObject({ mean: 3, deviation: 0 })
  })
  test('has the mean and the deviation over all orders of the interviews, written out', () => {
    const given = fc.tuple(someInterviews(4), someInterviews(4), someInterviews(4))
    fc.assert(
      fc.property(given, ([a1, a3, b1]) => {
        const points = recountSaturation(studyOf(4, { a1, a3, b1 }))
        for (const [at, { mean, deviation }] of points.entries()) {
          const seen = permutations([0, 1, 2, 3]).map(
            (order) => [a1, a3, b1].filter((own) => order.slice(0, at + 1).some((one) => own.includes(one))).length,
          )
          const average = seen.reduce((all, one) => all + one, 0) / seen.length
          const variance = seen.reduce((all, one) => all + (one - average) ** 2, 0) / seen.length
          expect(mean).toBeCloseTo(average, 10)
          expect(deviation).toBeCloseTo(Math.sqrt(variance), 7)
        }
      }),
      { numRuns: 50 },
    )
  })
  test('counts nothing that was rejected', () => {
    const codings: GivenCoding[] = [{ code: 'a1', at: 'T0/0', status: 'rejected' }]
    expect(recountSaturation(studyOf(2, {}, { codings })).map(({ seen }) => seen)).toEqual([0, 0])
  })
  test('has no point without interviews', () => {
    expect(recountSaturation(studyOf(0, {}))).toEqual([])
    expect(recountVariations(studyOf(0, {}))).toMatchObject({ variations: 0, newCodes: null, unmet: 3 })
  })
})

describe('recounted variations', () => {
  const rowOf = (facts: ReturnType<typeof studyOf>, id: string) =>
    recountVariations(facts).rows.find(({ themeId, codeId }) => (codeId ?? themeId) === id)!
  test('leave out one interview each: a code of one interview is lost in one of them', () => {
    const facts = studyOf(5, { a1: [0], b1: [0, 3] })
    expect([rowOf(facts, 'a1').found, rowOf(facts, 'b1').found, rowOf(facts, 'a3').found]).toEqual([4, 5, 0])
  })
  test('by chance leave out a fifth: a code stays with the chance that all orders give', () => {
    fc.assert(
      fc.property(someInterviews(10), (met) => {
        const subsets = Array.from({ length: 10 }, (_, one) => one).flatMap((one) =>
          Array.from({ length: one }, (_, other) => [one, other]),
        )
        const kept = subsets.filter((left) => met.some((own) => !left.includes(own))).length
        expect(rowOf(studyOf(10, { a1: met }), 'a1').inHundred).toBeCloseTo((100 * kept) / subsets.length, 8)
      }),
      { numRuns: 50 },
    )
  })
  test('keep the order of themes unless one interview decides it', () => {
    expect(recountVariations(studyOf(4, { a1: [0, 1], b1: [2] })).sameOrder).toBe(4)
    // Where an interview with b is left out, a leads as before; where one with a is, both have one, and the first leads.
    expect(recountVariations(studyOf(4, { a1: [0], b1: [1, 2] })).sameOrder).toBe(2)
  })
  test.each([
    // codes met once, still unmet of three, and the exact limits of such a Poisson count (Garwood 1936)
    [{ b1: [0, 1] }, 2, [0, 0, 3.689]],
    [{ b1: [0] }, 2, [1, 0.0253, 5.572]],
    [{ a3: [1], b1: [0] }, 1, [2, 0.2422, 7.2247]],
  ] as const)('expect of the next of ten interviews what %j leaves to be met', (met, unmet, [value, low, high]) => {
    const found = recountVariations(studyOf(10, met))
    expect(found.unmet).toBe(unmet)
    const wanted = [value, low, high].map((one) => Math.min(unmet, one / 10))
    for (const [at, one] of wanted.entries())
      expect([found.newCodes!.value, found.newCodes!.low, found.newCodes!.high][at]).toBeCloseTo(one, 4)
  })
  test('never expect more new codes than are unmet', () => {
    const found = recountVariations(studyOf(1, { a1: [0], b1: [0] }))
    expect([found.unmet, found.newCodes!.value, found.newCodes!.high]).toEqual([1, 1, 1])
  })
  test('without a coder lose what that coder alone has found', () => {
    const span = { start: 0, end: 1 }
    const keyword = { kind: 'keyword' as const, keyword: 'x', span }
    const anchor = { kind: 'anchor' as const, anchor: 'x', similarity: 0.9 }
    const learned = { kind: 'learned' as const, chance: 0.9, needed: 0.5, keywords: 1, wording: 2 }
    const decision = (status: 'accepted' | 'rejected') => ({
      ...{ kind: 'decision' as const, by: 'ana', memo: '', span, status },
    })
    const found = recountVariations(
      studyOf(
        2,
        {},
        {
          codings: [
            { code: 'a1', at: 'T0/0', evidence: [keyword] },
            { code: 'a3', at: 'T0/0', evidence: [keyword, anchor] },
            { code: 'b1', at: 'T1/0', evidence: [keyword, learned] },
            { code: 'a1', at: 'T1/0', status: 'accepted', evidence: [decision('accepted')] },
            { code: 'a3', at: 'T1/0', evidence: [decision('rejected')], coder: 'llm' },
          ],
        },
      ),
    )
    // alone: keyword has a1 in T0, learned has b1, ana a1 in T1, and llm a3 in T1, which ana rejected otherwise
    expect(found.coders).toEqual([
      { coder: 'ana', alone: 1, of: 5, themesLost: 0, codesLost: 0 },
      { coder: 'keyword', alone: 1, of: 5, themesLost: 0, codesLost: 0 },
      { coder: 'learned', alone: 1, of: 5, themesLost: 1, codesLost: 1 },
      { coder: 'llm', alone: 1, of: 5, themesLost: 0, codesLost: 0 },
    ])
    expect(found.rows.find(({ codeId }) => codeId === 'b1')!.withoutCoder).toBe(3)
    expect(found.rows.find(({ codeId }) => codeId === 'a1')!.withoutCoder).toBe(4)
  })
  test('give a row of the table that the analysis does not have to no coder', () => {
    const { facts, written } = recountedStudy({
      people: { Ana: null },
      interviews: { T0: 'Ana Ana' },
      codings: [
        { code: 'a1', at: 'T0/0' },
        { code: 'a1', at: 'T0/1' },
      ],
    })
    const shorter = { ...facts, written: { ...written, codings: written.codings.slice(0, 1) } }
    expect(recountVariations(shorter).coders).toEqual([
      { coder: 'keyword', alone: 1, of: 2, themesLost: 0, codesLost: 0 },
    ])
  })
})
