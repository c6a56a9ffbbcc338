import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldWithPlaces } from '../../src/text/fold.ts'
import { nameKey } from '../../src/text/name-key.ts'

describe('a folded name', () => {
  test.each([
    ['O’NEILL, Jörg', 'oneill, jorg'],
    ['Łukasz Brølin', 'lukasz brolin'],
    ['STRAẞE, Straße', 'strasse, strasse'],
    ['İbrahim, Işık', 'ibrahim, isik'],
    ['Æsa Þórsdóttir', 'aesa thorsdottir'],
    ['ﬁona', 'fiona'],
    ['Ａｎａ', 'ana'],
    ["D'Arcy D`Arcy", 'darcy darcy'],
    ['An\u00adna', 'anna'],
  ])('of %s is %s', (name, folded) => {
    expect(fold(name)).toBe(folded)
  })

  test('is the same however its letters are composed, and folding it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
      }),
    )
  })

  test('knows for each of its letters where it comes from, marks included', () => {
    const { folded, starts, ends } = foldWithPlaces('Ｊo\u0308rg ß!')
    expect(folded).toBe('jorg ss!')
    const placeOf = (at: number) => [starts[at], ends[at]]
    expect(placeOf(1)).toEqual([1, 3]) // o with its mark
    expect([placeOf(5), placeOf(6)]).toEqual([
      [6, 7],
      [6, 7],
    ])
  })

  test('has a place in the text for every letter, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { folded, starts, ends } = foldWithPlaces(text)
        expect([starts.length, ends.length]).toEqual([folded.length, folded.length])
        starts.forEach((start, at) => {
          expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0)
          expect(ends[at]!).toBeGreaterThan(start)
          expect(ends[at]!).toBeLessThanOrEqual(text.length)
        })
      }),
    )
  })
})

describe('a name as it is compared', () => {
  test.each([
    [' FEMALE ', 'female'],
    ['O’Neill  Ana', "o'neill ana"],
    ['Anna‑Lena', 'anna-lena'],
    ['Jo\u0308rg', 'jörg'],
    ['R&D\tteam', 'r&d team'],
    ['\u200fדנה\u200f', 'דנה'],
    ['', ''],
  ])('%j is %j', (name, key) => {
    expect(nameKey(name)).toBe(key)
  })
  test('keeps accents: Jörg and Jorg are two people', () => {
    expect(nameKey('Jörg')).not.toBe(nameKey('Jorg'))
  })
  test('is the same for the same name in capitals, with other blanks, or composed otherwise', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'é', 'ö', ' ', '-', "'", 'z'), minLength: 1 })
    fc.assert(
      fc.property(name, (own) => {
        expect(nameKey(` ${own.toUpperCase().normalize('NFD')}\u00a0`)).toBe(nameKey(own))
        expect(nameKey(nameKey(own))).toBe(nameKey(own))
      }),
    )
  })
})
