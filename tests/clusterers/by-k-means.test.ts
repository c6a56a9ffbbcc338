import { describe, expect, test } from 'vitest'
import { locatedOptions } from '../../src/boundary/located.ts'
import { clusterers } from '../../src/clusterers/index.ts'
import { noOptions } from '../support/builders.ts'

const cluster = clusterers['k-means'].build(noOptions('clusterer'))
const at = (degrees: number) => [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]

describe('k-means', () => {
  test('has as centroids the means of the rows in each cluster', async () => {
    const rows = [
      [0, 0],
      [0, 2],
      [10, 0],
      [10, 4],
    ]
    const { labels, centroids, scatter } = await cluster(rows, { clusters: 2, seed: 1 })
    expect(centroids[labels[0]!]).toEqual([0, 1])
    expect(centroids[labels[2]!]).toEqual([10, 2])
    expect(scatter).toBe(1 + 1 + 4 + 4)
  })

  test('finds equal rows in any number of clusters without a failure', async () => {
    const { labels, centroids } = await cluster(
      Array.from({ length: 5 }, () => at(30)),
      { clusters: 3, seed: 1 },
    )
    expect(labels).toHaveLength(5)
    for (const centroid of centroids) expect(centroid.every(Number.isFinite)).toBe(true)
  })

  test('finds rows of zeros, which are texts without a known word, beside others', async () => {
    const { labels } = await cluster([at(0), at(5), [0, 0], at(90)], { clusters: 2, seed: 1 })
    expect(labels.every((label) => label === 0 || label === 1)).toBe(true)
  })

  test('does not change its input', async () => {
    const rows = [0, 20, 90].map(at)
    await cluster(rows, { clusters: 2, seed: 1 })
    expect(rows).toEqual([0, 20, 90].map(at))
  })

  test('refuses options out of range in plain words', () => {
    const build = (options: object) => clusterers['k-means'].build(locatedOptions(options, '--clusterer'))
    expect(() => build({ iterations: 0 })).toThrow(/at least one iteration/)
    expect(() => build({ iterations: 5000 })).toThrow(/at most 1000 iterations/)
  })
})
