import { expect, test } from 'vitest'
import { clusterKey } from '../../src/runtime/store/keys.ts'

const key = (seed: unknown) =>
  clusterKey('a model', { segments: [], names: [] }, {
    clusterer: 'k-means',
    clusters: 2,
    seed,
  } as unknown as Parameters<typeof clusterKey>[2])

test('a key changes with each of its inputs, and is the same for the same', () => {
  expect(key(1)).toBe(key(1))
  expect(new Set([key(1), key(2), key([1]), key({ seed: 1 })]).size).toBe(4)
})

test('an input that JSON cannot tell from another of its kind is a mistake of ours, not a shared key', () => {
  for (const value of [new Map([[1, 2]]), new Set([1]), /a/, () => 1])
    expect(() => key(value)).toThrow(/the input "seed" of a stage is no plain data/)
})
