import { expect, test } from 'vitest'
import { foldsByGroup } from '../../src/math/folds.ts'

test('folds are of similar size: the largest interviews are dealt first, each to the smallest fold', () => {
  // Interviews of 4, 3, 2, 2 and 1 passages in two folds of 6.
  const folds = foldsByGroup([...'aaaabbbccdde'], 2)
  const interviews = folds.map(({ test: own }) => own.map((position) => 'aaaabbbccdde'[position]).join(''))
  expect(interviews).toEqual(['aaaadd', 'bbbcce'])
})

test('there are no more folds than interviews, and none for a single one', () => {
  expect(foldsByGroup([...'abc'], 10)).toHaveLength(3)
  expect(foldsByGroup([...'aaaa'], 5)).toEqual([])
  expect(foldsByGroup([], 5)).toEqual([])
})

test('each fold trains on exactly what it does not test', () => {
  for (const { training, test: tested } of foldsByGroup([...'abcabcab'], 3))
    expect([...training, ...tested].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})
