import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseByOrder, type OrderedPassage } from '../../../src/exchange/placing/choose-by-order.ts'

const span = (start: number) => ({ start, end: start + 2 })
const passage = (position: number | null, ...starts: number[]): OrderedPassage => ({
  position,
  isParagraph: false,
  candidates: starts.map(span),
})
const text = '0123456789'.repeat(10)

describe('the place of a passage among several is not guessed', () => {
  test.each([
    ['without any other passage', [passage(5, 10, 20)]],
    ['by one other passage alone, since one has no order', [passage(1, 5), passage(5, 10, 20)]],
    ['if two places are between its neighbours', [passage(1, 5), passage(5, 10, 20), passage(9, 30)]],
    ['if none is between its neighbours', [passage(1, 5), passage(5, 40, 50), passage(9, 30)]],
    ['if it states no position', [passage(1, 5), passage(null, 10, 50), passage(9, 30)]],
    ['if the passages have another order in the transcript', [passage(1, 30), passage(5, 10, 50), passage(9, 5)]],
  ])('%s', (_, passages) => expect(chooseByOrder(passages, text)).toEqual(passages.map(() => null)))
})

test('a passage behind all others, or before them, is chosen by its only neighbour', () => {
  const passages = [passage(1, 40), passage(2, 50), passage(9, 10, 60), passage(0, 10, 60)]
  expect(chooseByOrder(passages, text)).toEqual([null, null, span(60), span(10)])
})
test('a paragraph is the line in which another passage of the same paragraph is', () => {
  const lines = 'yes no yes\nyes no\nyes\n'
  const at = (position: number, ...starts: number[]): OrderedPassage => ({
    ...passage(position, ...starts),
    isParagraph: true,
  })
  const passages = [at(1, 4), at(2, 11 + 4), at(2, 0, 7, 11, 18)]
  expect(chooseByOrder(passages, lines)[2]).toEqual(span(11))
})
test('whatever of a passage’s equals is its place, order never chooses another one', () => {
  // Words stand in the same order in both texts; of some the place is certain, the others have false places as well.
  const anyCase = fc
    .tuple(
      fc.uniqueArray(fc.nat(90), { minLength: 3, maxLength: 10 }),
      fc.array(fc.nat(90), { maxLength: 6 }),
      fc.infiniteStream(fc.boolean()),
    )
    .map(([starts, wrong, sure]) => {
      const sorted = [...starts].sort((a, b) => a - b)
      return sorted.map((start, index) => {
        const isSure = sure.next().value
        const others = isSure ? [] : wrong.filter((one) => one !== start)
        return { right: start, ...passage(index * 3, ...[start, ...new Set(others)].sort((a, b) => a - b)) }
      })
    })
  fc.assert(
    fc.property(anyCase, (passages) => {
      for (const [index, chosen] of chooseByOrder(passages, text).entries())
        if (chosen !== null) expect(chosen.start).toBe(passages[index]!.right)
    }),
  )
})
