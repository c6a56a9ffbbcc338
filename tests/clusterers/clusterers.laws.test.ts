import { describe, expect, test } from 'vitest'
import type { Part } from '../../src/boundary/part.ts'
import type { Clusterer } from '../../src/clusterers/clusterer.ts'
import { findStableGroups } from '../../src/clusterers/find-stable-groups.ts'
import { clusterers } from '../../src/clusterers/index.ts'
import { adjustedRandIndex } from '../../src/math/rand-index.ts'
import { createRandom } from '../../src/math/random.ts'
import { normalize } from '../../src/math/vectors.ts'
import { noOptions } from '../support/builders.ts'

const random = createRandom(7)
/** Four groups of 15 vectors, each around its own axis. */
const groups = Array.from({ length: 60 }, (_, index) => index % 4)
const rows = groups.map((group) =>
  normalize(Array.from({ length: 8 }, (_, axis) => (axis === group ? 1 : 0) + (random() - 0.5) * 0.2)),
)

describe.each(Object.entries<Part<Clusterer>>(clusterers))('the clusterer %s', (_, part) => {
  const cluster = part.build(noOptions('clusterer'))

  test('puts every row into exactly one cluster and finds well-separated groups, in any order', async () => {
    for (const order of [[...rows.keys()], [...rows.keys()].reverse()]) {
      const { labels, scatter } = await cluster(
        order.map((row) => rows[row]!),
        { clusters: 4, seed: 1 },
      )
      expect(
        adjustedRandIndex(
          labels,
          order.map((row) => groups[row]!),
        ),
      ).toBe(1)
      expect(scatter).toBeLessThan(5)
    }
  })

  test('gives the same clusters for the same seed', async () => {
    const run = () => cluster(rows, { clusters: 3, seed: 5 })
    expect(await run()).toEqual(await run())
  })

  test('refuses more clusters than rows', async () => {
    await expect(cluster(rows.slice(0, 3), { clusters: 4, seed: 1 })).rejects.toThrowError(
      /4 clusters are more than the 3 segments allow/,
    )
  })

  test('finds groups again that are apart, whole, and scarcely those that chance makes', async () => {
    const interviews = rows.map((_, row) => `T${row % 10}`)
    const found = await findStableGroups(cluster, { rows, interviews, clusters: 4, seed: 1 })
    expect(found.map(({ rows: own }) => own.length)).toEqual([15, 15, 15, 15])
    for (const { stability } of found) expect(stability).toBeGreaterThan(0.9)
    const noise = rows.map(() => normalize(Array.from({ length: 8 }, () => random() - 0.5)))
    for (const { rows: own, stability } of await findStableGroups(cluster, {
      rows: noise,
      interviews,
      clusters: 4,
      seed: 1,
    }))
      expect(own.length < 4 ? 0 : stability).toBeLessThan(0.75)
  })
})

test('the adjusted Rand index is 1 for equal groups, and has the computed value for others', () => {
  expect(adjustedRandIndex([0, 0, 1, 1], [5, 5, 7, 7])).toBe(1)
  // Of 15 pairs 4 are together in a, 3 in b, 1 in both: expected 4 * 3 / 15 = 0.8, at most (4 + 3) / 2 = 3.5
  expect(adjustedRandIndex([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 2, 2])).toBeCloseTo((1 - 0.8) / (3.5 - 0.8), 10)
})
