import { describe, expect, test } from 'vitest'
import { locatedOptions } from '../../src/boundary/located.ts'
import { clusterers } from '../../src/clusterers/index.ts'
import { dot, normalize } from '../../src/math/vectors.ts'
import { matrixOf } from '../../src/model/matrix.ts'
import { noOptions } from '../support/builders.ts'

const cluster = clusterers['k-means'].build(noOptions('clusterer'))
const at = (degrees: number) =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180))
const task = (more: object = {}) => ({ seeds: [], free: 2, seed: 1, ...more })

describe('k-means', () => {
  test('has as centroids the mean directions of the rows in each cluster, of length 1', async () => {
    const rows = [0, 10, 20, 90, 100, 110].map(at)
    const { labels, centroids, stability } = await cluster(matrixOf(rows, 2), task())
    expect(new Set(labels.slice(0, 3)).size + new Set(labels.slice(3)).size).toBe(2)
    const [east, north] = [centroids[labels[0]!]!, centroids[labels[5]!]!]
    expect([dot(east, at(10)), dot(north, at(100))]).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)])
    expect(stability).toBe(1)
  })

  test('moves the centroid of a code to where its segments are', async () => {
    const rows = [40, 50, 60, 170, 180, 190].map(at)
    const { labels, centroids } = await cluster(matrixOf(rows, 2), task({ seeds: [at(0)], free: 1 }))
    expect(labels).toEqual([0, 0, 0, 1, 1, 1])
    expect(dot(centroids[0]!, at(50))).toBeCloseTo(1, 6)
  })

  test('of seeds alone has a cluster for each of them', async () => {
    const { labels } = await cluster(matrixOf([0, 90, 180].map(at), 2), task({ seeds: [180, 0, 90].map(at), free: 0 }))
    expect(labels).toEqual([1, 2, 0])
  })

  test('finds equal rows in any number of clusters without a failure', async () => {
    const { labels, centroids } = await cluster(
      matrixOf(
        Array.from({ length: 5 }, () => at(30)),
        2,
      ),
      task({ free: 3 }),
    )
    expect(labels).toHaveLength(5)
    for (const centroid of centroids) expect(centroid.every(Number.isFinite)).toBe(true)
  })

  test('finds rows of zeros, which are texts without a known word, beside others', async () => {
    const { labels } = await cluster(matrixOf([at(0), at(5), new Float32Array(2), at(90)], 2), task())
    expect(labels.every((label) => label === 0 || label === 1)).toBe(true)
  })

  test('with a single run is as stable as it can be known to be', async () => {
    const once = clusterers['k-means'].build(locatedOptions({ restarts: 1 }, '--clusterer'))
    expect((await once(matrixOf([0, 90].map(at), 2), task())).stability).toBe(1)
  })

  test('does not change its input', async () => {
    const matrix = matrixOf([0, 20, 90].map(at), 2)
    const before = [...matrix.values]
    const seeds = [normalize(Float32Array.of(1, 1))]
    await cluster(matrix, task({ seeds, free: 1 }))
    expect([...matrix.values]).toEqual(before)
    expect([...seeds[0]!]).toEqual([...normalize(Float32Array.of(1, 1))])
  })

  test('refuses options out of range in plain words', () => {
    const build = (options: object) => clusterers['k-means'].build(locatedOptions(options, '--clusterer'))
    expect(() => build({ restarts: 0 })).toThrow(/at least one run/)
    expect(() => build({ iterations: 5000 })).toThrow(/at most 1000 iterations/)
  })
})
