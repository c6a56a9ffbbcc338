import { expect, test } from 'vitest'
import { isIterable, madeAnew, mapEach } from '../../src/model/made-anew.ts'

test('items are made when they are read, each time from the first, and no more than are read', () => {
  const made: number[] = []
  const items = madeAnew(function* () {
    for (let item = 1; item <= 3; item++) {
      made.push(item)
      yield item
    }
  })
  expect(made).toEqual([])
  const [first] = items
  expect([first, made]).toEqual([1, [1]])
  expect([...items]).toEqual([1, 2, 3])
  expect([...mapEach(items, (item) => 2 * item)]).toEqual([2, 4, 6])
})

test('a program that writes them as JSON gets a list, wherever they are', () => {
  expect(JSON.stringify({ pairs: madeAnew(() => new Set(['a', 'b'])) })).toBe('{"pairs":["a","b"]}')
})

test('lists and made items can be read item by item; a text is no list of its letters', () => {
  expect([[], new Map(), madeAnew(() => [])].map(isIterable)).toEqual([true, true, true])
  expect(['letters', null, { length: 1 }].map(isIterable)).toEqual([false, false, false])
})
