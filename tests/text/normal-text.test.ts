import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCodePointCounter } from '../../src/text/code-points.ts'
import { normalText } from '../../src/text/normal-text.ts'

const piece = fc.constantFrom(
  'a',
  'É',
  'e\u0301',
  'ﬁ',
  '’',
  '\u00ad',
  '\u00a0',
  '‑',
  '😀',
  'ｆ',
  '한',
  '\u1112\u1161\u11ab',
  'ß',
  '…',
  '\ud800',
)

describe('a text in normal form', () => {
  test.each([
    ['apostrophes, blanks and hyphens alike', 'don’t\u00a0well‑known', "don't well-known"],
    ['composed letters', 'e\u0301te\u0301', 'été'],
    ['letters of ligatures, and none that cannot be seen', 'oﬃ\u00adce', 'office'],
    ['usual widths', 'ｆｕｌｌ', 'full'],
    ['signs as they are', '1…2 — 3', '1…2 — 3'],
  ])('has %s', (_, text, normal) => expect(normalText(text).text).toBe(normal))
  test('is itself, once it is in normal form', () => {
    fc.assert(
      fc.property(
        fc.array(piece).map((all) => all.join('')),
        (text) => {
          const { text: once } = normalText(text)
          expect(normalText(once).text).toBe(once)
        },
      ),
    )
  })
  test('leads back from every stretch to the characters that it is made of, and never into the middle of one', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1 }).map((all) => all.join('')),
        fc.nat(),
        fc.nat(),
        (text, a, b) => {
          const { text: normal, placeOf } = normalText(text)
          if (normal === '') return
          const start = a % normal.length
          const end = start + 1 + (b % (normal.length - start))
          const place = placeOf(start, end)
          expect(0 <= place.start && place.start < place.end && place.end <= text.length).toBe(true)
          expect(normalText(text.slice(place.start, place.end)).text).toContain(normal.slice(start, end))
        },
      ),
    )
  })
})

test('places in code points are those of a text cut into code points', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', '😀', 'é', '\n', '𝒜'), { maxLength: 12 }),
      fc.nat(12),
      fc.nat(12),
      (pieces, a, b) => {
        const [from, to] = [Math.min(a, b, pieces.length), Math.min(Math.max(a, b), pieces.length)]
        const units = (count: number) => pieces.slice(0, count).join('').length
        expect(createCodePointCounter(pieces.join(''))({ start: units(from), end: units(to) })).toEqual({
          start: from,
          end: to,
        })
      },
    ),
  )
})
test('half of a character counts as one, since it is no pair', () => {
  expect(createCodePointCounter('a\ud83db😀c')({ start: 2, end: 6 })).toEqual({ start: 2, end: 5 })
})
