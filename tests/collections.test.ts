import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compareCodeUnits,
  compareNames,
  countBy,
  createInterner,
  getOrInsert,
  groupBy,
  lookup,
  lowerBound,
  orderBy,
  ratio,
  sameSets,
  sum,
  unique,
} from '../src/collections.ts'

describe('names in order', () => {
  test('have digits by their value: P2 is before P10', () => {
    expect(['P10', 'P2', 'P1b', 'P1a', 'Q1', 'P'].sort(compareNames)).toEqual(['P', 'P1a', 'P1b', 'P2', 'P10', 'Q1'])
    expect(['2024-11', '2024-2', '2023-12'].sort(compareNames)).toEqual(['2023-12', '2024-2', '2024-11'])
  })
  test('differ also where only zeros before a number differ', () => {
    expect(compareNames('P01', 'P1')).toBeLessThan(0)
    expect(compareNames('P01', 'P2')).toBeLessThan(0)
    expect(compareNames('P1', 'P1')).toBe(0)
  })
  test('have blanks before other signs, never as a number', () => {
    expect(['0', '!', ' 5'].sort(compareNames)).toEqual([' 5', '!', '0'])
  })
  test('do not depend on the language of the machine', () => {
    expect(['z', 'ä', 'a', 'Z'].sort(compareNames)).toEqual(['Z', 'a', 'z', 'ä'])
  })
  test('are in one order, whatever they are: a before b and b before c is a before c', () => {
    const piece = fc.constantFrom('0', '5', '10', '05', ' ', '!', 'a', '-', '\t', '٣', '9'.repeat(400))
    const name = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNames(a, b))).toBe(-Math.sign(compareNames(b, a)) + 0)
        expect(compareNames(a, b) === 0).toBe(a === b)
        if (compareNames(a, b) < 0 && compareNames(b, c) < 0) expect(compareNames(a, c)).toBeLessThan(0)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('an order of several ranks', () => {
  const rows = [
    { name: 'b', count: 2 },
    { name: 'a', count: 2 },
    { name: 'c', count: 9 },
  ]
  test('has larger numbers first, and then smaller strings', () => {
    const sorted = rows.toSorted(
      orderBy(
        ({ count }) => count,
        ({ name }) => name,
      ),
    )
    expect(sorted.map(({ name }) => name).join('')).toBe('cab')
  })
  test('leaves equals where they were', () => {
    expect(rows.toSorted(orderBy(() => 0))).toEqual(rows)
    expect(rows.toSorted(orderBy())).toEqual(rows)
  })
  test('is by code unit, so that capitals come before small letters everywhere', () => {
    expect(['é', 'e', 'E', '\u{1F642}', '\uffff'].sort(compareCodeUnits)).toEqual([
      'E',
      'e',
      'é',
      '\u{1F642}',
      '\uffff',
    ])
  })
})

describe('groups', () => {
  test('are in the order in which their keys first appear', () => {
    expect([...groupBy(['pear', 'fig', 'plum', 'date'], (word) => word[0])]).toEqual([
      ['p', ['pear', 'plum']],
      ['f', ['fig']],
      ['d', ['date']],
    ])
    expect([...countBy('banana', (letter) => letter)]).toEqual([
      ['b', 1],
      ['a', 3],
      ['n', 2],
    ])
    expect(unique('banana').join('')).toBe('ban')
  })
  test('have as many members as there were items', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5)), (items) => {
        const keyOf = (item: number) => item % 3
        expect(sum(groupBy(items, keyOf).values(), (group) => group.length)).toBe(items.length)
        expect(sum(countBy(items, keyOf).values(), (count) => count)).toBe(items.length)
        expect([...countBy(items, keyOf)]).toEqual([...groupBy(items, keyOf)].map(([key, all]) => [key, all.length]))
      }),
    )
  })
  test('of words that every object has are groups like others', () => {
    expect([...groupBy(['constructor', '__proto__'], (word) => word).keys()]).toEqual(['constructor', '__proto__'])
  })
})

test('a value is found out once, also where it is undefined', () => {
  const values = new Map<string, undefined>()
  let asked = 0
  for (let time = 0; time < 3; time++)
    getOrInsert(values, 'key', () => {
      asked++
      return undefined
    })
  expect(asked).toBe(1)
})

test('equal texts become one text', () => {
  const intern = createInterner()
  expect([intern('rain'), intern(['ra', 'in'].join('')), intern('sun')]).toEqual(['rain', 'rain', 'sun'])
})

test('a share of nothing is nothing', () => {
  expect([ratio(0, 0), ratio(3, 0), ratio(3, 4)]).toEqual([0, 0, 0.75])
})

test('only what a table itself holds is looked up', () => {
  expect(lookup({ rain: 1 }, 'rain')).toBe(1)
  for (const inherited of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
    expect(lookup<unknown>({ rain: 1 }, inherited)).toBeUndefined()
})

test('sets are the same if they have the same members, in any order', () => {
  expect(sameSets(new Set([1, 2]), new Set([2, 1]))).toBe(true)
  expect(sameSets(new Set([1, 2]), new Set([1]))).toBe(false)
  expect(sameSets(new Set([1]), new Set([1, 2]))).toBe(false)
  expect(sameSets(new Set(), new Set())).toBe(true)
})

test('halving finds the first position at which something is reached', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), fc.nat(60), (numbers, wanted) => {
      const sorted = numbers.sort((a, b) => a - b)
      const expected = sorted.findIndex((number) => number >= wanted)
      expect(lowerBound(sorted.length, (position) => sorted[position]! >= wanted)).toBe(
        expected === -1 ? sorted.length : expected,
      )
    }),
  )
})
