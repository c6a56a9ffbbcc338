import fc from 'fast-check'
import { expect, test } from 'vitest'
import { widenMatch } from '../../src/exchange/placing/widen-match.ts'

const text = 'well i think that we watered the beds every morning before the others came in you know'
const widened = (from: string, to: string, quote: string) => {
  const { start, end } = widenMatch(text, { start: text.indexOf(from), end: text.indexOf(to) + to.length }, quote)
  return text.slice(start, end)
}

test('a passage goes from the first to the last words of its quote, though a search began and ended inside', () => {
  expect(widened('atered', 'othe', 'we watered the beds before the others came in')).toBe(
    'we watered the beds every morning before the others came in',
  )
})
test('where the first and last words of the quote are not nearby, whole words are taken', () => {
  expect(widened('atered', 'bed', 'somebody gave water to some plants')).toBe('watered the beds')
})
test('a passage that is already the quote stays as it is', () => {
  expect(widened('we watered', 'beds', 'we watered the beds')).toBe('we watered the beds')
})
test('whatever is searched for, what was found is never lost, and no word is cut', () => {
  const place = fc.tuple(fc.nat(text.length - 2), fc.nat(text.length)).filter(([start, end]) => start < end)
  fc.assert(
    fc.property(place, fc.constantFrom('unlike words', 'we watered', 'came in you know'), ([start, end], quote) => {
      const found = widenMatch(text, { start, end }, quote)
      expect(found.start).toBeLessThan(found.end)
      const cut = (at: number) => /\p{L}/u.test(text[at - 1] ?? ' ') && /\p{L}/u.test(text[at] ?? ' ')
      expect([cut(found.start), cut(found.end)]).toEqual([false, false])
    }),
  )
})
