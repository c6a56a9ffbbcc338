import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coveredShare, isMostlyIn, isSamePlace, overlapLength, overlaps, textAt } from '../../src/model/span.ts'

const span = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }))
  .map(([start, size]) => ({ start, end: start + size }))
/** The characters of a span, one by one: the definition that everything else is compared with. */
const charactersOf = ({ start, end }: { start: number; end: number }): Set<number> =>
  new Set(Array.from({ length: end - start }, (_, index) => start + index))

describe('a span', () => {
  test('includes its start and excludes its end, in UTF-16 units', () => {
    expect(textAt('It was 🙂 dry.', { start: 7, end: 9 })).toBe('🙂')
    expect(textAt('It was 🙂 dry.', { start: 7, end: 7 })).toBe('')
  })

  test('that ends where another begins does not overlap it', () => {
    expect(overlaps({ start: 0, end: 5 }, { start: 5, end: 9 })).toBe(false)
    expect(overlaps({ start: 0, end: 6 }, { start: 5, end: 9 })).toBe(true)
  })

  test('overlaps another exactly if they share a character, from either side', () => {
    fc.assert(
      fc.property(span, span, (a, b) => {
        const shared = countShared(a, b)
        expect(overlaps(a, b)).toBe(shared > 0)
        expect(overlaps(b, a)).toBe(shared > 0)
        expect(Math.max(0, overlapLength(a, b))).toBe(shared)
      }),
    )
  })

  test('that shares nothing has minus the distance as its overlap', () => {
    expect(overlapLength({ start: 0, end: 4 }, { start: 10, end: 12 })).toBe(-6)
    expect(overlapLength({ start: 0, end: 4 }, { start: 4, end: 12 })).toBe(0)
  })
})

function countShared(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const inB = charactersOf(b)
  return [...charactersOf(a)].filter((character) => inB.has(character)).length
}

describe('the same place', () => {
  test('is one where half of the shorter span lies in the longer one', () => {
    const sentence = { start: 100, end: 200 }
    expect(isMostlyIn({ start: 190, end: 210 }, sentence)).toBe(true)
    expect(isMostlyIn({ start: 191, end: 211 }, sentence)).toBe(false)
    expect(isMostlyIn(sentence, { start: 190, end: 210 })).toBe(false)
    expect(isSamePlace(sentence, { start: 190, end: 210 })).toBe(true)
    expect(isSamePlace(sentence, { start: 191, end: 211 })).toBe(false)
  })

  test('is symmetric, and every span is at its own place', () => {
    fc.assert(
      fc.property(span, span, (a, b) => {
        expect(isSamePlace(a, b)).toBe(isSamePlace(b, a))
        expect(isSamePlace(a, a)).toBe(true)
      }),
    )
  })
})

describe('the covered share of a span', () => {
  test('counts what several spans cover together only once', () => {
    const passage = { start: 10, end: 30 }
    const read = [
      { start: 20, end: 25 },
      { start: 5, end: 15 },
      { start: 12, end: 22 },
    ]
    expect(coveredShare(passage, read)).toBe(0.75)
  })

  test('is 0 for none and for spans beside it, and 1 for one that contains it', () => {
    const passage = { start: 10, end: 30 }
    expect(coveredShare(passage, [])).toBe(0)
    expect(
      coveredShare(passage, [
        { start: 0, end: 10 },
        { start: 30, end: 99 },
      ]),
    ).toBe(0)
    expect(coveredShare(passage, [{ start: 0, end: 99 }])).toBe(1)
  })

  test('is the number of its covered characters by its length, in any order of the others', () => {
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 6 }), (whole, others) => {
        const covered = [...charactersOf(whole)].filter((character) =>
          others.some(({ start, end }) => start <= character && character < end),
        ).length
        expect(coveredShare(whole, others)).toBeCloseTo(covered / (whole.end - whole.start), 12)
        expect(coveredShare(whole, [...others].reverse())).toBeCloseTo(covered / (whole.end - whole.start), 12)
      }),
    )
  })
})
