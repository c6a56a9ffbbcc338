import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trimFillers } from '../../src/text/trim-fillers.ts'

describe('fillers in a quote', () => {
  test.each([
    ['So, um, you know, we waited.', 'So, […] we waited.'],
    ['Um, uh, we waited.', '[…] we waited.'],
    ['We, uhm... waited, I mean, long.', 'We, […] waited, […] long.'],
    ['It was, like, three days.', 'It was, […] three days.'],
    ['Ähm, das war so.', '[…] das war so.'],
  ])('of %j are left out: %j', (said, shown) => {
    expect(trimFillers(said, 'en-GB')).toBe(shown)
  })
  test.each([
    'You know him.',
    'I mean it.',
    'It is like that.',
    'What kind of house?',
    'The umbrella, the album, the error, the Hmong.',
    '',
  ])('"%s" has none that carry no meaning', (said) => {
    expect(trimFillers(said, 'en')).toBe(said)
  })
  test.each([
    ['de', 'Um acht hat er, also er selbst, gewartet.', 'Um acht hat er, also er selbst, gewartet.'],
    ['de', 'Da hat er, ähm, hm, gewartet.', 'Da hat er, […] gewartet.'],
    ['pt-BR', 'Foi um dia, um bom dia.', 'Foi um dia, um bom dia.'],
    ['nl', 'Er is, euh, er was een huis.', 'Er is, […] er was een huis.'],
    ['da', 'Er du, like, her?', 'Er du, like, her?'],
  ])('in %s, words that are fillers in English alone stay: %j', (language, said, shown) => {
    expect(trimFillers(said, language)).toBe(shown)
  })
  test('are what differs, whatever the quote is: everything else stays as it is', () => {
    const piece = fc.constantFrom(
      'um',
      'Uh,',
      'er…',
      'house',
      'you know,',
      'like,',
      'I mean,',
      'er',
      'drum',
      '—',
      'was.',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('en', 'de', 'fr'), (pieces, language) => {
        const said = pieces.join(' ')
        const kept = trimFillers(said, language)
          .split('[…]')
          .map((part) => part.trim())
        let from = 0
        for (const part of kept) {
          const found = said.indexOf(part, from)
          expect(found).toBeGreaterThanOrEqual(from)
          from = found + part.length
        }
        for (const word of ['house', 'drum', 'was.'])
          expect(kept.join(' ').split(word).length).toBe(said.split(word).length)
      }),
    )
  })
})
